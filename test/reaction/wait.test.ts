import { describe, expect, it } from 'vitest';
import { errorCodes, findError, type ReactionKind, resolve } from '../../src/index.js';
import { figures } from '../seeds/figures.js';

const codes: readonly number[] = Object.values(errorCodes);
const flagged = codes.filter((code) => findError(code)?.flagged);

describe('a wait', () => {
  it.each([
    [2, 'login', 'documented'],
    [3, 'sessionReplaced', 'derived'],
    [6, 'follow', 'derived'],
    [8, 'sessionTerminated', 'derived'],
    [9, 'setNickname', 'derived'],
    [105, 'accountBlocked', 'derived'],
    [111, 'register', 'documented'],
    [184, 'verifyTwoStep', 'derived'],
    [106, 'correctInput', 'derived'],
    [203, 'correctInput', 'derived'],
    [602, 'ignore', 'documented'],
  ] as const)('leaves %i, which has a meaning of its own, %s', (majorCode, kind, basis) => {
    const resolution = resolve({ majorCode, wait: 30 });
    expect(resolution.reaction.kind).toBe(kind);
    expect(resolution.basis).toBe(basis);
    expect(resolution.reaction).toEqual(resolve({ majorCode }).reaction);
  });

  it('leaves 111/4 a blocked account', () => {
    expect(resolve({ majorCode: 111, minorCode: 4, wait: 30 })).toMatchObject({
      reaction: { kind: 'accountBlocked' },
      basis: 'derived',
    });
  });

  it.each([
    [1, 'inform'],
    [4, 'deny'],
    [152, 'deny'],
    [10171, 'deny'],
    [5, 'retryLater'],
    [9002, 'retryLater'],
    [672, 'unknown'],
  ] as const)('makes a derived lockout of %i, which is %s without', (majorCode, kind) => {
    expect(resolve({ majorCode }).reaction).toEqual({ kind });
    expect(resolve({ majorCode, wait: 0 }).reaction).toEqual({ kind });
    expect(resolve({ majorCode, wait: 30 })).toMatchObject({
      reaction: { kind: 'lockout', waitMs: 30_000 },
      basis: 'derived',
    });
  });

  it('makes a lockout of exactly the four kinds that have no meaning of their own', () => {
    const turned = new Set<ReactionKind>();
    for (const majorCode of [...codes, 672]) {
      const { kind } = resolve({ majorCode }).reaction;
      const waiting = resolve({ majorCode, wait: 1 }).reaction;
      if (waiting.kind === kind) continue;
      expect(waiting).toEqual({ kind: 'lockout', waitMs: 1000 });
      turned.add(kind);
    }
    expect(turned).toEqual(new Set(['inform', 'deny', 'retryLater', 'unknown']));
  });

  it('is seconds on the wire and milliseconds after it, up to 136 years', () => {
    expect(resolve({ majorCode: 136, wait: 1 }).reaction).toEqual({
      kind: 'lockout',
      waitMs: 1000,
    });
    expect(resolve({ majorCode: 136, wait: 2 ** 32 - 1 }).reaction).toEqual({
      kind: 'lockout',
      waitMs: 4_294_967_295_000,
    });
  });

  describe('on the flagged errors', () => {
    it('is a documented lockout of that long', () => {
      expect(flagged).toHaveLength(figures.flagged);
      for (const majorCode of flagged) {
        expect(resolve({ majorCode, wait: 7 }, { defaultLockoutMs: 5 })).toMatchObject({
          reaction: { kind: 'lockout', waitMs: 7000 },
          basis: 'documented',
        });
      }
    });

    it.each([undefined, 0])('is of the default length where it is %s', (wait) => {
      for (const majorCode of flagged) {
        const frame = { majorCode, wait };
        expect(resolve(frame)).toMatchObject({
          reaction: { kind: 'lockout', waitMs: 60_000 },
          basis: 'documented',
        });
        expect(resolve(frame, { defaultLockoutMs: 1234 }).reaction).toEqual({
          kind: 'lockout',
          waitMs: 1234,
        });
      }
    });
  });
});
