import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReactionEngine, memoryStore } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { requestRig } from '../support/request.js';
import { heldRig } from '../support/session.js';
import { trap } from '../support/strangers.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A signal was asked for that cannot be made. */
const noController = { code: 'platform', message: 'The platform refused an AbortController' };
const faultsOf = (emitted: readonly { readonly name: string; readonly payload: unknown }[]) =>
  emitted.filter(({ name }) => name === 'fault').map(({ payload }) => payload);

describe('a platform that refuses an AbortController', () => {
  it('as a worker at module scope does: a fault, and login is called with a signal all the same', async () => {
    vi.stubGlobal('AbortController', trap);
    const { engine, clock, held, emitted } = heldRig();
    expect(engine.receive({ majorCode: 2 }).outcome).toBe('resolved');
    await clock.advance(0);
    expect(held.last.signal.aborted).toBe(false);
    expect(faultsOf(emitted)).toEqual([noController]);
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('ready');
  });

  it('lets requests be sent and settle', async () => {
    vi.stubGlobal('AbortController', undefined);
    const { ask, last, emitted, settle } = requestRig();
    const outcome = ask('one');
    expect(() => last('one').signal.addEventListener('abort', () => {})).not.toThrow();
    last('one').answer('done');
    await settle();
    expect(outcome.value).toBe('done');
    expect(faultsOf(emitted)).toEqual([noController]);
  });
});

describe('a platform that refuses a timer', () => {
  it('is one fault; receive does not throw, and what is locked stays so', () => {
    vi.stubGlobal('setTimeout', trap);
    const engine = createReactionEngine({
      store: memoryStore(),
      channel: null,
      login: () => new Promise(() => {}),
    });
    const faults: string[] = [];
    engine.on('fault', ({ code }) => faults.push(code));
    for (const frame of [{ majorCode: 136, wait: 60 }, { majorCode: 2 }, { majorCode: 110 }]) {
      expect(engine.receive(frame).outcome).toBe('resolved');
    }
    expect(engine.guard(100).allowed).toBe(false);
    expect(faults).toEqual(['clock']);
  });
});

describe('the queue of a turn', () => {
  it('goes on after a task that throws: the second login of two engines, the abort of two requests', async () => {
    const { engine, emitted } = rig();
    const seen: string[] = [];
    engine.on('reaction', () => {
      seen.push('first');
      throw new Error('one');
    });
    engine.on('reaction', () => {
      seen.push('second');
    });
    engine.on('error.reported', () => {
      seen.push('third');
    });
    engine.receive({ majorCode: 1 });
    expect(seen).toEqual(['first', 'second', 'third']);
    expect(faultsOf(emitted)).toHaveLength(1);
    engine.receive({ majorCode: 8 });
    expect(engine.state.session).toBe('terminated');
  });
});
