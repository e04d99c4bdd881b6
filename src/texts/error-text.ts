// Texts: what an error means to a person. Comes in: a resolution and a language. Goes out: a sentence: what happened, and what to do.
// Next: a screen shows it.
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import type { Resolution } from '../reaction/resolve.js';
import { fieldsOf } from '../stranger.js';
import { checkLanguage, checkRemaining, saying } from './argument.js';
import type { Language } from './language.js';
import { sentence } from './sentence.js';

/** How `errorText` says it. Every member may be absent. */
export interface ErrorTextOptions {
  /** What remains of its lockout, in ms. 0: it may be done again. Absent: the wait that the error came with. */
  readonly remainingMs?: number | undefined;
  /** Only what is wrong, for a bubble or a note: without what else helps, and at an input without the request. @default false */
  readonly short?: boolean | undefined;
}

/**
 * A sentence for an error: what happened, and what to do. Total over errors: an undocumented one is named by its numbers, and an
 * overridden one is what its new reaction means. The server's own message is no part of it.
 *
 * @param resolution What `resolve(frame)` returns, or an event's or error's `resolution`.
 * @param language `en` of `igap-reactions/texts/en`, or another; with the words of the app's protocol where that adds some: `extendLanguage(en, protocol)`.
 * @param options What remains of its lockout, in ms: pass `countdown.get()` to have the sentence count along. Or that and more by name.
 * @throws OptionError for another argument, which it names.
 * @example
 * ```ts
 * import { resolve } from 'igap-reactions';
 * import { errorText } from 'igap-reactions/texts';
 * import { en } from 'igap-reactions/texts/en';
 *
 * console.log(errorText(resolve({ majorCode: 205 }), en)); // You are not allowed to send a message in this chat.
 * console.log(errorText(resolve({ majorCode: 118, minorCode: 2 }), en, { short: true })); // Check the first name.
 * ```
 */
export function errorText(
  resolution: Resolution,
  language: Language,
  options: number | ErrorTextOptions = {},
): string {
  checkLanguage(language);
  const { remainingMs, short } =
    typeof options === 'number' ? { remainingMs: options } : readOptions(options);
  checkRemaining(remainingMs);
  return saying('resolution', aResolution, resolution, () => {
    if (!isSound(resolution, language)) return undefined;
    return sentence(resolution, language, { waitMs: remainingMs ?? waitMsOf(resolution), short });
  });
}

const aResolution = development && "what resolve(frame) returns, or an error's resolution";

function readOptions(options: ErrorTextOptions): ErrorTextOptions {
  const isKnown = (name: string) => name === 'remainingMs' || name === 'short';
  if (Object(options) !== options || !Object.keys(options).every(isKnown))
    throw mustBe(
      'remainingMs',
      development && 'a number of ms, or { remainingMs, short }',
      options,
    );
  return fieldsOf(options, 'remainingMs', 'short') as ErrorTextOptions;
}

/**
 * A short note for one input of a form: what is wrong with it, `Check the first name.`; `''` where the error is not about this input.
 *
 * @param resolution What `resolve(frame)` returns, or an event's or error's `resolution`.
 * @param language As of `errorText`.
 * @param field The input, by the name that the reaction has for it: the app's own where `fieldNames` has one.
 * @throws OptionError for another argument, which it names.
 * @example
 * ```ts
 * import { resolve } from 'igap-reactions';
 * import { fieldText } from 'igap-reactions/texts';
 * import { en } from 'igap-reactions/texts/en';
 *
 * const resolution = resolve({ majorCode: 118, minorCode: 2 });
 * console.log(fieldText(resolution, en, 'firstName')); // Check the first name.
 * console.log(fieldText(resolution, en, 'lastName') === ''); // true
 * ```
 */
export function fieldText(resolution: Resolution, language: Language, field: string): string {
  checkLanguage(language);
  if (typeof field !== 'string')
    throw mustBe('field', development && 'the name of an input', field);
  return saying('resolution', aResolution, resolution, () => {
    if (!isSound(resolution, language)) return undefined;
    const { reaction } = resolution;
    if (reaction.kind !== 'correctInput') return '';
    const isAbout = (reaction.fields ?? [reaction.field]).includes(field);
    return isAbout ? sentence(resolution, language, { waitMs: 0, short: true }) : '';
  });
}

function isSound({ frame, reaction: { kind } }: Resolution, language: Language): boolean {
  const isKind = kind === 'correctInput' || Object.hasOwn(language.reactions, kind);
  return typeof frame.majorCode === 'number' && isKind;
}

/** The wait that an error came with. */
function waitMsOf({ frame: { wait = 0 }, reaction }: Resolution): number {
  return reaction.kind === 'lockout' ? reaction.waitMs : wait * 1000;
}
