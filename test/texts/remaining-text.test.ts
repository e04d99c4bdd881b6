import vm from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { development } from '../../src/development.js';
import { remainingText } from '../../src/texts/remaining-text.js';
import { bundle } from '../docs/bundle.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const short: readonly (readonly [ms: number, en: string, fa: string])[] = [
  [0, '0:00', '۰:۰۰'],
  [-5 * second, '0:00', '۰:۰۰'],
  // In development it is a mistake, which is named.
  ...(development ? [] : [[Number.NaN, '0:00', '۰:۰۰'] as const]),
  [1, '0:01', '۰:۰۱'],
  [42 * second, '0:42', '۰:۴۲'],
  [41_001, '0:42', '۰:۴۲'],
  [minute, '1:00', '۱:۰۰'],
  [65 * second, '1:05', '۱:۰۵'],
  [hour - second, '59:59', '۵۹:۵۹'],
  [hour - 1, '1:00:00', '۱:۰۰:۰۰'],
  [hour, '1:00:00', '۱:۰۰:۰۰'],
  [hour + 65 * second, '1:01:05', '۱:۰۱:۰۵'],
  [day - second, '23:59:59', '۲۳:۵۹:۵۹'],
  [day, '1 day', '۱ روز'],
  [day + second, '2 days', '۲ روز'],
  [12 * day, '12 days', '۱۲ روز'],
  [49_710 * day, '49710 days', '۴۹۷۱۰ روز'],
];

const long: typeof short = [
  [0, '0 seconds', '۰ ثانیه'],
  [second, '1 second', '۱ ثانیه'],
  [42 * second, '42 seconds', '۴۲ ثانیه'],
  [minute, '1 minute', '۱ دقیقه'],
  [65 * second, '1 minute 5 seconds', '۱ دقیقه و ۵ ثانیه'],
  [hour, '1 hour', '۱ ساعت'],
  [2 * hour + 5 * minute + second, '2 hours 6 minutes', '۲ ساعت و ۶ دقیقه'],
  [2 * hour - second, '2 hours', '۲ ساعت'],
  [day - second, '1 day', '۱ روز'],
  [day, '1 day', '۱ روز'],
  [12 * day, '12 days', '۱۲ روز'],
];

describe('a remaining time, short', () => {
  it.each(short)('of %d ms is %s, %s', (ms, en, fa) => {
    expect(remainingText(ms, 'en')).toBe(en);
    expect(remainingText(ms, 'fa')).toBe(fa);
    expect(remainingText(ms, 'en', 'short')).toBe(en);
  });
});

describe('a remaining time, long', () => {
  it.each(long)('of %d ms is %s, %s', (ms, en, fa) => {
    expect(remainingText(ms, 'en', 'long')).toBe(en);
    expect(remainingText(ms, 'fa', 'long')).toBe(fa);
  });
});

describe('remainingText', () => {
  it('knows any locale', () => {
    expect(remainingText(12 * day, 'de')).toBe('12 Tage');
    expect(remainingText(65 * second, 'de-AT', 'long')).toBe('1 Minute 5 Sekunden');
    expect(remainingText(42 * second, 'fa-IR')).toBe('۰:۴۲');
    expect(remainingText(65 * second, 'fa-IR', 'long')).toBe('۱ دقیقه و ۵ ثانیه');
    expect(remainingText(42 * second, 'fa-u-nu-latn')).toBe('0:42');
    expect(remainingText(42 * second, 'fa-u-nu-latn', 'long')).toBe('42 ثانیه');
    expect(remainingText(3 * day, 'ru')).toBe('3 дня');
  });

  it('takes a wrong language tag for its language, or for English', () => {
    expect(remainingText(65 * second, 'en_US', 'long')).toBe('1 minute 5 seconds');
    expect(remainingText(65 * second, 'fa_IR', 'long')).toBe('۱ دقیقه و ۵ ثانیه');
    expect(remainingText(65 * second, 'FA_ir', 'long')).toBe('۱ دقیقه و ۵ ثانیه');
    expect(remainingText(65 * second, 'EN_us', 'long')).toBe('1 minute 5 seconds');
    expect(remainingText(3 * day, 'ru_RU')).toBe('3 дня');
    for (const wrong of ['', '_', '-', 'no locale', 'x', '۱', 'en us', 'a-toolongsubtag']) {
      expect(remainingText(42 * second, wrong)).toBe('0:42');
      expect(remainingText(65 * second, wrong, 'long')).toBe('1 minute 5 seconds');
    }
  });

  it.each([
    'en',
    'en-US',
    'en-GB',
    'en-IN',
    'en-u-nu-arab',
    'fa',
    'fa-IR',
    'fa-AF',
    'fa-u-nu-latn',
  ])('has in %s the words and digits of Intl, for each unit and number', (locale) => {
    const byIntl = (value: number, unit: string) =>
      new Intl.NumberFormat(locale, {
        ...{ style: 'unit', unit, unitDisplay: 'long', useGrouping: false },
      }).format(value);
    expect(remainingText(0, locale, 'long')).toBe(byIntl(0, 'second'));
    for (let value = 1; value < 60; value += 1) {
      expect(remainingText(value * second, locale, 'long')).toBe(byIntl(value, 'second'));
      expect(remainingText(value * minute, locale, 'long')).toBe(byIntl(value, 'minute'));
      if (value < 24) {
        expect(remainingText(value * hour, locale, 'long')).toBe(byIntl(value, 'hour'));
      }
    }
    for (const days of [1, 2, 3, 11, 21, 100, 101, 365, 1000, 24_855, 49_710, 1_234_567]) {
      expect(remainingText(days * day, locale)).toBe(byIntl(days, 'day'));
      expect(remainingText(days * day, locale, 'long')).toBe(byIntl(days, 'day'));
    }
  });

  it('never goes up while the time goes down', () => {
    const values = (text: string) => text.split(':').reduce((sum, part) => sum * 60 + +part, 0);
    for (let ms = day - second; ms > 0; ms -= 977) {
      expect(values(remainingText(ms, 'en'))).toBe(Math.ceil(ms / second));
    }
  });

  it('makes each formatter once', () => {
    remainingText(5 * second, 'sv');
    remainingText(5 * second, 'sv', 'long');
    const made = vi.spyOn(Intl, 'NumberFormat');
    for (let ms = 0; ms < minute; ms += second) {
      remainingText(ms, 'sv');
      remainingText(ms, 'sv', 'long');
    }
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });
});

