import {
  createReactionEngine,
  type ErrorCode,
  type ErrorKey,
  type ErrorName,
  findError,
  type MinorOf,
  type Problem,
  type Reaction,
  resolve,
} from 'igap-reactions';
import { errorFrame } from 'igap-reactions/testing';
import { describe, expectTypeOf, it } from 'vitest';
import { mine } from './app.js';

describe('a protocol that is registered', () => {
  it('adds its names and codes to those of the document', () => {
    expectTypeOf<'CLIENT_VOTE' | 'USER_LOGIN_FAILED'>().toExtend<ErrorName>();
    expectTypeOf<677 | 111>().toExtend<ErrorCode>();
    expectTypeOf(mine.find('CLIENT_VOTE').code).toEqualTypeOf<677>();
    expectTypeOf(mine.codes.CLIENT_VOTE).toEqualTypeOf<677>();
    // @ts-expect-error no error has this name
    const name: ErrorName = 'CLIENT_VOT';
    // @ts-expect-error no error has this code
    const code: ErrorCode = 678;
    expectTypeOf([name, code]).toBeArray();
  });

  it('adds its minors, to new errors and to documented ones', () => {
    expectTypeOf<MinorOf<'CLIENT_VOTE'>>().toEqualTypeOf<6 | 7>();
    expectTypeOf<MinorOf<'FORBIDDEN'>>().toEqualTypeOf<9 | 14>();
    expectTypeOf<MinorOf<'USER_LOGIN_FAILED'>>().toEqualTypeOf<4 | 5>();
    expectTypeOf<'CLIENT_VOTE/6' | 'FORBIDDEN/14'>().toExtend<ErrorKey>();
    errorFrame('CLIENT_VOTE', { minorCode: 6 }, mine);
    // @ts-expect-error it has no such minor
    errorFrame('CLIENT_VOTE', { minorCode: 8 }, mine);
    // @ts-expect-error no error has this name
    errorFrame('CLIENT_VOT', {}, mine);
  });

  it('adds its problems, so that a reaction can be asked for them', () => {
    expectTypeOf<'tooManyVotes' | 'votedAlready' | 'invalid'>().toExtend<Problem>();
    const votes = (reaction: Reaction) =>
      reaction.kind === 'deny' && reaction.problem === 'tooManyVotes';
    // @ts-expect-error no error has this problem
    const other = (reaction: Reaction) => reaction.kind === 'deny' && reaction.problem === 'odd';
    expectTypeOf([votes, other]).toBeArray();
  });

  it('is checked in options', () => {
    createReactionEngine({
      protocol: mine,
      overrides: { CLIENT_VOTE: { kind: 'deny' }, 'CLIENT_VOTE/6': { kind: 'inform' } },
      subjects: ['CLIENT_VOTE'],
    });
    // @ts-expect-error no error has this name
    createReactionEngine({ protocol: mine, overrides: { CLIENT_VOT: { kind: 'deny' } } });
    // @ts-expect-error no error has this name
    createReactionEngine({ protocol: mine, subjects: ['CLIENT_VOT'] });
    expectTypeOf(resolve({ majorCode: 677 }, { protocol: mine }).entry?.name).toEqualTypeOf<
      ErrorName | undefined
    >();
    // Of `igap` alone it is not known whether it has it.
    expectTypeOf(findError('CLIENT_VOTE')).toEqualTypeOf<
      ReturnType<typeof findError> | undefined
    >();
  });
});
