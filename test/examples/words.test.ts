import { describe, expect, it } from 'vitest';
import { causeText, codeText, count, duration, plain, scopeText } from '../../examples/words.js';

describe('words', () => {
  it.each([
    [0, '0 s'],
    [40, '0 s'],
    [60, '0.1 s'],
    [3500, '3.5 s'],
    [9000, '9 s'],
    [9949, '9.9 s'],
    [9950, '10 s'],
    [58_000, '58 s'],
    [59_600, '1 min'],
    [60_000, '1 min'],
    [65_000, '1 min 5 s'],
    [3_598_000, '59 min 58 s'],
    [3_600_000, '1 h'],
    [3_605_000, '1 h'],
    [90_000_000, '1 day 1 h'],
    [(2 ** 32 - 1) * 1000, '49710 days 6 h'],
  ])('say %i ms as %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it.each([
    [{ kind: 'everything' }, 'everything'],
    [{ kind: 'action', action: 118 }, '#118'],
    [{ kind: 'subject', action: 201, subject: '42' }, '#201 for subject 42'],
    [{ kind: 'subject', action: 201 }, '#201 for no subject'],
    [{ kind: 'error', majorCode: 672 }, 'error 672'],
  ] as const)('name the scope %j', (scope, text) => {
    expect(scopeText(scope)).toBe(text);
  });

  it('name what locks: an error, one that is not in the catalogue, the app', () => {
    const lockout = {
      id: 'lockout-1',
      key: '*',
      scope: { kind: 'everything' },
      startedAtMs: 0,
      waitMs: 1,
      untilMs: 1,
    } as const;
    expect(causeText({ ...lockout, majorCode: 10, name: 'FLOOD_REQUEST' })).toBe('FLOOD_REQUEST');
    expect(causeText({ ...lockout, majorCode: 10178 })).toBe('error 10178');
    expect(causeText(lockout)).toBe('the app');
  });

  it('write codes as the document does', () => {
    expect(codeText({ majorCode: 8 })).toBe('8');
    expect(codeText({ majorCode: 111, minorCode: 4 })).toBe('111/4');
  });

  it('print nothing that moves a cursor, and nothing endless', () => {
    expect(plain('a\u001b[2Jb\nc')).toBe('a·[2Jb·c');
    expect(plain({ a: 1 })).toBe('{"a":1}');
    expect(plain(undefined)).toBe('undefined');
    expect(plain('x'.repeat(99), 10)).toBe('xxxxxxxxx…');
  });

  it('count', () => {
    expect([count(0, 'line'), count(1, 'line'), count(2, 'line')]).toEqual([
      '0 lines',
      '1 line',
      '2 lines',
    ]);
  });
});