/** The call on another platform: what it has of Intl stands in the text. */
async function onPlatform(intl: string): Promise<typeof remainingText> {
  const code = await bundle(`export { remainingText } from '../../src/texts/remaining-text.js';`, {
    format: 'cjs',
  });
  const scope = { exports: {} as { remainingText: typeof remainingText } };
  vm.runInNewContext(`const real = Intl; Intl = ${intl}; (function () { ${code} })();`, scope);
  return scope.exports.remainingText;
}

describe.each([
  // Hermes on Linux, and JavaScriptCore without ICU.
  ['without Intl', 'undefined'],
  ['with an Intl that has nothing', '{}'],
  ['where no format can be made', '{ NumberFormat: function () { throw new Error("no"); } }'],
  ['where formats are made and fail', '{ NumberFormat: function () {} }'],
])('on a platform %s', (_, intl) => {
  it('English and Persian are the same, and every other locale is English', async () => {
    const text = await onPlatform(intl);
    for (const [ms, en, fa] of short) {
      expect(text(ms, 'en')).toBe(en);
      expect(text(ms, 'fa-IR')).toBe(fa);
      expect(text(ms, 'de')).toBe(en);
    }
    for (const [ms, en, fa] of long) {
      expect(text(ms, 'en_US', 'long')).toBe(en);
      expect(text(ms, 'fa', 'long')).toBe(fa);
      expect(text(ms, 'ar', 'long')).toBe(en);
    }
  });
});

describe.each([
  // Chrome before 77, Safari before 14.1.
  [
    'has no units',
    `options.style === 'unit' ? (() => { throw new RangeError(); })() : new real.NumberFormat(locale, options)`,
  ],
  // Hermes on iOS, as its source says (hermes#2011).
  [
    'has no day and takes minutes and hours for seconds',
    `options.unit === 'day' ? (() => { throw new RangeError(); })()
      : new real.NumberFormat(locale, options.unit ? { ...options, unit: 'second' } : options)`,
  ],
  [
    'has no day',
    `options.unit === 'day' ? (() => { throw new RangeError(); })() : new real.NumberFormat(locale, options)`,
  ],
  [
    'takes minutes for seconds',
    `new real.NumberFormat(locale, options.unit === 'minute' ? { ...options, unit: 'second' } : options)`,
  ],
])('on a platform whose Intl %s', (_, made) => {
  it('English and Persian are the same, and the words of every other locale are English', async () => {
    const text = await onPlatform(
      `{ NumberFormat: function (locale, options) { return ${made}; } }`,
    );
    for (const [ms, en, fa] of long) {
      expect(text(ms, 'en', 'long')).toBe(en);
      expect(text(ms, 'fa', 'long')).toBe(fa);
      expect(text(ms, 'de', 'long')).toBe(en);
      expect(text(ms, 'ar-EG', 'long')).toBe(en);
    }
    expect(text(42 * second, 'ar-EG')).toBe('٠:٤٢');
  });
});
