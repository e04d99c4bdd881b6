// Texts: a remaining time in words or figures. Comes in: milliseconds, as a countdown gives them. Goes out: a text in the digits and
// words of a locale, split by hand so that it is the same on every platform. Next: error-text.ts, the bindings and screens show it.

/** Made when first asked for, and kept: making one costs more than all that it formats in an hour. */
const formatters = /* @__PURE__ */ new Map<string, Intl.NumberFormat | undefined>();

/** Undefined where the platform has no such format, or the locale is no language tag. */
function format(
  value: number,
  locale: string,
  options: Intl.NumberFormatOptions,
): string | undefined {
  const key = `${locale} ${options.unit ?? options.minimumIntegerDigits}`;
  try {
    if (!formatters.has(key)) {
      // So that a format that cannot be made is tried once.
      formatters.set(key, undefined);
      formatters.set(key, new Intl.NumberFormat(locale, { useGrouping: false, ...options }));
    }
    return formatters.get(key)?.format(value);
  } catch {
    return undefined;
  }
}

const persian = { day: 'روز', hour: 'ساعت', minute: 'دقیقه', second: 'ثانیه' };
type Unit = keyof typeof persian;

/** The units of the long form below a day, and how many seconds each has. */
const units: readonly (readonly [Unit, number])[] = [
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** How a locale writes numbers and units. */
function writing(locale: string) {
  const language = `${locale}`.split(/[-_]/, 1)[0]?.toLowerCase() ?? '';
  const 
}
