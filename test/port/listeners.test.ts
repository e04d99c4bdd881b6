import { describe, expect, it, vi } from 'vitest';
import { createListeners } from '../../src/port/listeners.js';

describe('listeners by name', () => {
  it('say whether somebody listens', () => {
    const { on, emit } = createListeners(() => {});
    expect(emit('fault')).toBe(false);
    const off = on('fault', () => {});
    expect([emit('fault'), emit('reaction')]).toEqual([true, false]);
    off();
    expect(emit('fault')).toBe(false);
  });

  it('are gone once all are cleared', () => {
    const { on, emit, clear } = createListeners(() => {});
    const listeners = [vi.fn(), vi.fn()] as const;
    on('fault', listeners[0]);
    on('reaction', listeners[1]);
    clear();
    expect([emit('fault'), emit('reaction')]).toEqual([false, false]);
    for (const listener of listeners) expect(listener).not.toHaveBeenCalled();
  });
});
