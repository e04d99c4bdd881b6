import { describe, expect, it } from 'vitest';
import { findError, igap, resolve } from '../../src/index.js';
import { type Lockout, makeLockout } from '../../src/lockout/lockout.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { errorText, lockoutText } from '../../src/texts.js';
import { errorDocument } from '../seeds/committed.js';
import { figures } from '../seeds/figures.js';
import { said } from '../support/said.js';

const locked = (key: string, majorCode?: number) =>
  makeLockout(igap, '1', key, 0, majorCode, 60_000);

describe('lockoutText', () => {
  it('says of every flagged error what errorText says of it when it arrives', () => {
    const flagged = errorDocument.entries.filter((entry) => entry.flagged);
    expect(flagged).toHaveLength(figures.flagged);
    for (const { code } of flagged) {
      const action = findError(code)?.action;
      const resolution = resolve({ majorCode: code, wait: 20 });
      const lockout = locked(action ? `${action}/42` : '*', code);
      for (const language of [en, fa]) {
        expect(lockoutText(lockout, language, 20_000)).toBe(errorText(resolution, language));
      }
    }
  });

  it('says of an error that is no lock by itself only that it locks, and until when', () => {
    expect(lockoutText(locked('101', 106), en, 30_000)).toBe(
      'You cannot confirm your phone number now. You can try again in 30 seconds.',
    );
    expect(lockoutText(locked('201', 205), en, 30_000)).toBe(
      'You are not allowed to send a message in this chat. You can try again in 30 seconds.',
    );
    expect(lockoutText(locked('e20001', 20_001), en, 30_000)).toContain('20001');
  });

  it('names the action where the app locked it, and gives no reason', () => {
    expect(lockoutText(locked('201/42'), en, 20_000)).toBe(
      'Wait 20 seconds before you send a message in this chat.',
    );
    expect(lockoutText(locked('201-'), fa, 20_000)).toBe(
      'برای ارسال پیام در این گفتگو، ۲۰ ثانیه صبر کنید.',
    );
    expect(lockoutText(locked('65000'), en, 20_000)).toBe('Wait 20 seconds before you do this.');
    expect(lockoutText(locked('*'), en, 20_000)).toBe('Wait 20 seconds before you do this.');
    expect(lockoutText(locked('201'), en, 0)).toBe('You can try again now.');
  });

  it('goes by the sentence of the app for that error', () => {
    const ours = { ...en, replaced: { FLOOD_REQUEST: 'Slow down: {time}.' } };
    expect(lockoutText(locked('*', 10), ours, 5000)).toBe('Slow down: 5 seconds.');
  });

  it('counts along', () => {
    expect(lockoutText(locked('*', 10), en, 65_000)).toMatch(/in 1 minute 5 seconds\.$/);
    expect(lockoutText(locked('*', 10), fa, 42_000)).toMatch(/۴۲ ثانیه دیگر می‌توانید/);
    expect(lockoutText(locked('*', 10), en, 0)).toMatch(/try again now\.$/);
  });

  it('names a wrong lockout, language or time', () => {
    for (const wrong of [
      undefined,
      null,
      '201',
      {},
      { allowed: true },
      { scope: {}, majorCode: '1' },
    ]) {
      expect(() => lockoutText(wrong as unknown as Lockout, en, 0)).toThrow(
        said('lockout must be a lockout: of guard()'),
      );
    }
    expect(() => lockoutText(locked('201'), 'en' as never, 0)).toThrow(said('language must be'));
    expect(() => lockoutText(locked('201'), en, '5' as never)).toThrow(said('remainingMs must be'));
  });
});
