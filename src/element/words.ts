// What the elements say. Comes in: an app's language, or none. Goes out: the few words that the elements need; a short English
// of their own where there is no language. Next: the elements.
import type { SessionState } from '../event/events.js';
import type { Language } from '../texts/language.js';

/** The part of a {@link Language} that the elements show. */
export type Words = Pick<Language, 'locale' | 'buttons'> & {
  /** `''`: that of the page. */
  readonly direction: Language['direction'] | '';
  readonly closings: Pick<Language['closings'], 'wait' | 'now'>;
  /** Of the states in which the banner says something. */
  readonly session: { readonly [State in SessionState]?: string };
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

/** The language of the nearest `lang`, else of the page; '' where none is named. */
export const nearestLang = (element: Element): string =>
  (element.closest<HTMLElement>('[lang]') ?? document.documentElement).lang;

/** The app's language; else the short English, its times in the language of the nearest `lang`. Where that is another, times are said without a sentence. */
export function wordsFor(element: Element, language: Language | undefined): Words {
  if (language) return language;
  const lang = nearestLang(element);
  // `en_US` is meant to be English, and '' names no language.
  if (/^(en(?![a-z])|$)/i.test(lang)) return english;
  return { ...english, locale: lang, closings: { wait: '{time}', now: '{time}' } };
}
