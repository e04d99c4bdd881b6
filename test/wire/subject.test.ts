import { describe, expect, it } from 'vitest';
import { parseErrorFrame } from '../../src/wire/error-frame.js';
import { revoked, withThrowing } from './hostile.js';

const parsed = (fields: object) => parseErrorFrame({ majorCode: 8, ...fields });

describe('the subject of a frame', () => {
  const subjectOf = (subject: unknown) => parsed({ subject });

  it.each([
    ['a text', 'room', 'room'],
    ['an empty text', '', ''],
    ['zero', 0, '0'],
    ['a number', 42, '42'],
    ['a bigint', 2n ** 63n, '9223372036854775808'],
    ['a Long', { low: 5, high: 0, unsigned: false }, '5'],
    ['a Long above 32 bits', { low: 0, high: 1, unsigned: true }, '4294967296'],
    ['a Long whose low half is signed', { low: -1, high: 0, unsigned: false }, '4294967295'],
    ['a negative Long', { low: -1, high: -1, unsigned: false }, '-1'],
    ['the greatest Long', { low: -1, high: -1, unsigned: true }, '18446744073709551615'],
    ['a Long that does not say whether it is signed', { low: 0, high: -1 }, '-4294967296'],
  ])('may be %s', (_, subject, text) => {
    expect(subjectOf(subject)).toEqual({ frame: { majorCode: 8, subject: text }, dropped: [] });
  });

  it('has at most 512 characters', () => {
    const most = 'r'.repeat(512);
    expect(subjectOf(most)?.frame.subject).toBe(most);
    expect(subjectOf(`${most}r`)).toEqual({ frame: { majorCode: 8 }, dropped: ['subject'] });
    expect(subjectOf(10n ** 511n)?.frame.subject).toHaveLength(512);
    expect(subjectOf(10n ** 512n)?.dropped).toEqual(['subject']);
  });

  it.each([
    ['half a Long', { low: 1 }],
    ['a Long with a half that is no integer', { low: 1, high: 0.5 }],
    ['a Long with a half that throws', withThrowing({ low: 1 }, 'high')],
    ['a Long whose sign throws', withThrowing({ low: 1, high: 0 }, 'unsigned')],
    ['a revoked proxy', revoked()],
  ])('is dropped where it is %s, and the rest of the frame counts', (_, subject) => {
    expect(parsed({ subject, wait: 30 })).toEqual({
      frame: { majorCode: 8, wait: 30 },
      dropped: ['subject'],
    });
  });
});
