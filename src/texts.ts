// The entry `igap-reactions/texts`: sentences for errors, lockouts, failed requests and states of the session, remaining times, and the
// type of a language. The languages themselves are entries of their own: `igap-reactions/texts/en`, `igap-reactions/texts/fa`.

export { errorText } from './texts/error-text.js';
export type {
  ErrorFamily,
  FormField,
  InnerField,
  Language,
  Outcome,
  OwnError,
} from './texts/language.js';
export { lockoutText } from './texts/lockout-text.js';
export { outcomeText } from './texts/outcome-text.js';
export { remainingText } from './texts/remaining-text.js';
export { sessionText } from './texts/session-text.js';
