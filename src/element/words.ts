// What the elements say. Comes in: an app's language, or none. Goes out: the few words that the elements need; a short English
// of their own where there is no language. Next: the elements.
import type { SessionState } from '../event/events.js';
import type { Language } from '../texts/language.js';

/** The part of a {@link Language} that the elements show. */
export type Words = Pick<Language, 'locale' | 'buttons'> & {
  /** `''`: that of the page. */
  readonly direction: Language['direction'] | '';
  readonly closings: Pick<Language['closings'], 'wait' | 'now'>;
  readonly session: Omit<Language['session'], 'ready'>;
};

const english: Words = {
  locale: 'en',
  direction: '',
  buttons: { takeOver: 'Use it here', logIn: 'Try again', goOn: 'Continue' },
  closings: { wait: 'Wait {time}.', now: 'You can go on.' },
  session: {
    loggingIn: 'Signing in.',
    loginDelayed: 'Signing in takes longer.',
    loginFailed: 'Signing in failed.',
    registrationRequired: 'Please sign in.',
    nicknameRequired: 'Choose a nickname.',
    twoStepRequired: 'Enter your two-step password.',
    accountBlocked: 'Your account is blocked.',
    replaced: 'You are connected elsewhere.',
    terminated: 'This session was ended.',
  },
};

/** Whether a state asks the person for something; where it does not, the banner is not shown. */
export const asks = (state: SessionState): state is Exclude<SessionState, 'ready' | 'loggingIn'> =>
  state !== 'ready' && state !== 'loggingIn';

/** The app's language; else the short English, its times in the language of the nearest `lang`. Where that is another, times are said without a sentence. */
export function wordsFor(element: Element, language: Language | undefined): Words {
  if (language) return language;
  const { lang } = element.closest<HTMLElement>('[lang]') ?? document.documentElement;
  let locale = 'en';
  try {
    [locale = locale] = Intl.getCanonicalLocales(lang);
  } catch {
    // No language tag: `en_US` and '' are none.
  }
  const times = { wait: '{time}', now: '{time}' };
  return { ...english, locale, closings: /^en\b/.test(locale) ? english.closings : times };
}
