import { describe, expect, it } from 'vitest';
import type { ReactionEngine } from '../../src/index.js';
import { flow } from '../port/rig.js';
import { rig } from '../support/engine.js';
import { outcomeOf } from '../support/request.js';
import { type CallbackCell, callbackCells } from './callback.js';
import { titleOf } from './cell.js';
import { inTrouble } from './functions.js';
import { faultsOf, refused, settlingOf } from './look.js';

/** Long enough for what never answers, and for the back-off after it. */
const longMs = 15_000;
const lockedMs = 100_000;

/** An engine whose app is in the cell; 9 is locked. */
function appIn({ how, callback }: CallbackCell) {
  const made: { engine?: ReactionEngine } = {};
  const trouble = inTrouble(how, callback, () => made.engine as ReactionEngine);
  const call = trouble.call as never;
  const at = rig({
    account: 'a',
    login: callback === 'login' ? call : async () => {},
    ...(callback === 'hasToken' && { hasToken: call }),
  });
  made.engine = at.engine;
  at.engine.lockOut({ action: 9, waitMs: lockedMs });
  return { ...at, trouble, call };
}

/** Has the app's function called, once where it is well. What it came to. */
async function use(at: ReturnType<typeof appIn>, { callback }: CallbackCell): Promise<string> {
  const { engine, clock, emitted, call, trouble } = at;
  const logins = () => emitted.filter(({ name }) => name === 'login.succeeded').length;
  const [callsBefore, loginsBefore] = [trouble.calls, logins()];
  let others = 0;
  const ofPromise = async (promise: Promise<unknown>) => {
    const outcome = outcomeOf(promise);
    if (callback === 'filter') engine.receive({ majorCode: 1 });
    await flow();
    await clock.advance(longMs);
    expect(outcome.settled).toBe(true);
    const { name, message } = Object(outcome.error);
    if (message === 'secret') return 'rejects with its error';
    if (callback === 'send' && !name) expect(outcome.value).toBe('answer');
    return name ?? 'works';
  };
  switch (callback) {
    case 'login':
    case 'hasToken':
      engine.logIn();
      await flow();
      await clock.advance(longMs);
      if (logins() - loginsBefore !== 1) return 'no login';
      expect(engine.state.session).toBe('ready');
      return trouble.calls - callsBefore > 1 ? 'works at the second try' : 'works';
    case 'send':
      return ofPromise(engine.request(201, call));
    case 'whileLockedOut':
      engine.lockOut({ action: 201, waitMs: 5000 });
      return ofPromise(engine.request(201, async () => {}, { whileLockedOut: call }));
    case 'filter':
      return ofPromise(engine.waitFor('reaction', { filter: call }));
    case 'a listener': {
      const requestId = `outer-${callsBefore}`;
      const off = engine.on('reaction', call);
      engine.on('reaction', ({ frame }) => {
        if (frame.requestId === requestId) others++;
      });
      engine.receive({ majorCode: 1, requestId });
      await flow();
      if (how(engine) === 'living') off();
      return others === 1 ? 'works' : 'not called';
    }
  }
}

/** Whether an engine lives. */
function how(engine: ReactionEngine): 'living' | 'disposed' {
  try {
    engine.lockouts();
    return 'living';
  } catch {
    return 'disposed';
  }
}

describe('a function of the app in trouble', () => {
  it.each(callbackCells.map((cell) => [titleOf(cell), cell] as const))('%s', async (_, cell) => {
    const at = appIn(cell);
    const { engine, clock, trouble } = at;
    const end = await use(at, cell);
    expect(trouble.calls).toBeGreaterThan(0);
    const faults = faultsOf(at);
    expect(faults.map(({ code }) => code)).toEqual(cell.faults);
    expect(JSON.stringify(faults)).not.toContain('secret');

    if (cell.end === 'disposed') {
      expect(['DisposedError', 'no login', 'not called']).toContain(end);
      expect(how(engine)).toBe('disposed');
      const emitted = at.emitted.length;
      await clock.advance(lockedMs);
      expect(at.emitted).toHaveLength(emitted);
    } else {
      expect(end).toBe(cell.end === 'counts as yes' ? 'works' : cell.end);
      // What is known refuses still; what was locked inside of the call, too.
      expect(refused(engine)).toEqual(cell.how === 'reenters' ? [8, 9] : [9]);
      // The next time it works, and is used.
      expect(await use(at, cell)).toBe('works');
      expect(faultsOf(at)).toEqual(faults);
      await clock.advance(lockedMs - 1 - clock.monotonic());
      expect(refused(engine)).toContain(9);
      await clock.advance(1);
      expect(refused(engine)).toEqual([]);
    }
    const disposal = settlingOf(engine.dispose());
    await flow();
    expect(disposal.settled).toBe(true);
    expect(clock.pending).toBe(0);
  });
});
