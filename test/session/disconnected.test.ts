// A connection ends, or another socket is connecting: what that ends, and what goes on.
import { describe, expect, it } from 'vitest';
import {
  allSituations,
  type Effects,
  effectOf,
  heldLogin,
  heldRig,
  rig,
  rigIn,
} from '../support/session.js';

const onEnd: Effects = {
  'loggingIn, waiting for the storage': ['loginDelayed', 'login.delayed'],
  loggingIn: ['loginDelayed', 'login.delayed'],
};
const onOpening: Effects = { ...onEnd, ready: ['loginDelayed', 'login.delayed'] };

describe('disconnected()', () => {
  it.each(allSituations.map((from) => ({ from, ...effectOf(onEnd, from) })))(
    'in $from leads to $next and emits $events',
    ({ from, next, events }) => {
      const held = heldLogin();
      const { engine, emitted, news } = rigIn(from, { login: held.login });
      const before = engine.state;
      const { session, connection } = before;
      engine.disconnected();
      if (connection === 'closed') {
        expect(news()).toEqual([]);
        expect(engine.state).toBe(before);
        return;
      }
      expect(news()).toEqual([...events, 'state.changed']);
      expect(emitted.at(-1)?.payload).toEqual({
        session: next,
        account: null,
        connection: 'closed',
        previous: { session, account: null, connection: 'unknown' },
        cause: 'connection',
      });
    },
  );

  it('ends a login in flight at once: aborted, offline, without a delay', async () => {
    const { engine, held, emitted, clock, news } = heldRig();
    engine.connected();
    news();
    engine.disconnected();
    expect(held.last.signal.aborted).toBe(true);
    expect(news()).toEqual(['login.delayed', 'state.changed']);
    expect(emitted.at(-2)?.payload).toEqual({ reason: 'offline' });
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
    const { engine, clock, held, emitted, news } = heldRig();
    engine.connected();
    held.last.fail({ majorCode: 110 });
    await clock.advance(400);
    engine.disconnected();
    news();
    await clock.advance(599);
    expect(news()).toEqual([]);
    await clock.advance(1);
    expect(news()).toEqual(['login.delayed']);
    expect(emitted.at(-1)?.payload).toEqual({ reason: 'offline' });
    expect(held.login).toHaveBeenCalledTimes(1);
    engine.connected();
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('lets a lockout go on; one that ends without a connection is offline', async () => {
    const { engine, clock, held, emitted, news } = heldRig();
    engine.receive({ majorCode: 10, wait: 30 });
    engine.connected();
    engine.disconnected();
    news();
    await clock.advance(30_000);
    expect(news()).toEqual(['lockout.ended', 'login.delayed']);
    expect(emitted.at(-1)?.payload).toEqual({ reason: 'offline' });
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
