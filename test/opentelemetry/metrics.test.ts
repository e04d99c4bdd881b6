import { describe, expect, it } from 'vitest';
import { requestRig } from '../support/request.js';
import { instrumented } from './exported.js';
import { holdAndAnswer } from './held-request.js';

describe('counters', () => {
  it('count reactions by their kind and the name of the error', async () => {
    const { engine, clock } = requestRig();
    const { points } = instrumented(engine, clock);
    for (const requestId of ['a', 'b'])
      engine.receive({ majorCode: 203, minorCode: 18, requestId });
    engine.receive({ majorCode: 77_777 });
    expect(await points('igap.reactions')).toEqual([
      {
        attributes: {
          'igap.reaction': 'correctInput',
          'igap.error': 'CHAT_SEND_MESSAGE_BAD_PAYLOAD',
        },
        sum: 2,
      },
      { attributes: { 'igap.reaction': 'unknown', 'igap.error': '_OTHER' }, sum: 1 },
    ]);
    await engine.dispose();
  });

  it('count faults by their code', async () => {
    const { engine, clock } = requestRig();
    const { points } = instrumented(engine, clock);
    engine.receive({ majorCode: 136 });
    expect(await points('igap.faults')).toEqual([
      { attributes: { 'igap.fault': 'frame.noWait' }, sum: 1 },
    ]);
    await engine.dispose();
  });

  it('count requests that are sent again', async () => {
    const { engine, clock, held, ask, last, settle } = requestRig();
    const { points } = instrumented(engine, clock);
    ask('hello');
    last('hello').refuse({ majorCode: 2 });
    await settle();
    expect(await points('igap.request.replays')).toEqual([]);
    held.last.succeed();
    await settle();
    expect(await points('igap.request.replays')).toEqual([
      { attributes: { 'igap.action': 201 }, sum: 1 },
    ]);
    await engine.dispose();
  });
});

describe('histograms', () => {
  it('hold how long requests were held and in flight', async () => {
    const rig = requestRig();
    const { engine, clock } = rig;
    const { points } = instrumented(engine, clock);
    await holdAndAnswer(rig);
    const attributes = { 'igap.action': 201, 'igap.outcome': 'resolved' };
    expect(await points('igap.request.held')).toEqual([{ attributes, sum: 400, times: 1 }]);
    expect(await points('igap.request.waited')).toEqual([{ attributes, sum: 0, times: 1 }]);
    expect(await points('igap.request.flight')).toEqual([{ attributes, sum: 100, times: 1 }]);
    await engine.dispose();
  });

  it('hold how long requests waited for a lockout', async () => {
    const { engine, clock, ask, last, settle } = requestRig();
    const { points } = instrumented(engine, clock);
    engine.lockOut({ action: 201, waitMs: 5000 });
    ask('hello', 201, { whileLockedOut: 'wait' });
    await clock.advance(5000);
    last('hello').answer();
    await settle();
    expect(await points('igap.request.waited')).toMatchObject([{ sum: 5000, times: 1 }]);
    await engine.dispose();
  });

  it('hold no flight of a request that was not sent', async () => {
    const { engine, clock, ask, settle } = requestRig();
    const { points } = instrumented(engine, clock);
    engine.lockOut({ action: 201, waitMs: 5000 });
    ask('hello');
    await settle();
    expect(await points('igap.request.flight')).toEqual([]);
    expect(await points('igap.request.held')).toMatchObject([
      { attributes: { 'error.type': 'LockedOutError' }, times: 1 },
    ]);
    await engine.dispose();
  });

  it('hold how long something was locked, with all extensions, by action and kind of scope', async () => {
    const { engine, clock } = requestRig();
    const { points } = instrumented(engine, clock);
    engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    await clock.advance(10_000);
    engine.receive({ majorCode: 234, wait: 60, subject: 'room-42' });
    await clock.advance(60_000);
    expect(await points('igap.lockout.duration')).toEqual([
      {
        attributes: {
          'igap.action': 201,
          'igap.scope': 'subject',
          'igap.origin': 'frame',
          'igap.reason': 'elapsed',
        },
        sum: 70_000,
        times: 1,
      },
    ]);
    await engine.dispose();
  });

  it('hold how long something was locked that the app cleared', async () => {
    const { engine, clock } = requestRig();
    const { points } = instrumented(engine, clock);
    const lockout = engine.lockOut({ action: 201, waitMs: 60_000 });
    await clock.advance(7000);
    if (lockout) engine.clearLockout(lockout);
    expect(await points('igap.lockout.duration')).toMatchObject([
      { attributes: { 'igap.origin': 'app', 'igap.reason': 'cleared' }, sum: 7000 },
    ]);
    await engine.dispose();
  });

  it('hold nothing of a lockout that began before, or whose account was left', async () => {
    const { engine, clock } = requestRig({ account: 'a' });
    const early = engine.lockOut({ action: 201, waitMs: 60_000 });
    await clock.advance(0);
    const { points } = instrumented(engine, clock);
    engine.lockOut({ action: 301, waitMs: 60_000 });
    if (early) engine.clearLockout(early);
    await engine.signedIn({ account: 'b' });
    await clock.advance(60_000);
    expect(await points('igap.lockout.duration')).toEqual([]);
    await engine.dispose();
  });
});
