// Texts: a remaining time in words or figures. Comes in: milliseconds, as a countdown gives them. Goes out: a text in the digits and
// words of a locale, split by hand so that it is the same on every platform. Next: error-text.ts, the bindings and screens show it.

/** Made when first asked for, and kept: making one costs more than all that it formats in an hour. */
const formatters = /* @__PURE__ */ new Map<string, Intl.NumberFormat>();

function format(value: number, locale: string, options: Intl.NumberFormatOptions): string {
  const key = `${locale} ${options.unit ?? options.minimumIntegerDigits}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale, { useGrouping: false, ...options });
    formatters.set(key, formatter);
  }
  return formatter.format(value);
}

/** The units of the long form below a day, and how many seconds each has. */
const units = [
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/**
 * A remaining time for people, in the digits and words of a locale. Part of a second, and from a day on part of a day, counts
 * as a whole one, so that nobody comes back too early. 0, less and NaN are `0:00`.
 *
 * @param ms What remains, in milliseconds: `countdown.get()`, `remainingMs`.
 * @param locale A language tag: `'en'`, `'fa'`, any that `Intl` knows.
 * @param form `short` is for the eye: `0:42`, from an hour on `1:05:00`, from a day on `12 days`. `long` is for sentences and screen
 * readers: `42 seconds`, `1 minute 5 seconds`, `2 hours 6 minutes` (two units at most), `12 days`. @default 'short'
 * @throws RangeError where `locale` is no language tag.
 *
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
  let seconds = ms > 0 ? Math.ceil(ms / 1000) : 0;
  const inUnit = (value: number, unit: string) =>
    format(value, locale, { style: 'unit', unit, unitDisplay: 'long' });
  if (seconds >= 86_400) return inUnit(Math.ceil(seconds / 86_400), 'day');
  if (form === 'long') {
    // From an hour on without seconds.
    if (seconds > 3600) seconds = Math.ceil(seconds / 60) * 60;
    if (seconds === 86_400) return inUnit(1, 'day');
    const parts = units.flatMap(([unit, size]) => {
      const count = Math.floor(seconds / size);
      seconds %= size;
      return count ? inUnit(count, unit) : [];
    });
    const and = /^fa\b/.test(locale) ? ' و ' : ' ';
    return parts.join(and) || inUnit(0, 'second');
  }
  const digits = (value: number, minimumIntegerDigits: number) =>
    format(Math.floor(value), locale, { minimumIntegerDigits });
  const minutesAndSeconds = (width: number) =>
    `${digits((seconds / 60) % 60, width)}:${digits(seconds % 60, 2)}`;
  return seconds < 3600
    ? minutesAndSeconds(1)
    : `${digits(seconds / 3600, 1)}:${minutesAndSeconds(2)}`;
}
