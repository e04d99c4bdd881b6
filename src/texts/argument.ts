// Texts: mistakes of the caller. Comes in: the arguments of a text function, whatever they are. Goes out: nothing, or an OptionError that
// says what to pass. Next: the function goes on, sure of what it was given.
import { OptionError } from '../faults.js';
import { fieldsOf } from '../stranger.js';
import type { Language } from './language.js';

/** Throws an OptionError where this is no language, or one that lacks whole groups. */
export function checkLanguage(language: Language): void {
  const { locale, outcomes } = fieldsOf(language, 'locale', 'outcomes');
  if (typeof locale !== 'string' || typeof outcomes !== 'object') {
    throw new OptionError('language', 'a whole language: en of igap-reactions/texts/en, or yours');
  }
}

/** Throws an OptionError where there is a remaining time that is no number. */
export function checkRemaining(remainingMs: number | undefined): void {
  if (remainingMs !== undefined && typeof remainingMs !== 'number') {
    throw new OptionError('remainingMs', 'a number of ms: countdown.get(), or guard().remainingMs');
  }
}
