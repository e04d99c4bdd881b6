// The two budgets of a request, and what it rejects with when one is spent.

import { describe, expect, it } from 'vitest';
import type { LockoutStore } from '../../src/index.js';
import { requestRig } from '../support/request.js';
import { inDevelopment } from '../support/said.js';
import { gate, hangingStore } from '../support/session.js';

const wait = { whileLockedOut: 'wait' } as const;
const notSent = (reason: string) => ({ name: 'NotSentError', reason });

describe('maxHoldMs', () => {
  it.each(['offline', 'login'] as const)(
    'is spent by %s, and its NotSentError says so',
    async (reason) => {
      const { engine, clock, ask, wire } = requestRig();
      if (reason === 'offline') engine.disconnected();
      else engine.logIn();
      const outcome = ask('one', 201, { maxHoldMs: 5000 });
      await clock.advance(4999);
      expect(outcome.settled).toBe(false);
      await clock.advance(1);
      expect(outcome.error).toMatchObject(notSent(reason));
      expect(wire()).toEqual([]);
    },
  );

  it('is spent behind those before it, and its NotSentError says so', async () => {
    const { engine, held, clock, ask, wire } = requestRig({ replayConcurrency: 1 });
    engine.logIn();
    const names = ['a', 'b', 'c', 'd'];
    const outcomes = names.map((name) => ask(name, 201, { maxHoldMs: 2500, timeoutMs: 60_000 }));
    held.last.succeed();
    await clock.advance(2500);
    expect(wire()).toEqual(['a', 'b', 'c']);
    expect(outcomes[3]?.error).toMatchObject(notSent('queue'));
  });

  it('names the first reason that applies when it is spent', async () => {
    const { engine, clock, ask } = requestRig();
    engine.logIn();
    const outcome = ask('one', 201, { maxHoldMs: 5000 });
    await clock.advance(2000);
    engine.disconnected();
    await clock.advance(3000);
    expect(outcome.error).toMatchObject(notSent('offline'));
  });

  it('is one budget over all stays: offline, behind a login, after a 2', async () => {
    const { engine, held, clock, ask, last, settle } = requestRig();
    engine.disconnected();
    const outcome = ask('one', 201, { maxHoldMs: 10_000 });
    await clock.advance(4000);
    engine.connected();
    await clock.advance(3000);
    held.last.succeed();
    await clock.advance(2000);
    expect(last('one').attempt).toBe(1);
    last('one').refuse({ majorCode: 2 });
    await settle();
    await clock.advance(2999);
    expect(outcome.settled).toBe(false);
    await clock.advance(1);
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError', frame: { majorCode: 2 } });
  });

  it('is not spent in flight, nor while it waits for a lockout', async () => {
    const { engine, held, clock, ask, last, settle, wire } = requestRig();
    engine.logIn();
    const outcome = ask('one', 201, {
      ...wait,
      maxHoldMs: 5000,
      maxWaitMs: 60_000,
      timeoutMs: 60_000,
    });
    await clock.advance(4000);
    engine.lockOut({ action: 201, waitMs: 40_000 });
    held.last.succeed();
    await clock.advance(40_000);
    expect(wire()).toEqual(['one']);
    await clock.advance(40_000);
    last('one').refuse({ majorCode: 2 });
    await settle();
    await clock.advance(999);
    expect(outcome.settled).toBe(false);
    await clock.advance(1);
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError' });
  });

  it('counts sleep: what was held over night is not sent when the login comes through', async () => {
    const { engine, held, clock, ask, wire, settle } = requestRig();
    engine.logIn();
    const outcome = ask('one');
    await clock.advance(1000);
    const asleep = clock.sleep(8 * 3_600_000);
    held.last.succeed();
    await asleep;
    await settle();
    expect(wire()).toEqual([]);
    expect(outcome.error).toMatchObject({ name: 'NotSentError' });
  });

  it('does not run while the stored lockouts are read', async () => {
    const { clock, ask, wire, standing } = requestRig({ store: hangingStore() });
    ask('one', 201, { maxHoldMs: 100 });
    ask('two', 100, { maxHoldMs: 0 });
    await clock.advance(1999);
    expect(standing()).toEqual([
      { state: 'held', why: 'storage' },
      { state: 'held', why: 'storage' },
    ]);
    await clock.advance(1);
    expect(wire()).toEqual(['one', 'two']);
  });

  it('stands still while they are read for the account that is entered, and then goes on', async () => {
    const stored = gate<readonly (readonly [string, unknown])[]>();
    const read = (account: string) => (account === 'a' ? stored.promise : []);
    const { engine, clock, ask, standing } = requestRig({
      store: { read, write() {}, remove() {} },
    });
    await clock.advance(0);
    engine.logIn();
    const outcome = ask('one', 201, { maxHoldMs: 5000 });
    await clock.advance(3000);
    void engine.signedIn({ account: 'a' });
    await clock.advance(1500);
    expect(standing()).toEqual([{ state: 'held', why: 'storage' }]);
    // So soon after a success it backs off.
    engine.receive({ majorCode: 2 });
    await clock.advance(400);
    stored.open([]);
    await clock.advance(0);
    expect(standing()).toEqual([{ state: 'held', why: 'login' }]);
    engine.disconnected();
    await clock.advance(1999);
    expect(outcome.settled).toBe(false);
    await clock.advance(1);
    expect(outcome.error).toMatchObject(notSent('offline'));
  });

  it('of Infinity arms no timer', async () => {
    const { engine, clock, ask } = requestRig({ loginTimeoutMs: 1 });
    engine.disconnected();
    await clock.advance(0);
    const before = clock.pending;
    ask('one', 201, { maxHoldMs: Infinity });
    await clock.advance(0);
    expect(clock.pending).toBe(before);
  });
});

