// What goes over a connection, as a test sees it. Comes in: nothing. Goes out: requests without what is secret in them, answers, and
// which requests are meant. Next: protocol-server.ts.
import type { ErrorFrame } from '../wire/error-frame.js';

/** A request as the server received it, without its contents: no token, code, password, number or text. */
export interface ServerRequest {
  /** 1 to 29999. */
  readonly action: number;
  /** Empty where the client sent none. */
  readonly requestId: string;
  /** When it came, by the server's clock, ms since 1970. */
  readonly atMs: number;
  /** Which connection it came by: 1 is the first that was opened. */
  readonly connection: number;
  /** The account that the connection is logged in to, or was before it was replaced or terminated. */
  readonly account?: string | undefined;
  /** The room of a #201, in decimal. */
  readonly subject?: string | undefined;
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

/** What a success can hold besides the request's id and the time; an action that has no such field leaves it out. */
export interface AnswerFields {
  /** #30100: after how many **seconds** a code may be asked for again. */
  readonly resendDelay?: number | undefined;
  /** #30100: how many digits the code has. */
  readonly verifyCodeDigitCount?: number | undefined;
  /** #30101, #30132: what to log in with. */
  readonly token?: string | undefined;
  /** #30101: whether a nickname is to be set. */
  readonly newUser?: boolean | undefined;
}

/**
 * How a request is answered, once:
 * - `error`: it is refused. `requestId` and `timestamp` are filled in where they are absent.
 * - `ok`: it is accepted, whatever the server would have had against it; #102 logs in, #105 sets the nickname. Fields that are
 *   absent are the server's own.
 * - `bytes`: a whole frame, sent as it is.
 */
export type Answer =
  | { readonly error: ErrorFrame }
  | ({ readonly ok: true } & AnswerFields)
  | { readonly bytes: Uint8Array };

/** What goes wrong with an answer on its way; see {@link ProtocolServer.misbehave}. */
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
