// The entry `igap-reactions/texts`: sentences for errors, lockouts, failed requests and states of the session, remaining times, and the
// type of a language. The languages themselves are entries of their own: `igap-reactions/texts/en`, `igap-reactions/texts/fa`.

export type { DocumentAction } from './protocol/igap-words.js';
export { type ErrorTextOptions, errorText, fieldText } from './texts/error-text.js';
export { extendLanguage } from './texts/extend-language.js';
export type { FormField, FormProblem, InnerField } from './texts/form-field.js';
export type { DocumentedProblem, Language, Outcome, OwnSentences } from './texts/language.js';
export { lockoutText } from './texts/lockout-text.js';
export { outcomeText } from './texts/outcome-text.js';
export type { ErrorFamily, OwnError } from './texts/own-error.js';
export { remainingText } from './texts/remaining-text.js';
export { sessionText } from './texts/session-text.js';