describe('maxWaitMs', () => {
  it('of Infinity waits for any lockout, and no longer than that', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.lockOut({ action: 201, waitMs: 600_000 });
    ask('one', 201, { ...wait, maxWaitMs: Infinity });
    await clock.advance(599_999);
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(wire()).toEqual(['one']);
  });

  it('is not spent while it is held', async () => {
    const { engine, held, clock, ask, wire } = requestRig();
    engine.logIn();
    ask('one', 201, { ...wait, maxWaitMs: 5000, maxHoldMs: 60_000 });
    await clock.advance(8000);
    engine.lockOut({ action: 201, waitMs: 5000 });
    held.last.succeed();
    await clock.advance(4999);
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(wire()).toEqual(['one']);
  });

  it('that ends with the lockout suffices, also where timers ring late', async () => {
    for (const lateMs of [0, 1, 700]) {
      const { engine, clock, ask, wire } = requestRig();
      engine.lockOut({ action: 201, waitMs: 30_000 });
      ask('one', 201, { ...wait, maxHoldMs: 0 });
      await clock.advance(29_000);
      await clock.sleep(1000 + lateMs);
      await clock.advance(0);
      expect(wire()).toEqual(['one']);
    }
  });

  it('counts sleep: a request that slept through its lockout and its time is not sent hours later', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.lockOut({ action: 201, waitMs: 20_000 });
    const outcome = ask('one', 201, wait);
    await clock.advance(5000);
    await clock.sleep(8 * 3_600_000);
    await clock.advance(1000);
    expect(wire()).toEqual([]);
    expect(outcome.error).toMatchObject(notSent('queue'));
  });

  it('is what a lockout of the storage is held against too', async () => {
    const stored = gate<readonly (readonly [string, unknown])[]>();
    const store: LockoutStore = { read: () => stored.promise, write() {}, remove() {} };
    const { clock, ask, settle } = requestRig({ store });
    const short = ask('short', 201, { ...wait, maxWaitMs: 8999 });
    const long = ask('long', 201, { ...wait, maxWaitMs: 9000 });
    await clock.advance(1000);
    const record = { version: 1, key: '201', arrivedAtMs: clock.now(), waitMs: 9000 };
    stored.open([['201', record]]);
    await settle();
    expect(short.error).toMatchObject({ name: 'LockedOutError', remainingMs: 9000 });
    expect(long.settled).toBe(false);
  });
});

describe('requestDefaults', () => {
  it('hold for every request that does not say otherwise', async () => {
    const { engine, clock, ask } = requestRig({ requestDefaults: { maxHoldMs: 1000 } });
    engine.logIn();
    const one = ask('one');
    const two = ask('two', 201, { maxHoldMs: 2000 });
    const three = ask('three', 201, { maxHoldMs: undefined });
    await clock.advance(1000);
    expect([one.settled, two.settled, three.settled]).toEqual([true, false, true]);
    await clock.advance(1000);
    expect(two.settled).toBe(true);
  });

  it.each([
    ['replay', { replay: 'never' }],
    ['timeoutMs', { timeoutMs: 500 }],
  ] as const)('say %s too', async (_, requestDefaults) => {
    const { ask, last, clock } = requestRig({ requestDefaults });
    const outcome = ask('one');
    if ('replay' in requestDefaults) last('one').refuse({ majorCode: 2 });
    await clock.advance(500);
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError' });
  });

  it.each([
    ['requestDefaults', 8],
    ['requestDefaults.replay', { replay: 'twice' }],
    ...inDevelopment<[string, unknown]>(['requestDefaults.subject', { subject: 'a' }]),
    ['requestDefaults.maxHoldMs', { maxHoldMs: -1 }],
  ])('that are wrong throw an OptionError that names %s', (option, requestDefaults) => {
    const make = () => requestRig({ requestDefaults: requestDefaults as never });
    expect(make).toThrow(expect.objectContaining({ name: 'OptionError', option }));
  });
});
