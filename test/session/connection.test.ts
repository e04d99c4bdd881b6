// One socket, secured, from open to close: what its begin and its end mean for the session.
import { describe, expect, it } from 'vitest';
import type { ConnectionState, ReactionEventName, SessionState } from '../../src/index.js';
import {
  allSituations,
  heldLogin,
  heldRig,
  rig,
  rigIn,
  type Situation,
  situations,
} from '../support/session.js';

type Effect = readonly [next: SessionState, ...events: ReactionEventName[]];

const delayed: Effect = ['loginDelayed', 'login.delayed'];
const started: Effect = ['loggingIn', 'login.started'];

const onBegin: Partial<Record<Situation, Effect>> = {
  ready: started,
  nicknameRequired: started,
  'loginDelayed, offline': started,
  // It has tried a moment ago: see distance.test.ts.
  loginFailed: delayed,
};
const onEnd: Partial<Record<Situation, Effect>> = {
  'loggingIn, waiting for the storage': delayed,
  loggingIn: delayed,
};
const onOpening: Partial<Record<Situation, Effect>> = { ...onEnd, ready: delayed };

function effectOf(table: Partial<Record<Situation, Effect>>, from: Situation) {
  const [next, ...events] = table[from] ?? [situations[from].session];
  return { next, events };
}

