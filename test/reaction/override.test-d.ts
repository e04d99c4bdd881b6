import { describe, expectTypeOf, it } from 'vitest';
import {
  type Override,
  type Overrides,
  type Reaction,
  type ReactionKind,
  type Resolution,
  resolve,
} from '../../src/index.js';

describe('overrides', () => {
  it('are keyed by names, codes, and both with a minor, documented or not', () => {
    const overrides: Overrides = {
      FORBIDDEN: { kind: 'inform' },
      'FORBIDDEN/14': { kind: 'deny' },
      677: { kind: 'deny' },
      '677/6': { kind: 'deny', problem: 'tooManyVotes' },
      USER_GET_DELETE_TOKEN_MAX_TRY_LOCK: { kind: 'lockout', waitMs: 3_600_000 },
      USER_VERIFY_EXPIRED_CODE: { kind: 'retryLater' },
      'USER_LOGIN_FAILED/4': { kind: 'register' },
      USER_INFO_FORBIDDEN: undefined,
    };
    expectTypeOf(overrides).toExtend<Overrides>();
    // @ts-expect-error: there is no such error
    resolve({ majorCode: 1 }, { overrides: { USER_VERIFY_EXPIRED: { kind: 'deny' } } });
    // @ts-expect-error: a minor is a number
    resolve({ majorCode: 1 }, { overrides: { 'USER_LOGIN_FAILED/five': { kind: 'deny' } } });
  });

  it('are of every kind but unknown', () => {
    expectTypeOf<Override['kind']>().toEqualTypeOf<Exclude<ReactionKind, 'unknown'>>();
    // @ts-expect-error: unknown is what the catalogue does not hold
    resolve({ majorCode: 1 }, { overrides: { FORBIDDEN: { kind: 'unknown' } } });
  });

  it('name a field and a problem with correctInput only', () => {
    const right: Override = { kind: 'correctInput', field: 'code', problem: 'expired' };
    expectTypeOf(right).toExtend<Override>();
    const ownProblem: Override = { kind: 'correctInput', problem: 'stale' };
    // @ts-expect-error: only a lockout has a wait
    const wrongProblem: Override = { kind: 'deny', waitMs: 1 };
    // @ts-expect-error: deny has no field
    const wrongField: Override = { kind: 'deny', field: 'code' };
    expectTypeOf([ownProblem, wrongProblem, wrongField]).toExtend<readonly Override[]>();
  });
});

describe('a reaction', () => {
  it('has a wait with lockout, and a problem with an input and what may be refused for a reason', () => {
    expectTypeOf<Extract<Reaction, { waitMs: number }>['kind']>().toEqualTypeOf<'lockout'>();
    expectTypeOf<Extract<Reaction, { problem?: unknown }>['kind']>().toExtend<ReactionKind>();
    expectTypeOf<Extract<Reaction, { problem: string }>['kind']>().toEqualTypeOf<'correctInput'>();
  });

  it('has 15 kinds, and each has to be handled', () => {
    const say = ({ reaction }: Resolution): string => {
      switch (reaction.kind) {
        case 'login':
        case 'register':
        case 'accountBlocked':
        case 'sessionTerminated':
        case 'sessionReplaced':
        case 'setNickname':
        case 'verifyTwoStep':
        case 'correctInput':
        case 'retryLater':
        case 'deny':
        case 'inform':
        case 'follow':
        case 'ignore':
        case 'unknown':
          return reaction.kind;
        case 'lockout':
          return `${reaction.waitMs} ms`;
      }
    };
    expectTypeOf(say).returns.toBeString();
  });
});
