// Texts: what a language has to say. Comes in: the words of the catalogue, as types. Goes out: the type that en.ts and fa.ts fill, and
// that names what another language lacks. Next: sentence.ts, outcome-text.ts and session-text.ts make sentences of it.
import type { SessionState } from '../event/events.js';
import type { DocumentAction, DocumentProblem } from '../protocol/igap-words.js';
import type { ReactionKind } from '../protocol/reaction.js';
import type { ErrorKey, NumberedMinors } from '../protocol/register.js';
import type { ReactionErrorName } from '../reaction-error.js';
import type { NotSentError } from '../request/request-error.js';
import type { FormField, FormProblem, InnerField } from './form-field.js';
import type { ErrorFamily, OwnError } from './own-error.js';

/** What is wrong, in the words of the document and of the names of its errors. */
export type DocumentedProblem = DocumentProblem | 'incorrect' | 'expired' | 'unspecified';

/**
 * What a request ended with, other than an answer of the server or a lockout: why it was never sent (`reason` of a `NotSentError`), the name of an
 * error of the library, `AbortError` and `TimeoutError` of the platform, or `other`: anything that `send` threw.
 */
export type Outcome =
  | NotSentError['reason']
  | Exclude<
      ReactionErrorName,
      'LockedOutError' | 'NotSentError' | 'RequestRefusedError' | 'SessionEndedError'
    >
  | 'AbortError'
  | 'TimeoutError'
  | 'other';

/** What an app says instead. `Numbered` is a parameter so that a compiler works the keys out where they are used, and not in every app. */
export interface OwnSentences<Numbered> {
  /** An app's own sentences, by error or by error and minor code. They go before all others and stand alone, without a closing. */
  readonly replaced?:
    | { readonly [Key in ErrorKey<Numbered> | OwnError]?: string | undefined }
    | undefined;
}

/**
 * All texts of one language. `{...}` in a text is replaced: `{action}` by the request in words, `{field}` and `{second}` by fields,
 * `{time}` by the remaining time, `{code}` by the numbers of an error. Spread a language to change it; an object of this type
 * that lacks a text does not compile, and the compiler names what is missing.
 *
 * @example
 * ```ts
 * import type { Language } from 'igap-reactions/texts';
 * import { en } from 'igap-reactions/texts/en';
 *
 * export const ours: Language = {
 *   ...en,
 *   replaced: { FLOOD_REQUEST: 'Slow down: try again in {time}.' },
 *   session: { ...en.session, replaced: 'You are chatting elsewhere.' },
 * };
 * ```
 */
export interface Language extends OwnSentences<NumberedMinors> {
  /** The language tag that digits and times are formatted by: `'en'`. */
  readonly locale: string;
  /** For the `dir` of the elements that show the texts. */
  readonly direction: 'ltr' | 'rtl';
  /** Every request in words that fit the `{action}` of the other texts: `'delete your account'`. */
  readonly actions: Readonly<Record<DocumentAction, string>>;
  /** The request where it is not known which. */
  readonly anyAction: string;
  /** What people fill in, in words: `'the phone number'`; `unnamed` is any of it. An app may add names of its own. */
  readonly fields: Readonly<Record<FormField | 'unnamed', string>> & {
    readonly [name: string]: string;
  };
  /** What the app itself sends along; `unnamed` is the whole request. */
  readonly innerFields: Readonly<Record<InnerField | 'unnamed', string>>;
  /** What is wrong with an input. `unspecified` is said of inner fields too. */
  readonly problems: Readonly<Record<DocumentedProblem, string>>;
  /** The same in short, for a note at an input that is in view: without the request, and without what to do besides. `{field}`, `{second}`. */
  readonly notes: Readonly<Record<FormProblem, string>>;
  /** What the end of an error's name says. */
  readonly families: Readonly<Record<ErrorFamily, string>>;
  /** Sentences of single errors. */
  readonly errors: Readonly<Record<OwnError, string>>;
  /** What a reaction means, where nothing more is known: of overridden and undocumented errors too. */
  readonly reactions: Readonly<Record<Exclude<ReactionKind, 'correctInput'>, string>>;
  /** What ends a sentence. */
  readonly closings: {
    /** It is locked: `{time}` remains. */
    readonly wait: string;
    /** The app itself has locked it (`lockOut()`), so there is no reason to give: this stands alone. `{time}` remains. */
    readonly before: string;
    /** It was locked, and nothing remains. */
    readonly now: string;
    /** It may work later. */
    readonly again: string;
    /** A right of a group or channel is missing. */
    readonly askAdministrator: string;
  };
  /** What each state of the session means. */
  readonly session: Readonly<Record<SessionState, string>>;
  /** What a request ended with, where no error of the server says it. */
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** What the buttons beside them say: be the one client of this account, log in now, go to where it can be done. */
  readonly buttons: Readonly<Record<'takeOver' | 'logIn' | 'goOn', string>>;
}
