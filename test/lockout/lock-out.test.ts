import { describe, expect, it } from 'vitest';
import { isReactionError } from '../../src/index.js';
import { rig } from '../support/engine.js';

const longestMs = (2 ** 32 - 1) * 1000;

describe('lockOut', () => {
  it('locks an action by hand, names no error and returns what locks', () => {
    const { engine, clock, emitted } = rig();
    const lockout = engine.lockOut({ action: 101, waitMs: 1500 });
    expect(lockout).toEqual({
      id: expect.any(String),
      key: '101',
      scope: { kind: 'action', action: 101 },
      majorCode: undefined,
      name: undefined,
      startedAtMs: clock.now(),
      waitMs: 1500,
      untilMs: clock.now() + 1500,
    });
    expect(emitted).toEqual([{ name: 'lockout.started', payload: { lockout, origin: 'app' } }]);
    expect(engine.guard(101, 'any')).toEqual({ allowed: false, lockout, remainingMs: 1500 });
  });

  it('locks an action for a subject alone', () => {
    const { engine } = rig();
    const lockout = engine.lockOut({ action: 5, subject: 42n, waitMs: 1000 });
    expect(lockout?.scope).toEqual({ kind: 'subject', action: 5, subject: '42' });
    expect(engine.guard(5, 42).allowed).toBe(false);
    expect(engine.guard(5, 43).allowed).toBe(true);
    expect(engine.guard(5).allowed).toBe(true);
  });

  it('merges with what frames lock: the later end names the lockout', () => {
    const { engine, news } = rig();
    engine.receive({ majorCode: 234, subject: 42, wait: 10 });
    const untouched = engine.lockOut({ action: 201, subject: '42', waitMs: 9000 });
    expect(untouched).toMatchObject({ majorCode: 234, waitMs: 10_000 });
    expect(untouched).toEqual(engine.lockouts()[0]);
    const own = engine.lockOut({ action: 201, subject: 42n, waitMs: 20_000 });
    expect(own).toMatchObject({ id: untouched?.id, majorCode: undefined, name: undefined });
    engine.receive({ majorCode: 234, subject: 42, wait: 30 });
    expect(engine.lockouts()).toMatchObject([{ id: own?.id, majorCode: 234, waitMs: 30_000 }]);
    expect(news().filter((name) => name !== 'reaction')).toEqual([
      'lockout.started',
      'lockout.extended',
      'lockout.extended',
    ]);
  });

  it('of 0 ms locks nothing, also where something is locked', () => {
    const { engine, news } = rig();
    expect(engine.lockOut({ action: 101, waitMs: 0 })).toBeUndefined();
    expect(news()).toEqual([]);
    engine.lockOut({ action: 101, waitMs: 1000 });
    expect(engine.lockOut({ action: 101, waitMs: 0 })).toBeUndefined();
    expect(engine.guard(101)).toMatchObject({ allowed: false, remainingMs: 1000 });
  });

  it('takes 1 and 65535 as actions, fractions of a ms as whole ones, and 136 years', () => {
    const { engine } = rig();
    expect(engine.lockOut({ action: 1, waitMs: 0.5 })?.waitMs).toBe(1);
    expect(engine.lockOut({ action: 65_535, waitMs: longestMs })?.waitMs).toBe(longestMs);
  });

  it.each([
    ['action', { action: 0 }],
    ['action', { action: -1 }],
    ['action', { action: 1.5 }],
    ['action', { action: 65_536 }],
    ['action', { action: Number.NaN }],
    ['action', { action: '201' }],
    ['action', { action: undefined }],
    ['subject', { subject: Number.NaN }],
    ['subject', { subject: Number.POSITIVE_INFINITY }],
    ['subject', { subject: null }],
    ['subject', { subject: {} }],
    ['subject', { subject: true }],
    ['waitMs', { waitMs: -1 }],
    ['waitMs', { waitMs: Number.NaN }],
    ['waitMs', { waitMs: Number.POSITIVE_INFINITY }],
    ['waitMs', { waitMs: longestMs + 1 }],
    ['waitMs', { waitMs: undefined }],
  ])('throws for a wrong %s, names it, and locks nothing: %o', (option, wrong) => {
    const { engine, news } = rig();
    let thrown: unknown;
    try {
      Reflect.apply(engine.lockOut, undefined, [{ action: 201, waitMs: 1000, ...wrong }]);
    } catch (error) {
      thrown = error;
    }
    expect(isReactionError(thrown, 'OptionError')).toBe(true);
    expect(thrown).toMatchObject({ option: `lockOut.${option}` });
    expect(engine.lockouts()).toEqual([]);
    expect(news()).toEqual([]);
  });
});

describe('clearLockout', () => {
  it('ends a lockout before its time, and emits that', () => {
    const { engine, clock, emitted } = rig();
    engine.receive({ majorCode: 136, wait: 30 });
    const [lockout] = engine.lockouts();
    if (!lockout) throw new Error('it is locked');
    expect(engine.clearLockout(lockout)).toBe(true);
    expect(engine.guard(100)).toEqual({ allowed: true });
    expect(engine.lockouts()).toEqual([]);
    expect(emitted.at(-1)).toEqual({
      name: 'lockout.ended',
      payload: { lockout, reason: 'cleared' },
    });
    expect(clock.pending).toBe(0);
  });

  it('takes the lockout as it was before it was extended', () => {
    const { engine } = rig();
    const first = engine.lockOut({ action: 100, waitMs: 1000 });
    engine.lockOut({ action: 100, waitMs: 9000 });
    expect(first && engine.clearLockout(first)).toBe(true);
    expect(engine.guard(100)).toEqual({ allowed: true });
  });

  it('is false for one that has ended or was cleared, and leaves its successor', async () => {
    const { engine, clock, news } = rig();
    const first = engine.lockOut({ action: 100, waitMs: 1000 });
    const cleared = engine.lockOut({ action: 101, waitMs: 1000 });
    if (!first || !cleared) throw new Error('they are locked');
    expect(engine.clearLockout(cleared)).toBe(true);
    await clock.advance(1000);
    engine.lockOut({ action: 100, waitMs: 1000 });
    news();
    expect(engine.clearLockout(first)).toBe(false);
    expect(engine.clearLockout(cleared)).toBe(false);
    expect(news()).toEqual([]);
    expect(engine.guard(100).allowed).toBe(false);
  });

  it('leaves the other lockouts their ends', async () => {
    const { engine, clock, emitted } = rig();
    const lockouts = [5000, 1000, 3000, 2000, 4000].map((waitMs, at) =>
      engine.lockOut({ action: at + 1, waitMs }),
    );
    const second = lockouts[1];
    if (second) engine.clearLockout(second);
    await clock.advance(10_000);
    const ended = emitted.flatMap((one) =>
      one.name === 'lockout.ended' ? one.payload.lockout.waitMs : [],
    );
    expect(ended).toEqual([1000, 2000, 3000, 4000, 5000]);
  });
});
