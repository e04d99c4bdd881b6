import { describe, expect, it, vi } from 'vitest';
import { remainingText } from '../../src/texts.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('a remaining time, short', () => {
  it.each([
    [0, '0:00', '۰:۰۰'],
    [-5 * second, '0:00', '۰:۰۰'],
    [Number.NaN, '0:00', '۰:۰۰'],
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
  ])('of %d ms is %s, %s', (ms, en, fa) => {
    expect(remainingText(ms, 'en')).toBe(en);
    expect(remainingText(ms, 'fa')).toBe(fa);
    expect(remainingText(ms, 'en', 'short')).toBe(en);
  });
});

describe('a remaining time, long', () => {
  it.each([
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
  ])('of %d ms is %s, %s', (ms, en, fa) => {
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
    expect(remainingText(3 * day, 'ru')).toBe('3 дня');
    expect(() => remainingText(1, 'no locale')).toThrow(RangeError);
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
