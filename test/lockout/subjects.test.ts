import { describe, expect, it } from 'vitest';
import type { ReactionEngineOptions } from '../../src/index.js';
import { rig } from '../support/engine.js';

/** A 64-bit number as protobuf libraries have it. */
const long = (value: bigint) => ({
  low: Number(BigInt.asIntN(32, value)),
  high: Number(BigInt.asIntN(32, value >> 32n)),
  unsigned: true,
});

describe('the option subjects', () => {
  it.each<[string, ReactionEngineOptions['subjects']]>([
    ['by code', [136]],
    ['by name', ['USER_REGISTER_MAX_TRY_LOCK']],
    ['by both', [136, 'USER_REGISTER_MAX_TRY_LOCK']],
  ])('makes an error lock one subject: %s', (_, subjects) => {
    const { engine } = rig({ subjects });
    engine.receive({ majorCode: 136, wait: 30, subject: 'x' });
    expect(engine.lockouts()).toMatchObject([{ key: '100/x' }]);
    expect(engine.guard(100, 'x').allowed).toBe(false);
    expect(engine.guard(100, 'y').allowed).toBe(true);
    expect(engine.guard(100).allowed).toBe(true);
  });

  it('makes a frame without a subject lock only the calls that name none', () => {
    const { engine } = rig({ subjects: [136] });
    engine.receive({ majorCode: 136, wait: 30 });
    expect(engine.guard(100).allowed).toBe(false);
    expect(engine.guard(100, 'x').allowed).toBe(true);
  });

  it('adds to the errors that always do, and leaves the others as they are', () => {
    const { engine } = rig({ subjects: [136] });
    engine.receive({ majorCode: 234, wait: 30, subject: 1 });
    engine.receive({ majorCode: 137, wait: 30, subject: 1 });
    expect(engine.lockouts()).toMatchObject([{ key: '201/1' }, { key: '100' }]);
  });

  it.each([108, 191])('is not needed for %i, which counts per number', (majorCode) => {
    const { engine } = rig();
    engine.receive({ majorCode, wait: 30, subject: 'x' });
    expect(engine.lockouts()).toMatchObject([{ scope: { kind: 'subject', subject: 'x' } }]);
  });

  it('counts for what other tabs and the storage hold too: a record names its subject', async () => {
    const first = rig({ subjects: [136] });
    const sent: unknown[] = [];
    const store = {
      read: () => sent.map((record) => [Object(record).id, record] as const),
      write: (_: string, record: unknown) => void sent.push(record),
      remove() {},
    };
    const { engine } = rig({ subjects: [136], store, clock: first.clock });
    engine.receive({ majorCode: 136, wait: 30, subject: 'x' });
    const second = rig({ store, clock: first.clock });
    await second.engine.restored;
    expect(second.engine.guard(100, 'x').allowed).toBe(false);
    expect(second.engine.guard(100, 'y').allowed).toBe(true);
  });
});

describe('a subject that is a Long', () => {
  it('is the same as its text, in a frame and in every call', () => {
    const { engine } = rig();
    engine.receive({ majorCode: 234, wait: 30, subject: long(9_007_199_254_740_993n) });
    for (const subject of [
      '9007199254740993',
      9_007_199_254_740_993n,
      long(9_007_199_254_740_993n),
    ]) {
      expect(engine.guard(201, subject).allowed).toBe(false);
    }
    expect(engine.guard(201, long(9_007_199_254_740_992n)).allowed).toBe(true);
    const lockout = engine.lockOut({ action: 202, subject: long(7n), waitMs: 5000 });
    expect(lockout?.scope).toEqual({ kind: 'subject', action: 202, subject: '7' });
    expect(engine.guard(202, 7).allowed).toBe(false);
  });
});
