import { describe, expect, it } from 'vitest';
import { type ErrorFrame, findError, type Lockout, type Scope } from '../../src/index.js';
import { rig } from '../support/engine.js';

/** What a frame locks, by a fresh engine. */
function lockedBy(frame: ErrorFrame): Lockout[] {
  const { engine } = rig();
  engine.receive(frame);
  return [...engine.lockouts()];
}

describe('the scope of a lockout', () => {
  it.each([
    [136, 100],
    [137, 100],
    [184, 101],
    [152, 118],
    [153, 118],
    [158, 119],
    [175, 123],
    [197, 133],
    [10101, 134],
    [10106, 135],
    [10110, 136],
    [10116, 137],
    [10124, 138],
    [10127, 139],
    [10133, 140],
    [10138, 141],
    [10143, 142],
  ])('of %i is request #%i, whatever action the frame has', (majorCode, action) => {
    for (const named of [undefined, 555]) {
      const [lockout, ...others] = lockedBy({ majorCode, wait: 30, action: named, subject: 7 });
      expect(others).toEqual([]);
      expect(lockout).toMatchObject({
        scope: { kind: 'action', action },
        majorCode,
        name: findError(majorCode)?.name,
        waitMs: 30_000,
      });
    }
  });

  it.each([
    [108, 101],
    [191, 132],
    [234, 201],
    [368, 322],
    [457, 419],
  ])('of %i is request #%i for one subject', (majorCode, action) => {
    const { engine } = rig();
    engine.receive({ majorCode, wait: 30, subject: 42 });
    expect(engine.lockouts()[0]?.scope).toEqual({ kind: 'subject', action, subject: '42' });
    expect(engine.guard(action, 42).allowed).toBe(false);
    expect(engine.guard(action, 43).allowed).toBe(true);
    expect(engine.guard(action).allowed).toBe(true);
    expect(engine.guard(action + 1, 42).allowed).toBe(true);
  });

  it.each([
    [108, 101],
    [191, 132],
    [234, 201],
    [368, 322],
    [457, 419],
  ])('of %i without a subject is the calls of #%i that name none', (majorCode, action) => {
    const { engine } = rig();
    engine.receive({ majorCode, wait: 30 });
    expect(engine.lockouts()[0]?.scope).toEqual({ kind: 'subject', action });
    expect(engine.guard(action).allowed).toBe(false);
    expect(engine.guard(action, 42).allowed).toBe(true);
    expect(engine.guard(action, '').allowed).toBe(true);
  });

  it('of 10 is the request that was refused', () => {
    const { engine } = rig();
    engine.receive({ majorCode: 10, minorCode: 100, wait: 30, action: 201, subject: 42 });
    expect(engine.lockouts()[0]?.scope).toEqual({ kind: 'action', action: 201 });
    expect(engine.guard(201).allowed).toBe(false);
    expect(engine.guard(201, 43).allowed).toBe(false);
    expect(engine.guard(202).allowed).toBe(true);
  });

  it.each([undefined, 0])('of 10 with the action %s is everything', (action) => {
    const { engine } = rig();
    engine.receive({ majorCode: 10, wait: 30, action });
    expect(engine.lockouts()[0]?.scope).toEqual({ kind: 'everything' });
    for (const any of [1, 102, 201, 65_535]) {
      expect(engine.guard(any).allowed).toBe(false);
      expect(engine.guard(any, 42).allowed).toBe(false);
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 672])(
    'of %i, which has no action, is nothing but its countdown',
    (majorCode) => {
      const { engine, emitted } = rig();
      engine.receive({ majorCode, wait: 30 });
      const [lockout] = engine.lockouts();
      expect(lockout?.scope).toEqual<Scope>({ kind: 'error', majorCode });
      expect(emitted.filter(({ name }) => name === 'lockout.started')).toHaveLength(1);
      if (lockout) expect(engine.countdown(lockout).get()).toBe(30_000);
      expect(engine.guard(102)).toEqual({ allowed: true });
      expect(engine.guard(majorCode)).toEqual({ allowed: true });
    },
  );

  it('of an error without an action is one per error', () => {
    const { engine, emitted } = rig();
    engine.receive({ majorCode: 4, wait: 10 });
    engine.receive({ majorCode: 4, minorCode: 9, wait: 20 });
    engine.receive({ majorCode: 5, wait: 10 });
    expect(engine.lockouts()).toMatchObject([
      { scope: { kind: 'error', majorCode: 4 }, waitMs: 20_000 },
      { scope: { kind: 'error', majorCode: 5 }, waitMs: 10_000 },
    ]);
    expect(
      emitted.filter(({ name }) => name.startsWith('lockout')).map(({ name }) => name),
    ).toEqual(['lockout.started', 'lockout.extended', 'lockout.started']);
  });

  it.each([4, 672])('of %i with an action is that action', (majorCode) => {
    const { engine } = rig();
    engine.receive({ majorCode, wait: 30, action: 208, subject: 'x' });
    expect(engine.lockouts()[0]?.scope).toEqual({ kind: 'action', action: 208 });
    expect(engine.guard(208, 'y').allowed).toBe(false);
  });

  it('holds one subject for a string, a number and a bigint that read the same', () => {
    const { engine } = rig();
    engine.receive({ majorCode: 234, wait: 30, subject: 42n });
    for (const subject of ['42', 42, 42n]) {
      expect(engine.guard(201, subject).allowed).toBe(false);
      engine.receive({ majorCode: 234, wait: 20, subject });
    }
    expect(engine.lockouts()).toHaveLength(1);
    expect(engine.guard(201, '042').allowed).toBe(true);
  });

  it('keeps numbers above 2^53 apart, as bigints and as strings', () => {
    const { engine } = rig();
    engine.receive({ majorCode: 234, wait: 30, subject: 9_007_199_254_740_993n });
    expect(engine.guard(201, '9007199254740993').allowed).toBe(false);
    expect(engine.guard(201, 9_007_199_254_740_992n).allowed).toBe(true);
  });

  it.each(['__proto__', 'constructor', '', '-', '/', '*', '42/', '🦊'])(
    'takes the subject %j for nothing but itself',
    (subject) => {
      const { engine } = rig();
      engine.receive({ majorCode: 234, wait: 30, subject });
      expect(engine.guard(201, subject).allowed).toBe(false);
      expect(engine.guard(201, 'toString').allowed).toBe(true);
      expect(engine.guard(201).allowed).toBe(true);
      expect(engine.guard(202).allowed).toBe(true);
    },
  );

  it('refuses a subject also where its whole action is locked', () => {
    const { engine } = rig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    expect(engine.guard(201, 42)).toMatchObject({ allowed: false, remainingMs: 5000 });
  });
});
