// The entry `igap-reactions/texts`: sentences for errors and states of the session, remaining times, and the type of a language. The
// languages themselves are entries of their own: `igap-reactions/texts/en`, `igap-reactions/texts/fa`.

export { errorText } from './texts/error-text.js';
export type { ErrorFamily, FormField, InnerField, Language, OwnError } from './texts/language.js';
export { remainingText } from './texts/remaining-text.js';
export { sessionText } from './texts/session-text.js';
