// Requests and lockouts: what is not sent, what waits, and who goes first.
import { describe, expect, it } from 'vitest';
import { requestRig } from '../support/request.js';

const wait = { whileLockedOut: 'wait' } as const;

describe('a request that is locked out', () => {
  it('rejects with the lockout before it is sent', async () => {
    const { engine, clock, ask, wire, settle, news } = requestRig();
    engine.receive({ majorCode: 234, wait: 20, subject: 42 });
    await clock.advance(5500);
    news();
    const outcome = ask('one', 201, { subject: 42 });
    await settle();
    expect(wire()).toEqual([]);
    expect(outcome.error).toMatchObject({
      name: 'LockedOutError',
      remainingMs: 14_500,
      lockout: { key: '201/42', majorCode: 234 },
    });
    expect(news()).toEqual([]);
  });

  it('is locked out by its subject, by its action and by everything, and by no other', async () => {
    const { engine, ask, wire, settle } = requestRig();
    engine.receive({ majorCode: 234, wait: 20, subject: 42 });
    ask('same', 201, { subject: '42' });
    ask('other', 201, { subject: 43 });
    ask('none', 201);
    expect(wire()).toEqual(['other', 'none']);
    engine.lockOut({ action: 300, waitMs: 1000 });
    ask('of the action', 300, { subject: 7 });
    expect(wire()).toEqual([]);
    engine.receive({ majorCode: 10, wait: 5 });
    const all = ask('everything', 500);
    await settle();
    expect(all.error).toMatchObject({ lockout: { key: '*' } });
  });

  it('#102 obeys lockouts too', async () => {
    const { engine, ask, wire, settle } = requestRig();
    engine.lockOut({ action: 102, waitMs: 9000 });
    const outcome = ask('login', 102);
    await settle();
    expect(wire()).toEqual([]);
    expect(outcome.error).toMatchObject({ name: 'LockedOutError' });
  });

  it('that was held rejects too, where it is locked out by the time it may go', async () => {
    const { engine, held, ask, settle, wire } = requestRig();
    engine.logIn();
    const outcome = ask('one');
    engine.lockOut({ action: 201, waitMs: 60_000 });
    held.last.succeed();
    await settle();
    expect(wire()).toEqual([]);
    expect(outcome.error).toMatchObject({ name: 'LockedOutError' });
  });

  it('that meets the lockout itself is refused', async () => {
    const { ask, last, settle } = requestRig();
    const outcome = ask('one');
    last('one').refuse({ majorCode: 10, wait: 5 });
    await settle();
    expect(outcome.error).toMatchObject({
      name: 'RequestRefusedError',
      resolution: { reaction: { kind: 'lockout', waitMs: 5000 } },
    });
  });
});

