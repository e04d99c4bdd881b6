import { describe, expect, it } from 'vitest';
import {
  allSituations,
  gate,
  heldLogin,
  type RigOptions,
  rig,
  rigIn,
  situations,
} from '../support/session.js';

const accounts = [
  { case: 'absent', given: {}, next: 'a' },
  { case: 'undefined', given: { account: undefined }, next: 'a' },
  { case: 'the same', given: { account: 'a' }, next: 'a' },
  { case: 'another', given: { account: 'b' }, next: 'b' },
  { case: 'null', given: { account: null }, next: null },
] as const;

function loggingIn(options: RigOptions = {}) {
  const held = heldLogin();
  return { held, ...rigIn('loggingIn', { login: held.login, account: 'a', ...options }) };
}

describe('signedIn', () => {
  it.each(allSituations.flatMap((from) => accounts.map((account) => ({ from, ...account }))))(
    'from $from with account $case leads to ready of $next',
    ({ from, given, next }) => {
      const { engine, emitted, news } = rigIn(from, { account: 'a' });
      void engine.signedIn(given);
      expect(engine.state).toMatchObject({ session: 'ready', account: next });
      const { session } = situations[from];
      const { connection } = engine.state;
      const same = session === 'ready' && next === 'a';
      expect(news().filter((name) => name !== 'lockout.ended')).toEqual([
        ...(session === 'loggingIn' ? ['login.succeeded'] : []),
        ...(same ? [] : ['state.changed']),
      ]);
      if (!same) {
        expect(emitted.at(-1)?.payload).toEqual({
          session: 'ready',
          account: next,
          connection,
          previous: { session, account: 'a', connection },
          cause: 'app',
        });
      }
    },
  );

  it('settles when that account’s lockouts are read', async () => {
    const read = gate<[]>();
    const store = { read: () => read.promise, write() {}, remove() {} };
    const { engine } = rig({ store });
    const seen: string[] = [];
    const signed = engine.signedIn({ account: 'b' }).then(() => seen.push('signedIn'));
    const out = engine.signedOut().then(() => seen.push('signedOut'));
    await Promise.resolve();
    expect(seen).toEqual([]);
    read.open([]);
    await Promise.all([signed, out]);
    expect(seen.toSorted()).toEqual(['signedIn', 'signedOut']);
  });

  it('of the same account answers the login in flight, whose promise counts no more', async () => {
    const { engine, held, clock, news } = loggingIn();
    void engine.signedIn();
    expect(news()).toEqual(['login.succeeded', 'state.changed']);
    held.last.fail({ majorCode: 8 });
    await clock.advance(0);
    expect(engine.state.session).toBe('ready');
    expect(news()).toEqual(['reaction']);
  });

  it('from the anonymous account to one answers the login in flight too: the same person goes on', async () => {
    const { engine, held, clock, news } = loggingIn({ account: null });
    void engine.signedIn({ account: 'b' });
    expect(held.last.signal.aborted).toBe(false);
    expect(news()).toEqual(['login.succeeded', 'state.changed']);
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state).toMatchObject({ session: 'ready', account: 'b' });
    expect(news()).toEqual([]);
  });

  it('of another account aborts the login in flight and ignores its answer', async () => {
    for (const [settle, late] of [
      ['succeed', []],
      ['fail', ['reaction']],
    ] as const) {
      const { engine, held, clock, news } = loggingIn();
      void engine.signedIn({ account: 'b' });
      expect(held.last.signal.aborted).toBe(true);
      news();
      held.last[settle]({ majorCode: 8 });
      await clock.advance(0);
      expect(engine.state).toMatchObject({ session: 'ready', account: 'b' });
      expect(news()).toEqual(late);
    }
  });

  it('lists no lockout of the account left, emits no end of it, and its countdown reads 0', async () => {
    const { engine, clock, news } = rig({ account: 'a' });
    const lockout = engine.lockOut({ action: 201, waitMs: 5000 });
    if (!lockout) throw new Error('nothing was locked');
    const countdown = engine.countdown(lockout);
    news();
    void engine.signedIn({ account: 'b' });
    expect(engine.lockouts()).toEqual([]);
    expect(countdown.get()).toBe(0);
    await clock.advance(10_000);
    expect(news()).toEqual(['state.changed']);
  });

  it('finds the lockouts of an account again', async () => {
    const { engine, clock } = rig({ account: 'a' });
    engine.lockOut({ action: 201, waitMs: 5000 });
    await engine.signedIn({ account: 'b' });
    await clock.advance(2000);
    expect(engine.guard(201)).toEqual({ allowed: true });
    await engine.signedIn({ account: 'a' });
    expect(engine.guard(201)).toMatchObject({ allowed: false, remainingMs: 3000 });
  });

  it('ends a lockout never', () => {
    const { engine } = rig();
    engine.receive({ majorCode: 10, wait: 5, action: 102 });
    void engine.signedIn();
    expect(engine.guard(102).allowed).toBe(false);
  });
});

describe('signedOut', () => {
  it.each(allSituations)(
    'from %s goes to the anonymous account, emitted by state.changed alone',
    (from) => {
      const { engine, emitted, news } = rigIn(from, { account: 'a' });
      void engine.signedOut();
      expect(engine.state).toMatchObject({ session: 'registrationRequired', account: null });
      expect(news()).toEqual(['state.changed']);
      const { connection } = engine.state;
      expect(emitted.at(-1)?.payload).toEqual({
        session: 'registrationRequired',
        account: null,
        connection,
        previous: { session: situations[from].session, account: 'a', connection },
        cause: 'app',
      });
    },
  );

  it('aborts the login in flight and ignores its answer', async () => {
    for (const account of ['a', null]) {
      const { engine, held, clock, news } = loggingIn({ account });
      void engine.signedOut();
      expect(held.last.signal.aborted).toBe(true);
      news();
      held.last.succeed();
      await clock.advance(0);
      expect(engine.state.session).toBe('registrationRequired');
      expect(news()).toEqual([]);
    }
  });

  it('lists no lockout of the account left', async () => {
    const { engine, clock, news } = rig({ account: 'a' });
    engine.lockOut({ action: 201, waitMs: 5000 });
    void engine.signedOut();
    news();
    expect(engine.state.lockouts).toEqual([]);
    await clock.advance(6000);
    expect(news()).toEqual([]);
  });
});
