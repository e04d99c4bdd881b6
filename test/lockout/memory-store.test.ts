import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/lockout/memory-store.js';
import { storeContract, stored } from './store.contract.js';

describe('memoryStore', () => {
  storeContract(() => {
    const store = memoryStore();
    return { open: () => store };
  });

  it('answers at once', () => {
    const store = memoryStore();
    expect(store.write('', stored('201'))).toBeUndefined();
    expect(store.read('')).toEqual([['201', stored('201')]]);
    expect(store.remove('', '201')).toBeUndefined();
  });

  it('shares nothing with another memory store', async () => {
    await memoryStore().write('', stored('201'));
    expect(memoryStore().read('')).toEqual([]);
  });
});
