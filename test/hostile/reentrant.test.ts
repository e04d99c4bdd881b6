// What the model of callbacks that call the engine has found, one by one.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attach, type SocketLike } from '../../src/attach.js';
import { type ManualClock, manualClock, testEngine } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { outcomeOf } from '../support/request.js';
import { heldLogin } from '../support/session.js';
import { trap } from '../support/strangers.js';

const unhandled: unknown[] = [];
const listener = (reason: unknown) => unhandled.push(reason);
beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', listener);
});
afterEach(() => {
  process.off('unhandledRejection', listener);
});

type Looked = 'now' | 'monotonic' | 'setTimeout';

/** A clock that calls back, once, at the `at`-th call of one of its functions since `act` was set. */
function callingClock(name: Looked, at = 1) {
  const clock = manualClock();
  const calling: { act?: () => unknown } = {};
  let calls = 0;
  const call = (...args: never[]) => {
    if (calling.act && ++calls === at) calling.act();
    return Reflect.apply(clock[name], clock, args);
  };
  return { clock: { ...clock, [name]: call } as ManualClock, calling };
}

const faultsOf = ({ emitted }: Pick<ReturnType<typeof rig>, 'emitted'>) =>
  emitted.flatMap(({ name, payload }) => (name === 'fault' ? [payload] : []));

describe('dispose() inside a clock', () => {
  it('that a new request looks at rejects that request', async () => {
    const { clock, calling } = callingClock('now');
    const { engine } = testEngine({ clock });
    calling.act = engine.dispose;
    const outcome = outcomeOf(engine.request(201, async () => 'sent'));
    await clock.advance(0);
    expect(outcome.error).toMatchObject({ name: 'DisposedError' });
  });

  it('that a sign-in looks at lets its promise settle', async () => {
    const { clock, calling } = callingClock('now');
    const { engine } = testEngine({ clock });
    calling.act = engine.dispose;
    const outcome = outcomeOf(engine.signedIn({ account: 'b' }));
    await clock.advance(0);
    expect(outcome.settled).toBe(true);
  });

  it('in the midst of a turn: neither login nor send is called', async () => {
    for (const looked of ['now', 'monotonic', 'setTimeout'] as const) {
      const { clock, calling } = callingClock(looked);
      const { login } = heldLogin();
      const { engine } = testEngine({ clock, login });
      const send = vi.fn(async () => 'sent');
      engine.disconnected();
      const outcome = outcomeOf(engine.request(100, send));
      await clock.advance(0);
      calling.act = engine.dispose;
      engine.connected();
      await clock.advance(0);
      expect(outcome.error).toMatchObject({ name: 'DisposedError' });
      expect(login).not.toHaveBeenCalled();
      expect(send).not.toHaveBeenCalled();
    }
  });
});

describe('a clock that calls the engine', () => {
  it('cancels a request that is about to be held: it stands in no line, and the next one goes', async () => {
    for (const at of [1, 2, 3]) {
      const { clock, calling } = callingClock('now', at);
      const { engine } = testEngine({ clock });
      const send = vi.fn(async () => 'sent');
      engine.disconnected();
      calling.act = () => engine.cancel({});
      const outcome = outcomeOf(engine.request(201, send));
      await clock.advance(0);
      expect(outcome.error).toMatchObject({ name: 'AbortError' });
      engine.connected();
      await engine.signedIn();
      expect(send).not.toHaveBeenCalled();
      expect(await engine.request(201, send)).toBe('sent');
    }
  });

  it('is subscribed to for wake-ups once, whatever is locked, and let go of by dispose', async () => {
    const clock = manualClock();
    const off = vi.fn();
    const onWake = vi.spyOn(clock, 'onWake').mockReturnValue(off);
    const { engine } = testEngine({ clock });
    for (const action of [201, 202]) {
      const lockout = engine.lockOut({ action, waitMs: 1000 });
      if (lockout) engine.clearLockout(lockout);
    }
    await engine.dispose();
    expect(onWake).toHaveBeenCalledTimes(1);
    expect(off).toHaveBeenCalledTimes(1);
  });

  it('answers by promises that reject: one fault, and none is left unhandled', async () => {
    const later = () => Promise.reject(new Error('clock')) as never;
    const broken = { now: later, monotonic: later, setTimeout: later, clearTimeout: later };
    const clock = { ...manualClock(), ...broken, onWake: later };
    const { engine, events } = testEngine({ clock });
    await manualClock().advance(0);
    engine.receive({ majorCode: 136, wait: 5 });
    await manualClock().advance(0);
    expect(faultsOf({ emitted: events })).toMatchObject([{ code: 'clock' }]);
    expect(unhandled).toEqual([]);
  });
});

describe('a listener of an action’s countdown', () => {
  it('that rejects is a fault', async () => {
    const made = rig();
    const { subscribe } = made.engine.countdown({ action: 201 });
    subscribe(() => Promise.reject(new Error('countdown')) as never);
    made.engine.lockOut({ action: 201, waitMs: 3000 });
    await made.clock.advance(1000);
    expect(faultsOf(made)).toMatchObject([{ code: 'listener' }, { code: 'listener' }]);
    expect(unhandled).toEqual([]);
  });
});

describe('a signal of waitFor', () => {
  it('that ends the waiting while it is listened to is not listened to any more', async () => {
    const { engine } = rig();
    const removeEventListener = vi.fn();
    const signal = {
      ...{ addEventListener() {}, removeEventListener },
      get aborted() {
        void engine.dispose();
        return false;
      },
    };
    const outcome = outcomeOf(engine.waitFor('reaction', { signal: signal as never }));
    await engine.dispose();
    expect(outcome.error).toMatchObject({ name: 'DisposedError' });
    expect(removeEventListener).toHaveBeenCalledTimes(1);
  });
});

describe('a socket', () => {
  it('that refuses listeners is a fault, and attach does not throw', () => {
    const made = rig();
    const socket = { addEventListener: trap, removeEventListener: trap };
    expect(attach(made.engine, socket)).not.toThrow();
    expect(faultsOf(made)).toMatchObject([
      { code: 'frame.invalid', message: 'A socket that refuses a listener at byte 0' },
    ]);
  });

  it('whose functions reject leaves no rejection unhandled', async () => {
    const made = rig();
    const later = () => Promise.reject(new Error('socket'));
    const socket = { addEventListener: later, removeEventListener: later } as unknown as SocketLike;
    attach(made.engine, socket)();
    await made.clock.advance(0);
    expect(unhandled).toEqual([]);
  });
});
