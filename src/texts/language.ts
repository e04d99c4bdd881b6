// Texts: what a language has to say. Comes in: the words of the catalogue, as types. Goes out: the type that en.ts and fa.ts fill, and
// that names what another language lacks. Next: sentence.ts, outcome-text.ts and session-text.ts make sentences of it.
import type { SessionState } from '../event/events.js';
import type {
  CodeByName,
  DocumentAction,
  DocumentField,
  DocumentProblem,
} from '../protocol/igap-words.js';
import type { ReactionKind } from '../protocol/reaction.js';
import type { ErrorKey } from '../protocol/register.js';
import type { ReactionErrorName } from '../reaction-error.js';
import type { NotSentError } from '../request/request-error.js';

type DocumentError = keyof CodeByName;

/** What is wrong, in the words of the document and of the names of its errors. */
type DocumentedProblem = DocumentProblem | 'incorrect' | 'expired' | 'unspecified';

/** What is wrong with what a person has filled in. */
export type FormProblem =
  | 'invalid'
  | 'incorrect'
  | 'expired'
  | 'unspecified'
  | 'alreadyTaken'
  | 'tooLong'
  | 'eitherRequired'
  | 'bothSet';

/** Ids that a person types. */
type TypedId = 'billId' | 'payId' | 'walletId';

/** Fields that the app fills in by itself: a person cannot correct them. */
export type InnerField = Exclude<
  Extract<
    DocumentField,
    | `${'app' | 'cache' | 'device' | 'forwardFrom' | 'offline' | 'pagination' | 'platform' | 'sdp'}${string}`
    | `${string}${'Bytes' | 'Hash' | 'Id' | 'lat' | 'lon' | 'Sdp' | 'Version'}`
    | 'action'
    | 'both'
    | 'bytes'
    | 'candidate'
    | 'direction'
    | 'draft.replyTo'
    | 'enable'
    | 'filter'
    | 'filterRole'
    | 'fit'
    | 'force'
    | 'hold'
    | 'id'
    | 'isoCode'
    | 'jwt'
    | 'language'
    | 'limit'
    | 'maxLimit'
    | 'messageType'
    | 'offset'
    | 'pin'
    | 'preferenceMethod'
    | 'reaction'
    | 'reactionStatus'
    | 'replyTo'
    | 'roomMute'
    | 'selector'
    | 'signature'
    | 'status'
    | 'type'
  >,
  TypedId
>;

/** Fields that a person fills in. */
export type FormField = Exclude<DocumentField, InnerField>;

/**
 * Ends of error names that say the same of many requests. Their sentences name the request: `{action}`.
 * BAD_PAYLOAD, INVALID_... and EXPIRED_... are no such: their sentences are those of their {@link Problem}.
 */
export type ErrorFamily =
  | 'INTERNAL_SERVER_ERROR'
  | 'FORBIDDEN'
  | 'BAD_GATEWAY'
  | 'NO_PASSWORD'
  | 'MAX_TRY_LOCK'
  | 'MAX_SEND_LOCK'
  | 'UPDATE_LOCK'
  | 'BLOCKED_USER'
  | 'BLOCKED_BY_PEER'
  | 'PRIVACY_PROTECTION'
  | 'PARTICIPANTS_COUNT_LIMIT_EXCEEDED'
  | 'MEMBER_EXISTS'
  | 'ALREADY_JOINED'
  | 'REPORTED_BEFORE';

/** What servers report to each other and never to a client: it has no request. */
type ServersOwn = Extract<DocumentError, `CLIENT_UPDATE_${string}`>;

/** Errors whose sentence is that of their reaction: no other has it. */
type SaidByReaction =
  | 'LOGIN_REQUIRED'
  | 'NEW_CLIENT_IN_SESSION'
  | 'RELATION_ERROR'
  | 'SESSION_IS_TERMINATED'
  | 'NICKNAME_REQUIRED'
  | 'USER_VERIFY_TWO_STEP_VERIFICATION_ENABLED'
  | 'USER_LOGIN_FAILED';

/** Errors, and rows of them, that need a sentence of their own. */
export type OwnError =
  | Exclude<
      DocumentError,
      | SaidByReaction
      | `${string}${ErrorFamily | 'BAD_PAYLOAD'}`
      | `${string}${'INVALID' | 'EXPIRED'}_${'CODE' | 'OLD_PASSWORD' | 'PASSWORD' | 'TOKEN' | 'ANSWERS'}`
    >
  | ServersOwn
  | 'USER_DELETE_WALLET_BAD_GATEWAY'
  | 'WALLET_PAYMENT_INIT_RECIPIENT_FORBIDDEN'
  | 'TIMEOUT/2'
  | 'TIMEOUT/3'
  | 'USER_LOGIN_FAILED/4'
  | 'CHAT_GET_ROOM_PEER_NOT_FOUND/3'
  | 'USER_LOGIN_BAD_PAYLOAD/1'
  | 'CLIENT_CONDITION_BAD_PAYLOAD/16'
  | 'CLIENT_REGISTER_DEVICE_BAD_PAYLOAD/1'
  | 'FILE_UPLOAD_BAD_PAYLOAD/1'
  | 'FILE_UPLOAD_OPTION_BAD_PAYLOAD/1'
  | 'FILE_UPLOAD_INIT_BAD_PAYLOAD/1'
  | 'FILE_UPLOAD_STATUS_BAD_PAYLOAD/1'
  | 'FILE_INFO_BAD_PAYLOAD/1'
  | 'FILE_DOWNLOAD_BAD_PAYLOAD/1';

/**
 * What a request ended with, other than an answer of the server or a lockout: why it was never sent (`reason` of a `NotSentError`), the name of an
 * error of the SDK, `AbortError` and `TimeoutError` of the platform, or `other`: anything that `send` threw.
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
export interface Language {
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
  /** An app's own sentences, by error or by error and minor code. They go before all others and stand alone, without a closing. */
  readonly replaced?: { readonly [Key in ErrorKey | OwnError]?: string | undefined } | undefined;
}
