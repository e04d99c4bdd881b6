import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ErrorFrame, errorCodes, findError, resolve } from '../../src/index.js';

const kindOf = (majorCode: number, minorCode?: number) =>
  resolve({ majorCode, minorCode }).reaction.kind;

describe('resolve', () => {
  describe('takes the exact minor, then *, then the entry, then unknown', () => {
    it('takes the exact minor before *', () => {
      expect(resolve({ majorCode: 111, minorCode: 4 })).toMatchObject({
        minor: { minor: 4, problem: 'accountBlocked' },
        reaction: { kind: 'accountBlocked' },
        basis: 'derived',
      });
    });

    it.each([undefined, 0, 1, 2, 3, 5, 2 ** 32 - 1])('takes * for 111/%s', (minorCode) => {
      expect(resolve({ majorCode: 111, minorCode })).toMatchObject({
        minor: { minor: '*' },
        reaction: { kind: 'register' },
        basis: 'documented',
      });
    });

    it('takes the entry for a minor between numbered ones', () => {
      const resolution = resolve({ majorCode: 203, minorCode: 20 });
      expect(resolution.entry?.name).toBe('CHAT_SEND_MESSAGE_BAD_PAYLOAD');
      expect(resolution.minor).toBeUndefined();
      expect(resolution.reaction).toEqual({ kind: 'correctInput', problem: 'unspecified' });
    });

    it.each([
      [2, 1, 'login'],
      [4, 9, 'deny'],
      [4, 14, 'deny'],
      [10, 100, 'lockout'],
      [175, 2, 'lockout'],
      [184, 1, 'verifyTwoStep'],
      [614, 1, 'inform'],
      [632, 100, 'deny'],
      [904, 6, 'deny'],
      [904, 7, 'deny'],
      [904, 8, 'deny'],
      [904, 9, 'deny'],
    ] as const)('resolves the undocumented minor %i/%i to %s', (majorCode, minorCode, kind) => {
      const resolution = resolve({ majorCode, minorCode });
      expect(resolution.entry).toBe(findError(majorCode));
      expect(resolution.minor?.minor).toBe('*');
      expect(resolution.reaction.kind).toBe(kind);
    });

    it.each([672, 677, 1038, 1100, 9115, 10177, 10178, 10183, 10184])(
      'resolves the undocumented major %i to unknown and keeps its numbers',
      (majorCode) => {
        const frame = { majorCode, minorCode: 3, requestId: 'a', message: 'text' };
        const resolution = resolve(frame);
        expect(resolution).toEqual({ reaction: { kind: 'unknown' }, basis: 'derived', frame });
        expect(resolution.frame).toBe(frame);
      },
    );

    it.each([0, -1, -111, 2 ** 32, 111.5, Number.NaN, Number.POSITIVE_INFINITY])(
      'resolves %d to unknown',
      (majorCode) => {
        expect(kindOf(majorCode)).toBe('unknown');
      },
    );
  });

  describe('reads rows as the document means them', () => {
    it('takes the first row of a duplicate minor: 9104/2 is the amount, not the type', () => {
      expect(resolve({ majorCode: 9104, minorCode: 2 }).reaction).toEqual({
        kind: 'correctInput',
        field: 'amount',
        problem: 'invalid',
      });
    });

    it('leaves to a row without a text what the name says: 10102/1 is a wrong password', () => {
      expect(resolve({ majorCode: 10102, minorCode: 1 })).toMatchObject({
        minor: { minor: 1 },
        reaction: { kind: 'correctInput', field: 'password', problem: 'incorrect' },
      });
    });

    it.each([
      [112, 1],
      [353, 4],
      [415, 4],
      [656, 4],
    ])('takes the empty Reaction cell of %i/%i for none', (majorCode, minorCode) => {
      expect(resolve({ majorCode, minorCode })).toMatchObject({
        minor: { minor: minorCode },
        reaction: { kind: 'correctInput', problem: 'invalid' },
        basis: 'derived',
      });
    });

    it.each([
      [106, 'code', 'incorrect'],
      [107, 'code', 'expired'],
      [156, 'token', 'incorrect'],
      [157, 'token', 'expired'],
      [194, 'password', 'incorrect'],
      [198, 'oldPassword', 'incorrect'],
    ] as const)(
      'takes field and problem of %i from its name: %s %s',
      (majorCode, field, problem) => {
        expect(resolve({ majorCode }).reaction).toEqual({ kind: 'correctInput', field, problem });
      },
    );

    it.each([
      [124, 4, ['firstName', 'lastName'], 'eitherRequired'],
      [203, 29, ['replyTo', 'forwardFrom'], 'bothSet'],
      [10134, undefined, ['answerOne', 'answerTwo'], 'incorrect'],
    ] as const)('gives %i/%s both of its fields', (majorCode, minorCode, fields, problem) => {
      const { reaction } = resolve({ majorCode, minorCode });
      expect(reaction).toEqual({ kind: 'correctInput', fields, problem });
    });
  });

  describe('gives the reactions of the design', () => {
    it.each([
      [2, 'login'],
      [3, 'sessionReplaced'],
      [5, 'retryLater'],
      [6, 'follow'],
      [7, 'retryLater'],
      [8, 'sessionTerminated'],
      [9, 'setNickname'],
      [105, 'accountBlocked'],
      [111, 'register'],
      [135, 'accountBlocked'],
      [152, 'deny'],
      [184, 'verifyTwoStep'],
      [233, 'deny'],
      [379, 'deny'],
      [10171, 'deny'],
      [1, 'inform'],
      [304, 'inform'],
      [10170, 'inform'],
      [602, 'ignore'],
      [609, 'ignore'],
      [9002, 'retryLater'],
      [9009, 'retryLater'],
    ] as const)('%i is %s', (majorCode, kind) => {
      expect(kindOf(majorCode)).toBe(kind);
    });
  });

  describe('is pure and total', () => {
    const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    const major = fc.oneof(
      fc.constantFrom<number>(...Object.values(errorCodes)),
      fc.integer({ min: 0, max: 12_000 }),
      fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
      fc.double(),
    );
    const frames = fc.record(
      {
        majorCode: major,
        minorCode: fc.oneof(fc.integer({ min: 0, max: 40 }), uint32, fc.double()),
        wait: fc.oneof(fc.integer({ min: 0, max: 3600 }), uint32),
        requestId: fc.string(),
        action: fc.integer({ min: 0, max: 0xffff }),
        subject: fc.oneof(fc.string(), fc.integer(), fc.bigInt()),
        message: fc.string(),
      },
      { requiredKeys: ['majorCode'] },
    );

    it('says the same of the same frame, and changes neither frame nor options', () => {
      fc.assert(
        fc.property(frames, fc.option(fc.integer({ min: 1 }), { nil: undefined }), (given, ms) => {
          const frame: ErrorFrame = Object.freeze(given);
          const options = Object.freeze({
            overrides: Object.freeze({ USER_LOGIN_FAILED: Object.freeze({ kind: 'deny' }) }),
            fieldNames: Object.freeze({ roomId: 'room' }),
            defaultLockoutMs: ms,
          } as const);
          const before = { ...frame };
          const first = resolve(frame, options);
          expect(resolve(frame, options)).toEqual(first);
          expect(frame).toEqual(before);
          const { subject } = frame;
          if (subject === undefined || typeof subject === 'string') expect(first.frame).toBe(frame);
          else expect(first.frame).toEqual({ ...frame, subject: `${subject}` });
          expect(first.entry).toBe(findError(frame.majorCode));
          expect(first.reaction.kind).toBeTypeOf('string');
          expect(['documented', 'derived', 'override']).toContain(first.basis);
        }),
      );
    });

    it('locks for a wait that is more than 0, whatever the error is', () => {
      fc.assert(
        fc.property(frames, (frame) => {
          const { reaction } = resolve(frame);
          if (reaction.kind === 'lockout') expect(reaction.waitMs).toBeGreaterThan(0);
        }),
      );
    });
  });

  describe('makes one small literal', () => {
    it('hands on the frame, the entry and the row, and copies none of them', () => {
      const frame = { majorCode: 203, minorCode: 18 };
      const { entry, minor, ...rest } = resolve(frame);
      expect(rest.frame).toBe(frame);
      expect(entry).toBe(findError(203));
      expect(minor).toBe(entry?.minors.find((row) => row.minor === 18));
      expect(Object.keys(rest)).toEqual(['reaction', 'basis', 'frame']);
    });

    it('makes an entry once, and hands out the same each time', () => {
      const { entry } = resolve({ majorCode: 9200, minorCode: 1 });
      expect(resolve({ majorCode: 9200, minorCode: 7, wait: 3 }).entry).toBe(entry);
      expect(findError('BILL_INQUIRY_MCI_BAD_PAYLOAD')).toBe(entry);
    });
  });
});
