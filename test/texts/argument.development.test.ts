// What the development build says of a wrong time, or of one at the wrong place.
import { expect, it } from 'vitest';
import { en } from '../../src/texts/en.js';
import { lockoutText, remainingText } from '../../src/texts.js';

const wrong = (value: unknown) => value as never;
const lockout = wrong({ key: '201', action: 201 });

it.each<[string, () => unknown, string]>([
  [
    "remainingText('en', 42000)",
    () => remainingText(wrong('en'), wrong(42_000)),
    'ms must be a number of ms: countdown.get(), or remainingMs (got a string). The time comes first: remainingText(ms, locale).',
  ],
  ['remainingText(NaN)', () => remainingText(Number.NaN, 'en'), 'ms must be a number of ms'],
  [
    'remainingText(ms, language)',
    () => remainingText(42_000, wrong(en)),
    'locale must be a language tag (got an object). Pass language.locale.',
  ],
  [
    'a form of its own',
    () => remainingText(42_000, 'en', wrong('medium')),
    "form must be 'short' or 'long'",
  ],
  [
    'lockoutText(lockout, language, NaN)',
    () => lockoutText(lockout, en, Number.NaN),
    'remainingMs must be a number of ms: countdown.get(), or guard().remainingMs (got NaN).',
  ],
])('%s is named', (_, mistake, sentence) => {
  expect(mistake).toThrow(sentence);
});
