import { describe, expect, it } from 'vitest';
import { createMemory } from '../src/memory.js';

/** A memory of the ids from 1 on, each with its number. */
function memoryOf(count: number) {
  const memory = createMemory<number>();
  for (let id = 1; id <= count; id += 1) memory.remember(`${id}`, id);
  return memory;
}

describe('a memory', () => {
  it('knows the last 1000 ids', () => {
    const { known, remember } = memoryOf(1000);
    expect([known.size, known.get('1')]).toEqual([1000, 1]);
    remember('1001', 1001);
    expect([known.size, known.has('1'), known.get('2')]).toEqual([1000, false, 2]);
    remember('1002', 1002);
    expect([known.size, known.has('2'), known.get('1002')]).toEqual([1000, false, 1002]);
  });

  it('takes an id that comes again for the newest, with what it says now', () => {
    const { known, remember } = memoryOf(1000);
    remember('1', -1);
    expect([...known.keys()].at(-1)).toBe('1');
    remember('1001', 1001);
    expect([known.get('1'), known.has('2'), known.size]).toEqual([-1, false, 1000]);
  });

  it('forgets no other id for one that comes again', () => {
    const { known, remember } = memoryOf(1000);
    for (let time = 0; time < 3; time += 1) remember('500', time);
    expect([known.size, known.has('1'), known.get('500')]).toEqual([1000, true, 2]);
  });

  it('goes on with the oldest that is left where some were forgotten in between', () => {
    const { known, remember } = memoryOf(1000);
    known.delete('1');
    remember('1001', 1001);
    expect([known.size, known.has('2')]).toEqual([1000, true]);
    remember('1002', 1002);
    expect([known.size, known.has('2'), known.has('3')]).toEqual([1000, false, true]);
  });
});
