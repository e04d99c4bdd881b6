// Texts: a remaining time in words or figures. Comes in: milliseconds, as a countdown gives them. Goes out: a text in the digits and
// words of a locale, split by hand so that it is the same on every platform. Next: error-text.ts, the bindings and screens show it.

import { development } from '../development.js';
import { mustBe } from '../misuse.js';

/** Looked at in development only: in production a screen goes on with `0:00`. */
function checkTime(ms: unknown, locale: unknown, form: unknown): void {
  if (typeof ms !== 'number' || Number.isNaN(ms)) {
    const isSwapped = typeof ms === 'string' && typeof locale === 'number';
    const advice = isSwapped && 'The time comes first: remainingText(ms, locale).';
    throw mustBe('ms', 'a number of ms: countdown.get(), or remainingMs', ms, advice);
  }
  if (typeof locale !== 'string') {
    const isLanguage = typeof Object(locale).locale === 'string';
    throw mustBe('locale', 'a language tag', locale, isLanguage && 'Pass language.locale.');
  }
  if (form !== 'short' && form !== 'long') throw mustBe('form', "'short' or 'long'", form);
}

/** Made when first asked for, and kept: making one costs more than all that it formats in an hour. */
const formatters = /* @__PURE__ */ new Map<string, Intl.NumberFormat>();

/** Undefined where the platform has no such format, or the locale is no language tag. */
function format(value: number, locale: string, digits: number, unit?: Unit): string | undefined {
  const key = `${locale} ${unit ?? digits}`;
  try {
    const formatter =
      formatters.get(key) ??
      new Intl.NumberFormat(locale, {
        style: unit ? 'unit' : 'decimal',
        unit,
        unitDisplay: 'long',
        minimumIntegerDigits: digits,
        useGrouping: false,
      });
    formatters.set(key, formatter);
    return formatter.format(value);
  } catch {
    return undefined;
  }
}

const persian = { day: 'روز', hour: 'ساعت', minute: 'دقیقه', second: 'ثانیه' };
type Unit = keyof typeof persian;
const persianZero = 0x06f0;

/**
 * A remaining time for people, in the digits and words of a locale. Part of a second, and from a day on part of a day, counts
 * as a whole one, so that nobody comes back too early. 0 and less are `0:00`; so are NaN and what is no number in production.
 *
 * @param ms What remains, in milliseconds: `countdown.get()`, `remainingMs`.
 * @param locale A language tag. English and Persian are the same on every platform; the others need the units of its `Intl`, and are
 * English without. What is no language tag counts as its part before `_` or `-`, so `fa_IR` as `fa`, or else as English.
 * @param form `short` is for the eye: `0:42`, from an hour on `1:05:00`, from a day on `12 days`. `long` is for sentences and screen
 * readers: `42 seconds`, `1 minute 5 seconds`, `2 hours 6 minutes` (two units at most), `12 days`. @default 'short'
 *
 * @throws OptionError for a wrong argument, in development.
 * @example
 * ```ts
 * import { remainingText } from 'igap-reactions/texts';
 *
 * console.log(remainingText(42_000, 'en')); // 0:42
 * console.log(remainingText(42_000, 'fa')); // ۰:۴۲
 * console.log(remainingText(65_000, 'en', 'long')); // 1 minute 5 seconds
 * ```
 */
export function remainingText(
  ms: number,
  locale: string,
  form: 'short' | 'long' = 'short',
): string {
  if (development) checkTime(ms, locale, form);
  const language = (typeof locale === 'string' ? locale : 'en').replace(/[-_].*/, '').toLowerCase();
  const isPersian = language === 'fa';
  const byHand = isPersian || language === 'en';
  /** `en_US` is no language tag; its language is one. */
  const tag = format(0, locale, 1) ? locale : language;
  const digits = (value: number, least = 1): string =>
    format(value, tag, least) ??
    `${value}`
      .padStart(least, '0')
      .replace(/\d/g, (digit) => (isPersian ? String.fromCharCode(persianZero + +digit) : digit));
  const inUnit = (value: number, unit: Unit): string => {
    const byIntl = (unit: Unit) => format(value, tag, 1, unit);
    // Hermes on iOS has no days, and takes minutes for seconds. Then it is asked for none, so that a text is in one language.
    const knowsUnits = !byHand && byIntl('day') && byIntl('minute') !== byIntl('second');
    const name = isPersian ? persian[unit] : unit + (value === 1 ? '' : 's');
    return (knowsUnits && byIntl(unit)) || `${byHand ? digits(value) : value} ${name}`;
  };

  const long = form === 'long';
  let seconds = typeof ms === 'number' && ms > 0 ? Math.ceil(ms / 1000) : 0;
  // A sentence names no seconds from an hour on.
  if (long && seconds > 3600) seconds = Math.ceil(seconds / 60) * 60;
  if (seconds >= 86_400) return inUnit(Math.ceil(seconds / 86_400), 'day');

  const counts: readonly (readonly [Unit, number])[] = [
    ['hour', Math.floor(seconds / 3600)],
    ['minute', Math.floor(seconds / 60) % 60],
    ['second', seconds % 60],
  ];
  if (long) {
    const parts = counts.flatMap(([unit, count]) => (count ? inUnit(count, unit) : []));
    return parts.join(isPersian ? ' و ' : ' ') || inUnit(0, 'second');
  }
  const shown = seconds < 3600 ? counts.slice(1) : counts;
  return shown.map(([, count], index) => digits(count, index ? 2 : 1)).join(':');
}