describe('connected()', () => {
  it.each(allSituations.map((from) => ({ from, ...effectOf(onBegin, from) })))(
    'in $from leads to $next and emits $events',
    ({ from, next, events }) => {
      const held = heldLogin();
      const { engine, told, news } = rigIn(from, { login: held.login });
      const { session, connection } = engine.state;
      engine.connected();
      expect(news()).toEqual([...events, 'state.changed']);
      expect(told.at(-1)?.payload).toEqual({
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
    const { engine, clock, held, told } = heldRig({ loginBackoff: { maxAttempts: 2 } });
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
    expect(told.findLast(({ name }) => name === 'login.delayed')?.payload).toMatchObject({
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

describe('disconnected()', () => {
  it.each(allSituations.map((from) => ({ from, ...effectOf(onEnd, from) })))(
    'in $from leads to $next and emits $events',
    ({ from, next, events }) => {
      const held = heldLogin();
      const { engine, told, news } = rigIn(from, { login: held.login });
      const before = engine.state;
      const { session, connection } = before;
      engine.disconnected();
      if (connection === 'closed') {
        expect(news()).toEqual([]);
        expect(engine.state).toBe(before);
        return;
      }
      expect(news()).toEqual([...events, 'state.changed']);
      expect(told.at(-1)?.payload).toEqual({
        session: next,
        account: null,
        connection: 'closed',
        previous: { session, account: null, connection: 'unknown' },
        cause: 'connection',
      });
    },
  );

  it('ends a login in flight at once: aborted, offline, without a delay', async () => {
    const { engine, held, told, clock, news } = heldRig();
    engine.connected();
    news();
    engine.disconnected();
    expect(held.last.signal.aborted).toBe(true);
    expect(news()).toEqual(['login.delayed', 'state.changed']);
    expect(told.at(-2)?.payload).toEqual({ reason: 'offline' });
    await clock.advance(3_600_000);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(clock.pending).toBe(0);
  });

  it('counts no login that was lost', async () => {
    const { engine, clock, held } = heldRig({ loginBackoff: { maxAttempts: 1 } });
    for (let n = 0; n < 20; n++) {
      engine.connected();
      engine.disconnected();
      await clock.advance(60_000);
    }
    expect(engine.state.session).toBe('loginDelayed');
    engine.connected();
    held.last.fail({ majorCode: 110 });
    await clock.advance(0);
    expect(engine.state.session).toBe('loginFailed');
  });

  it('lets a back-off go on; one that ends without a connection is offline', async () => {
    const { engine, clock, held, told, news } = heldRig();
    engine.connected();
    held.last.fail({ majorCode: 110 });
    await clock.advance(400);
    engine.disconnected();
    news();
    await clock.advance(599);
    expect(news()).toEqual([]);
    await clock.advance(1);
    expect(news()).toEqual(['login.delayed']);
    expect(told.at(-1)?.payload).toEqual({ reason: 'offline' });
    expect(held.login).toHaveBeenCalledTimes(1);
    engine.connected();
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('lets a lockout go on; one that ends without a connection is offline', async () => {
    const { engine, clock, held, told, news } = heldRig();
    engine.receive({ majorCode: 10, wait: 30 });
    engine.connected();
    engine.disconnected();
    news();
    await clock.advance(30_000);
    expect(news()).toEqual(['lockout.ended', 'login.delayed']);
    expect(told.at(-1)?.payload).toEqual({ reason: 'offline' });
    expect(held.login).not.toHaveBeenCalled();
    engine.connected();
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('makes errors of what was sent on it late: emitted and locking, the session stays', () => {
    const { engine, news } = rig({ account: 'a' });
    engine.track({ requestId: 'r', action: 201 });
    engine.disconnected();
    news();
    engine.receive({ majorCode: 8, wait: 9, requestId: 'r' });
    expect(news()).toEqual(['reaction', 'lockout.started']);
    expect(engine.state.session).toBe('ready');
    expect(engine.guard(201).allowed).toBe(false);
  });

  it('forgets which ids were delivered: the next connection may use them', () => {
    const { engine, news } = rig();
    engine.receive({ majorCode: 1, requestId: 'r' });
    engine.disconnected();
    news();
    engine.receive({ majorCode: 1, requestId: 'r' });
    expect(news()).toEqual(['reaction', 'error.reported']);
  });
});

describe('disconnected({ connecting: true })', () => {
  it.each(allSituations.map((from) => ({ from, ...effectOf(onOpening, from) })))(
    'in $from leads to $next and emits $events',
    ({ from, next, events }) => {
      const { engine, news } = rigIn(from, { login: heldLogin().login });
      const isKnown = engine.state.connection === 'closed';
      engine.disconnected({ connecting: true });
      expect(engine.state).toMatchObject({ session: next, connection: 'closed' });
      expect(news()).toEqual([...events, ...(isKnown ? [] : ['state.changed'])]);
    },
  );

  it('asks also where the connection was closed before', () => {
    const { engine, news } = rig();
    engine.disconnected();
    news();
    engine.disconnected({ connecting: true });
    expect(news()).toEqual(['login.delayed', 'state.changed']);
  });
});

describe('a connection', () => {
  it('is unknown until something is said, then open or closed', () => {
    const { engine } = rig();
    const seen: ConnectionState[] = [engine.state.connection];
    for (const act of [engine.connected, engine.connected, engine.disconnected]) {
      act();
      seen.push(engine.state.connection);
    }
    expect(seen).toEqual(['unknown', 'open', 'open', 'closed']);
  });

  it('is ended by what connected() returned, once', () => {
    const { engine, told, news } = rig();
    const end = engine.connected();
    expect(end.isPresent).toBe(true);
    news();
    end();
    expect(end.isPresent).toBe(false);
    expect(engine.state).toMatchObject({ session: 'loginDelayed', connection: 'closed' });
    expect(told.at(-1)?.payload).toMatchObject({ cause: 'connection' });
    news();
    end();
    expect(news()).toEqual([]);
  });

  it('is not ended by what an earlier connected() returned', () => {
    const { engine, news } = rig();
    const end = engine.connected();
    const endLater = engine.connected();
    news();
    end();
    expect(news()).toEqual([]);
    expect([end.isPresent, endLater.isPresent]).toEqual([false, true]);
    engine.disconnected();
    engine.connected();
    endLater();
    expect(engine.state.connection).toBe('open');
  });

  it('does nothing any more after dispose()', async () => {
    const { engine, clock, held } = heldRig();
    const end = engine.connected();
    const { state } = engine;
    await engine.dispose();
    end();
    expect(engine.state).toBe(state);
    expect(clock.pending).toBe(0);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(() => engine.connected()).toThrow('disposed');
    expect(() => engine.disconnected()).toThrow('disposed');
  });
});
