import { describe, expect, it } from 'vitest';
import type { SessionState } from '../../src/session/events.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { sessionText } from '../../src/texts.js';

const states: { readonly [State in SessionState]: true } = {
  ready: true,
  loggingIn: true,
  loginDelayed: true,
  loginFailed: true,
  registrationRequired: true,
  nicknameRequired: true,
  twoStepRequired: true,
  accountBlocked: true,
  replaced: true,
  terminated: true,
};

describe.each([en, fa])('the states of the session in $locale', (language) => {
  it('each have a sentence of their own', () => {
    const names = Object.keys(states) as SessionState[];
    const texts = names.map((state) => sessionText(state, language));
    expect(names).toHaveLength(10);
    expect(new Set(texts).size).toBe(10);
    for (const text of texts) expect(text).toMatch(/^\S.+[.…]$/);
    if (language === fa) for (const text of texts) expect(text).not.toMatch(/[A-Za-z0-9يك]/);
  });
});