describe('with whileLockedOut: wait a request', () => {
  it('waits until the lockout ends, and is then sent', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.lockOut({ action: 201, waitMs: 30_000 });
    ask('one', 201, wait);
    await clock.advance(29_999);
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(wire()).toEqual(['one']);
  });

  it('is sent as soon as the lockout is cleared', () => {
    const { engine, ask, wire } = requestRig();
    const lockout = engine.lockOut({ action: 201, waitMs: 20_000 });
    ask('one', 201, wait);
    if (lockout) engine.clearLockout(lockout);
    expect(wire()).toEqual(['one']);
  });

  it('waits also where it met the lockout itself, and counts the try', async () => {
    const { clock, ask, last, wire, settle } = requestRig();
    const outcome = ask('one', 201, wait);
    last('one').refuse({ majorCode: 10, wait: 5 });
    await settle();
    wire();
    await clock.advance(4999);
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(last('one').attempt).toBe(2);
    last('one').answer('done');
    await settle();
    expect(outcome.value).toBe('done');
  });

  it('rejects at once for a lockout that is longer than maxWaitMs', async () => {
    const { engine, ask, last, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 30_001 });
    engine.lockOut({ action: 300, waitMs: 501 });
    const outcomes = [ask('one', 201, wait), ask('two', 300, { ...wait, maxWaitMs: 500 })];
    await settle();
    for (const { error } of outcomes) expect(error).toMatchObject({ name: 'LockedOutError' });
    const met = ask('met', 301, wait);
    last('met').refuse({ majorCode: 10, wait: 31 });
    await settle();
    expect(met.error).toMatchObject({ name: 'RequestRefusedError', frame: { wait: 31 } });
  });

  it('rejects at once where the lockout that it waits for is made longer than that', async () => {
    const { engine, clock, ask, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 20_000 });
    const outcome = ask('one', 201, wait);
    await clock.advance(10_000);
    engine.lockOut({ action: 201, waitMs: 20_000 });
    await settle();
    expect(outcome.settled).toBe(false);
    engine.lockOut({ action: 201, waitMs: 31_000 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'LockedOutError', remainingMs: 31_000 });
  });

  it('waits for maxWaitMs in all, so that no server keeps it for ever', async () => {
    const { clock, ask, last } = requestRig();
    const outcome = ask('one', 201, wait);
    for (let tries = 1; tries <= 2; tries++) {
      last('one').refuse({ majorCode: 10, wait: 10 });
      await clock.advance(10_000);
      expect([outcome.settled, last('one').attempt]).toEqual([false, tries + 1]);
    }
    last('one').refuse({ majorCode: 10, wait: 11 });
    await clock.advance(0);
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError', frame: { wait: 11 } });
  });

  it('spends nothing of maxWaitMs in flight, however long that takes', async () => {
    const { clock, ask, last, settle } = requestRig();
    const outcome = ask('one', 201, { ...wait, timeoutMs: 60_000 });
    last('one').refuse({ majorCode: 10, wait: 20 });
    await clock.advance(20_000);
    await clock.advance(50_000);
    expect([outcome.settled, last('one').attempt]).toEqual([false, 2]);
    last('one').refuse({ majorCode: 10, wait: 10 });
    await clock.advance(10_000);
    expect(last('one').attempt).toBe(3);
    last('one').answer('done');
    await settle();
    expect(outcome.value).toBe('done');
  });

  it('is not sent again for a lockout that is not its own', async () => {
    const { ask, last, settle, wire } = requestRig();
    const outcome = ask('one', 300, wait);
    // 234 is of #201, whatever was asked for.
    last('one').refuse({ majorCode: 234, wait: 5 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError' });
    expect(wire()).toEqual(['one']);
  });

  it('is not sent again for an input that is wrong, whatever the wait', async () => {
    const { ask, last, settle } = requestRig();
    const outcome = ask('one', 201, wait);
    last('one').refuse({ majorCode: 203, minorCode: 18, wait: 5 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError' });
  });

  it('is held behind a login that is under way when the lockout ends', async () => {
    const { engine, held, clock, ask, wire, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    ask('one', 201, wait);
    engine.logIn();
    await clock.advance(5000);
    expect(wire()).toEqual([]);
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['one']);
  });
});

describe('after a lockout', () => {
  const waiting = async (count: number) => {
    const made = requestRig();
    made.engine.lockOut({ action: 201, waitMs: 5000 });
    const outcomes = Array.from({ length: count }, (_, at) => made.ask(`r${at}`, 201, wait));
    await made.clock.advance(5000);
    return { ...made, outcomes };
  };

  it('one goes first; when it is answered the others follow, at most 4 unanswered', async () => {
    const { last, wire, settle } = await waiting(7);
    expect(wire()).toEqual(['r0']);
    last('r0').answer();
    await settle();
    expect(wire()).toEqual(['r1', 'r2', 'r3', 'r4']);
    last('r3').answer();
    await settle();
    expect(wire()).toEqual(['r5']);
  });

  it('where it is refused again the others go on waiting, and one goes first again', async () => {
    const { last, wire, settle, clock, outcomes } = await waiting(4);
    wire();
    last('r0').refuse({ majorCode: 10, wait: 7 });
    await clock.advance(6999);
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(wire()).toEqual(['r0']);
    last('r0').answer('done');
    await settle();
    expect(wire()).toEqual(['r1', 'r2', 'r3']);
    for (const name of ['r1', 'r2', 'r3']) last(name).answer('done');
    await settle();
    expect(outcomes.map(({ value }) => value)).toEqual(['done', 'done', 'done', 'done']);
  });

  it.each([
    ['nobody answers it', undefined],
    ['it is aborted', 'abort'],
    ['it fails by itself', 'fail'],
  ])('where %s the others follow', async (_, how) => {
    const { engine, clock, ask, last, wire, settle } = requestRig();
    const abort = new AbortController();
    engine.lockOut({ action: 201, waitMs: 5000 });
    ask('first', 201, { ...wait, signal: abort.signal });
    ask('second', 201, wait);
    ask('third', 201, wait);
    await clock.advance(5000);
    expect(wire()).toEqual(['first']);
    if (how === 'abort') abort.abort();
    else if (how === 'fail') last('first').fail(new Error('no'));
    else {
      await clock.advance(999);
      expect(wire()).toEqual([]);
      await clock.advance(1);
    }
    await settle();
    expect(wire()).toEqual(['second', 'third']);
  });

  it('what was asked for meanwhile waits behind it, unless it does not wait at all', async () => {
    const { ask, wire, last, settle } = await waiting(2);
    wire();
    ask('later', 201, wait);
    ask('at once', 201);
    expect(wire()).toEqual(['at once']);
    last('r0').answer();
    await settle();
    expect(wire()).toEqual(['r1', 'later']);
  });

  it('each lockout has its own first', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.lockOut({ action: 201, subject: 'a', waitMs: 5000 });
    engine.lockOut({ action: 201, subject: 'b', waitMs: 5000 });
    for (const subject of ['a', 'b', 'a', 'b']) ask(subject, 201, { ...wait, subject });
    await clock.advance(5000);
    expect(wire()).toEqual(['a', 'b']);
  });

  it('who waits for the first is held: that spends maxHoldMs, and no more of maxWaitMs', async () => {
    const { engine, clock, ask, wire, standing } = requestRig();
    engine.lockOut({ action: 201, waitMs: 30_000 });
    ask('first', 201, wait);
    ask('second', 201, wait);
    const short = ask('short', 201, { ...wait, maxHoldMs: 400 });
    await clock.advance(30_000);
    expect(standing()).toEqual([
      { state: 'inFlight' },
      { state: 'held', why: 'queue' },
      { state: 'held', why: 'queue' },
    ]);
    await clock.advance(399);
    expect(short.settled).toBe(false);
    await clock.advance(1);
    expect(short.error).toMatchObject({ name: 'NotSentError', reason: 'queue' });
    await clock.advance(600);
    expect(wire()).toEqual(['first', 'second']);
  });

  it('nothing is left over: no timer, and whoever comes next is sent', async () => {
    const { last, wire, settle, ask, clock } = await waiting(3);
    for (const name of ['r0', 'r1', 'r2']) {
      last(name).answer();
      await settle();
    }
    wire();
    expect(clock.pending).toBe(0);
    ask('next', 201, wait);
    expect(wire()).toEqual(['next']);
  });
});
