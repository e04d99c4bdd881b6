// A connection begins: what that starts, and what it leaves as it is.
import { describe, expect, it } from 'vitest';
import {
  allSituations,
  type Effects,
  effectOf,
  heldLogin,
  heldRig,
  rigIn,
} from '../support/session.js';

const onBegin: Effects = {
  ready: ['loggingIn', 'login.started'],
  nicknameRequired: ['loggingIn', 'login.started'],
  'loginDelayed, offline': ['loggingIn', 'login.started'],
  // It has tried a moment ago: see distance.test.ts.
  loginFailed: ['loginDelayed', 'login.delayed'],
};

describe('connected()', () => {
  it.each(allSituations.map((from) => ({ from, ...effectOf(onBegin, from) })))(
    'in $from leads to $next and emits $events',
    ({ from, next, events }) => {
      const held = heldLogin();
      const { engine, emitted, news } = rigIn(from, { login: held.login });
      const { session, connection } = engine.state;
      engine.connected();
      expect(news()).toEqual([...events, 'state.changed']);
      expect(emitted.at(-1)?.payload).toEqual({
        session: next,
        account: null,
        connection: 'open',
        previous: { session, account: null, connection },
        cause: 'connection',
      });
    },
  );

  it('is another connection each time: what is in flight on the former one ends first', async () => {
    const { engine, held, clock, news } = heldRig();
    engine.connected();
    news();
    engine.connected();
    expect(held.calls.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(news()).toEqual(['login.delayed', 'login.started']);
    held.calls[0]?.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('loggingIn');
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state).toMatchObject({ session: 'ready', connection: 'open' });
  });

  it('goes on with the login that logIn() has begun before anything was said of a connection', () => {
    const { engine, held } = heldRig();
    engine.logIn();
    engine.connected();
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(held.last.signal.aborted).toBe(false);
  });

  it('in loginFailed counts the tries anew, and lets the delay go on growing', async () => {
    const { engine, clock, held, emitted } = heldRig({ loginBackoff: { maxAttempts: 2 } });
    engine.logIn();
    held.last.fail({ majorCode: 110 });
    await clock.advance(1000);
    held.last.fail({ majorCode: 110 });
    await clock.advance(5000);
    expect(engine.state.session).toBe('loginFailed');
    engine.connected();
    expect(held.last.attempt).toBe(1);
    held.last.fail({ majorCode: 110 });
    await clock.advance(0);
    expect(emitted.findLast(({ name }) => name === 'login.delayed')?.payload).toMatchObject({
      reason: 'backoff',
      delayMs: 4000,
    });
  });

  it('ends a back-off that was for want of a connection, and no other', async () => {
    for (const [frame, calls] of [
      [{ majorCode: 5, minorCode: 2 }, 2],
      [{ majorCode: 5, minorCode: 3 }, 2],
      [{ majorCode: 5, minorCode: 1 }, 1],
      [{ majorCode: 110 }, 1],
    ] as const) {
      const { engine, clock, held } = heldRig();
      engine.logIn();
      held.last.fail(frame);
      await clock.advance(0);
      engine.connected();
      expect(held.login).toHaveBeenCalledTimes(calls);
      await clock.advance(1000);
      expect(held.login).toHaveBeenCalledTimes(2);
    }
  });

  it('lets a back-off go on to its end, however soon after the last try that would be allowed', async () => {
    const { engine, clock, held } = heldRig();
    engine.connected();
    await clock.advance(800);
    held.last.fail({ majorCode: 110 });
    await clock.advance(0);
    engine.connected();
    await clock.advance(999);
    expect(held.login).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('goes on with the back-off of a 2, also where an earlier login had no connection', async () => {
    const { engine, clock, held, news } = heldRig();
    engine.logIn();
    held.last.fail({ majorCode: 5, minorCode: 2 });
    await clock.advance(1000);
    held.last.succeed();
    await clock.advance(0);
    engine.receive({ majorCode: 2 });
    news();
    engine.connected();
    expect(news()).toEqual(['state.changed']);
    expect(engine.state.session).toBe('loginDelayed');
  });

  it('leaves a lockout as it is: exactly its time', async () => {
    const { engine, clock, held } = heldRig();
    engine.receive({ majorCode: 10, wait: 30 });
    engine.connected();
    await clock.advance(10_000);
    engine.connected();
    await clock.advance(19_999);
    expect(held.login).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(1);
  });
});
