import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/faults.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { sessionText } from '../../src/texts.js';
import { said } from '../support/said.js';
import { sessionStates } from './session-states.js';

describe.each([en, fa])('the states of the session in $locale', (language) => {
  it('each have a sentence of their own', () => {
    const texts = sessionStates.map((state) => sessionText(state, language));
    expect(sessionStates).toHaveLength(10);
    expect(new Set(texts).size).toBe(10);
    for (const text of texts) expect(text).toMatch(/^\S.+[.…]$/);
    if (language === fa) for (const text of texts) expect(text).not.toMatch(/[A-Za-z0-9يك]/);
  });

  it('name a wrong state or language', () => {
    for (const state of ['asleep', 'toString', undefined, Symbol.iterator]) {
      expect(() => sessionText(state as never, language)).toThrow(
        said('state must be a state: engine'),
      );
    }
    expect(() => sessionText('ready', undefined as never)).toThrow(OptionError);
  });
});

describe('the sentence of a state', () => {
  it('claims no more than the state does', () => {
    expect(sessionText('ready', en)).toBe('You are signed in.');
    expect(sessionText('ready', fa)).toBe('وارد حساب خود شده‌اید.');
    // Locked out, backing off, or offline.
    expect(sessionText('loginDelayed', en)).not.toMatch(/usual|server|connection|lock|wait/);
    expect(sessionText('loginDelayed', fa)).not.toMatch(/معمول|سرور|اتصال|قفل/);
  });
});
