import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/index.js';
import { keyValueStore } from '../../src/key-value-store.js';
import { type AsyncStorageLike, nativeStore } from '../../src/native.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';

/** An AsyncStorage, whose functions need their object, as those of a class do. */
function device() {
  const items = new Map<string, string>();
  const AsyncStorage: AsyncStorageLike & { readonly items: Map<string, string> } = {
    items,
    async getItem(key) {
      return this.items.get(key) ?? null;
    },
    async setItem(key, value) {
      this.items.set(key, value);
    },
    async removeItem(key) {
      this.items.delete(key);
    },
  };
  return { items, AsyncStorage };
}

describe('nativeStore', () => {
  it('keeps lockouts, and nothing else, over a restart of the app, and removes what has ended', async () => {
    const { items, AsyncStorage } = device();
    const clock = manualClock();
    const start = () =>
      rig({ account: 'a7f3', clock, store: nativeStore(AsyncStorage, { clock }) });
    const first = start();
    first.engine.receive({ majorCode: 136, wait: 90, message: 'secret' });
    await first.engine.dispose();
    expect([...items.keys()]).toEqual(['igap-reactions-a7f3']);
    expect(items.get('igap-reactions-a7f3')).not.toContain('secret');

    const second = start();
    await second.engine.restored;
    expect(second.engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 90_000 });
    await clock.advance(90_000);
    await second.engine.dispose();
    expect(items.size).toBe(0);
    expect(second.news()).toEqual(['lockout.started', 'lockout.ended']);
  });

  it('finds what keyValueStore wrote, under a prefix of its own too', async () => {
    const { AsyncStorage } = device();
    const clock = manualClock();
    const options = { prefix: 'mine', clock };
    const before = rig({ clock, store: keyValueStore(AsyncStorage, options) });
    before.engine.lockOut({ action: 201, waitMs: 5000 });
    await before.engine.dispose();
    const after = rig({ clock, store: nativeStore(AsyncStorage, options) });
    await after.engine.restored;
    expect(after.engine.guard(201).allowed).toBe(false);
  });

  it.each([
    ['nothing', undefined],
    ['the module instead of its default export', { default: device().AsyncStorage }],
    ['a storage that lacks a function', { getItem: async () => null, setItem: async () => {} }],
  ])('of %s is an OptionError', (_, given) => {
    const make = () => nativeStore(given as never);
    expect(make).toThrow(OptionError);
    expect(make).toThrow('nativeStore(AsyncStorage)');
  });

  it('with a wrong prefix is an OptionError that names it', () => {
    expect(() => nativeStore(device().AsyncStorage, { prefix: 'a b' })).toThrow(/^prefix /);
  });
});
