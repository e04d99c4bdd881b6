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
  it('are keyed by names, and by names with a minor that the document numbers', () => {
    const overrides: Overrides = {
      USER_VERIFY_EXPIRED_CODE: { kind: 'retryLater' },
      'USER_LOGIN_FAILED/4': { kind: 'register' },
      USER_INFO_FORBIDDEN: undefined,
    };
    expectTypeOf(overrides).toExtend<Overrides>();
    // @ts-expect-error: there is no such error
    resolve({ majorCode: 1 }, { overrides: { USER_VERIFY_EXPIRED: { kind: 'deny' } } });
    // @ts-expect-error: the document numbers no minor 5 of it
    resolve({ majorCode: 1 }, { overrides: { 'USER_LOGIN_FAILED/5': { kind: 'deny' } } });
  });

  it('are of every kind but unknown', () => {
    expectTypeOf<Override['kind']>().toEqualTypeOf<Exclude<ReactionKind, 'unknown'>>();
    // @ts-expect-error: unknown is what the catalogue does not hold
    resolve({ majorCode: 1 }, { overrides: { FORBIDDEN: { kind: 'unknown' } } });
  });

  it('name a field and a problem with correctInput only', () => {
    const right: Override = { kind: 'correctInput', field: 'code', problem: 'expired' };
    expectTypeOf(right).toExtend<Override>();
    // @ts-expect-error: no problem of ours
    const wrongProblem: Override = { kind: 'correctInput', problem: 'stale' };
    // @ts-expect-error: deny has no field
    const wrongField: Override = { kind: 'deny', field: 'code' };
    expectTypeOf([wrongProblem, wrongField]).toExtend<readonly Override[]>();
  });
});

describe('a reaction', () => {
  it('has a wait with lockout, and a problem with correctInput, and nothing else has', () => {
    expectTypeOf<Extract<Reaction, { waitMs: number }>['kind']>().toEqualTypeOf<'lockout'>();
    expectTypeOf<Extract<Reaction, { problem: unknown }>['kind']>().toEqualTypeOf<'correctInput'>();
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
