// What goes over a connection, as a test sees it. Comes in: nothing. Goes out: requests without what is secret in them, answers, and
// which requests are meant. Next: protocol-server.ts.
import type { ErrorFrame } from '../wire/error-frame.js';

/** A request as the server received it, without its contents: no token, code, password, number or text. */
export interface ServerRequest {
  /** 1 to 29999. */
  readonly action: number;
  /** Empty where the client sent none, and where the message cannot be decoded. */
  readonly requestId: string;
  /** When it came, by the server's clock, ms since 1970. */
  readonly atMs: number;
  /** Which connection it came by: 1 is the first that was opened. */
  readonly connection: number;
  /** The account that the connection is logged in to, or was before it was replaced or terminated. */
  readonly account?: string | undefined;
  /** The room of a #201, in decimal. */
  readonly subject?: string | undefined;
  /** Its bytes are not the message of its action. Absent: they are. */
  readonly undecodable?: true | undefined;
}

/** Which requests are meant: those that are as it says. What is absent does not matter. */
export interface RequestFilter {
  readonly action?: number | undefined;
  readonly subject?: string | number | bigint | undefined;
  readonly connection?: number | undefined;
}

export function matches(request: ServerRequest, { action, subject, connection }: RequestFilter) {
  return (
    (action === undefined || action === request.action) &&
    (subject === undefined || String(subject) === request.subject) &&
    (connection === undefined || connection === request.connection)
  );
}

/**
 * What a success can hold besides the request's id and the time, by the messenger's own names; an action that has no such field leaves
 * it out. uint64 are bigints. What is not here is sent as `bytes`.
 */
export interface AnswerFields {
  /** #30100: the account, which #101 sends. */
  readonly username?: string | undefined;
  /** #30100: uint64. */
  readonly userId?: bigint | undefined;
  /** #30100: what the messages of this account have as their author. */
  readonly authorHash?: string | undefined;
  /** #30100: how the code is sent. 0: SMS; 1: the socket of another device; 2: both; 3: a call. */
  readonly method?: 0 | 1 | 2 | 3 | undefined;
  /** #30100: after how many **seconds** a code may be asked for again. */
  readonly resendDelay?: number | undefined;
  /** #30100: what finds the code in an SMS. */
  readonly verifyCodeRegex?: string | undefined;
  /** #30100: how many digits the code has. */
  readonly verifyCodeDigitCount?: number | undefined;
  /** #30100: whether the code can be asked for by a call. */
  readonly callMethodSupported?: boolean | undefined;
  /** #30101, #30132: what to log in with. */
  readonly token?: string | undefined;
  /** #30101: whether a nickname is to be set. */
  readonly newUser?: boolean | undefined;
  /** #30102: whether this client is too old. */
  readonly deprecatedClient?: boolean | undefined;
  /** #30102: whether there is a newer one. */
  readonly updateAvailable?: boolean | undefined;
  /** #30102: for how many **seconds** a message can be deleted for both. */
  readonly chatDeleteMessageForBothPeriod?: number | undefined;
  /** #30105 */
  readonly nickname?: string | undefined;
  /** #30105, #30109 */
  readonly initials?: string | undefined;
  /** #30131 */
  readonly questionOne?: string | undefined;
  /** #30131 */
  readonly questionTwo?: string | undefined;
  /** #30131: what reminds the person of the two-step password. */
  readonly hint?: string | undefined;
  /** #30131 */
  readonly hasConfirmedRecoveryEmail?: boolean | undefined;
  /** #30201: uint64. */
  readonly roomId?: bigint | undefined;
}

/**
 * How a request is answered, once:
 * - `error`: it is refused. `requestId` and `timestamp` are filled in where they are absent.
 * - `ok`: it is accepted, whatever the server would have had against it; #102 logs in, #105 sets the nickname. Fields that are
 *   absent are the server's own.
 * - `bytes`: a whole frame (the action, 16 bits little endian, and the message), sent as it is.
 */
export type Answer =
  | { readonly error: ErrorFrame }
  | ({ readonly ok: true } & AnswerFields)
  | { readonly bytes: Uint8Array };

/** What goes wrong with an answer on its way; see {@link ServerControls.misbehave}. */
export type Misbehaviour =
  | 'drop'
  | 'duplicate'
  | 'reorder'
  | 'garble'
  | 'truncate'
  | 'halfClose'
  | { readonly delayMs: number };

/** One line of what happens at the server, in order: a request that came, or how it is answered. */
export type Traffic =
  | { readonly kind: 'request'; readonly request: ServerRequest }
  | {
      readonly kind: 'answer';
      readonly request: ServerRequest;
      /** Absent: it was accepted, or is answered with bytes of the test's. */
      readonly error?: ErrorFrame | undefined;
      /** What goes wrong with it. */
      readonly fault?: Misbehaviour | undefined;
    };
