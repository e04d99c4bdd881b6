// Any frame, under any overrides and names of fields, against what the document says of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ErrorFrame,
  errorCodes,
  findError,
  type ResolveOptions,
  resolve,
} from '../../src/index.js';
import { holds, modelLimits } from '../support/model-runs.js';
import { expectedOf } from './resolve-model.js';

const codes: readonly number[] = Object.values(errorCodes);
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
/** Some codes often, so that overrides meet frames; all others too. */
const often = fc.constantFrom(2, 4, 10, 105, 106, 111, 124, 136, 203, 602, 677);
const major = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...codes) },
  { weight: 4, arbitrary: often },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 12_000 }) },
  { weight: 1, arbitrary: uint32 },
);
const minor = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constantFrom(1, 2, 4), uint32);
const frames: fc.Arbitrary<ErrorFrame> = fc.record(
  {
    majorCode: major,
    minorCode: minor,
    wait: fc.oneof(fc.constantFrom(0, 1, 60), uint32),
    action: fc.constantFrom(100, 102, 201),
    subject: fc.oneof(fc.string(), fc.integer(), fc.bigInt()),
    message: fc.string(),
  },
  { requiredKeys: ['majorCode'] },
);

const word = fc.constantFrom('invalid', 'tooLong', 'of the app');
const override = fc.oneof(
  fc.record(
    { kind: fc.constant('correctInput'), field: word, problem: word },
    { requiredKeys: ['kind'] },
  ),
  fc.record(
    { kind: fc.constant('lockout'), waitMs: fc.integer({ min: 1 }) },
    { requiredKeys: ['kind'] },
  ),
  fc.record(
    { kind: fc.constantFrom('deny', 'inform', 'retryLater'), problem: word },
    { requiredKeys: ['kind'] },
  ),
  fc.record({ kind: fc.constantFrom('login', 'register', 'accountBlocked', 'follow', 'ignore') }),
);
/** By name or code, with a minor or without. Each error by one of the two: which of two counts is said nowhere. */
const key = fc
  .tuple(
    fc.oneof(
      often,
      often,
      major.filter((code) => code > 0),
    ),
    fc.option(minor),
  )
  .map(([code, of]) => {
    const error = (code % 2 === 0 && findError(code)?.name) || `${code}`;
    return of === null ? error : `${error}/${of}`;
  });
const options = fc.record(
  {
    overrides: fc.dictionary(key, override, { maxKeys: 4 }),
    fieldNames: fc.dictionary(fc.constantFrom('phoneNumber', 'nickname', 'code', 'message'), word),
    defaultLockoutMs: fc.integer({ min: 1, max: 3_600_000 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ResolveOptions>;

describe('the resolver', () => {
  it(
    'says of any frame what the document says, unless the app says otherwise',
    modelLimits,
    async () => {
      const met = new Set<string>();
      await holds(
        fc.property(frames, options, (frame, given) => {
          const resolution = resolve(frame, given);
          const { frame: handedOn, ...rest } = resolution;
          expect(rest).toEqual(expectedOf(frame, given));
          expect(rest.entry).toBe(findError(frame.majorCode));
          const { subject } = frame;
          expect(handedOn).toEqual(
            subject === undefined ? frame : { ...frame, subject: `${subject}` },
          );
          met.add(rest.reaction.kind).add(rest.basis);
        }),
        { atLeast: 3000 },
      );
      // Else little was compared.
      for (const kind of [
        'lockout',
        'correctInput',
        'deny',
        'retryLater',
        'inform',
        'unknown',
        'override',
      ]) {
        expect(met).toContain(kind);
      }
    },
  );

  it('says so of every error of the document, and of each of its rows', () => {
    for (const code of codes) {
      const minors = findError(code)?.minors.map(({ minor }) => (minor === '*' ? 77 : minor)) ?? [];
      for (const minorCode of [undefined, 0, 77, ...minors]) {
        for (const wait of [undefined, 20]) {
          const frame = { majorCode: code, minorCode, wait };
          const { frame: _, ...rest } = resolve(frame);
          expect(rest).toEqual(expectedOf(frame, {}));
        }
      }
    }
  });
});
