// Texts: mistakes of the caller. Comes in: the arguments of a text function, whatever they are. Goes out: nothing, or an OptionError that
// says what to pass. Next: the function goes on, sure of what it was given.
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { attempt, fieldsOf } from '../stranger.js';
import type { Language } from './language.js';

const groups = [
  'actions',
  'fields',
  'innerFields',
  'problems',
  'notes',
  'families',
  'errors',
  'reactions',
  'closings',
  'session',
  'outcomes',
] as const satisfies readonly (keyof Language)[];

/** Throws an OptionError where this is no language, or one that lacks whole groups. */
export function checkLanguage(language: Language): void {
  const { locale, ...all } = fieldsOf(language, 'locale', ...groups);
  if (typeof locale !== 'string' || groups.some((name) => Object(all[name]) !== all[name])) {
    throw mustBe(
      'language',
      development && 'a whole language: en of igap-reactions/texts/en, or yours',
      language,
      development && typeof language === 'string' && 'Pass the language itself, not its name.',
    );
  }
}

const isFrame = (value: unknown) => attempt(() => 'majorCode' in Object(value));

/** What is said of a value. Throws an OptionError that names it where nothing can be said. */
export function saying(
  option: string,
  expected: string | false,
  value: unknown,
  say: () => unknown,
): string {
  const text = attempt(say);
  if (typeof text !== 'string')
    throw mustBe(
      option,
      expected,
      value,
      development && isFrame(value) && 'This is a frame: pass resolve(frame).',
    );
  return text;
}

/** Throws an OptionError where there is a remaining time that is no number. */
export function checkRemaining(remainingMs: number | undefined): void {
  const isNone = development && Number.isNaN(remainingMs);
  if (isNone || (remainingMs !== undefined && typeof remainingMs !== 'number')) {
    throw mustBe(
      'remainingMs',
      development && 'a number of ms: countdown.get(), or guard().remainingMs',
      remainingMs,
    );
  }
}
