// What page and worker say to each other. Comes in: whatever a port brings. Goes out: a sound message, or that it is none; nothing in it is
// looked at again but what is checked here. Next: link.ts in the page, serve-engine.ts in the worker.
import { fitting, from1, type Kind, type Kinds, record } from '../arguments.js';
import type { ConnectionState, SessionState, SignedOutReason } from '../event/events.js';
import type { Lockout } from '../lockout/lockout.js';
import type { ScreenProtocol, SessionCall } from '../screen-engine.js';
import { attempt } from '../stranger.js';

/** The version of the messages. Another one does not understand this one. */
export const portVersion = 1;
/** The version of the package: a test compares it with package.json. */
export const packageVersion = '0.2.0';

/** What every message begins with: others on the same port are the app's own. */
const mark = 'igap-reactions';

/** Which request, and under which id it is sent this time. */
interface SendingId {
  readonly id: number;
  readonly sending: string;
}

/** What a page says, by kind. */
export interface ToWorker {
  /** It wants to join, for the `at`-th time. `lock`: the Web Lock that it holds while it lives. */
  hello: { readonly release: string; readonly at: number; readonly lock?: string };
  /** It leaves, for ever or until it comes back from the back-forward cache. */
  bye: object;
  /** From now on it wants the events of this name, which are made for listeners only. */
  listen: { readonly name: RequestEventName };
  call: { readonly id: number; readonly name: SessionCall; readonly argument?: object };
  request: { readonly id: number; readonly action: number; readonly options: object };
  /** It is awake, and would send now. */
  ready: SendingId;
  alive: SendingId;
  /** `send` has come to an answer. That itself stays in the page. */
  sent: SendingId;
  /** `send` was rejected: with the numbers of an error frame, or otherwise. */
  failed: SendingId & { readonly frame?: object };
  /** The request is not waited for any more. */
  abort: { readonly id: number };
  /** It does not wait for this lockout. */
  refuse: { readonly id: number };
}

/** The state, without lockouts. */
export interface Summary {
  readonly session: SessionState;
  readonly account: string | null;
  readonly connection: ConnectionState;
  readonly reason?: SignedOutReason | undefined;
}

/** A lockout, and how long it still holds when this is posted. */
export interface Locked {
  readonly lockout: Lockout;
  readonly remainingMs: number;
}

/** What is another since the last time. */
export interface Change {
  readonly state?: Summary;
  /** The keys of what is not locked any more. */
  readonly freed?: readonly string[];
  readonly locked?: readonly Locked[];
}

/** What a worker says, by kind. */
export interface ToPage {
  /** It serves from now on. */
  here: { readonly release: string };
  welcome: {
    readonly release: string;
    readonly at: number;
    readonly lock?: string;
    readonly protocol: ScreenProtocol;
    readonly change: Change;
  };
  /** It is of another version. */
  refused: { readonly release: string };
  /** It has received something, and has no lock that would say that it lives. */
  got: object;
  /** The stored lockouts are read. */
  restored: object;
  /** An event, or the end of a turn that has changed the state. */
  news: { readonly change: Change; readonly name?: string; readonly payload?: object };
  /** What a call or request came to: a value, an error, or what the page itself has of this sending. */
  answer: {
    readonly id: number;
    readonly value?: unknown;
    readonly error?: object | undefined;
    readonly sending?: string;
  };
  /** It is its turn: is the page awake? */
  go: SendingId & { readonly attempt: number; readonly key: string };
  send: SendingId;
  stop: SendingId;
  /** Does it wait for this lockout? */
  choose: { readonly id: number; readonly lockout: Lockout };
  /** It serves no more. */
  end: object;
}

/** A message of one of these kinds. */
export type MessageOf<Kind> = {
  [Name in keyof Kind]: {
    readonly kind: Name;
    readonly body: Kind[Name];
    readonly version: number;
  };
}[keyof Kind];

/** Posts a message. Each is plain data, also as JSON. */
export type Post<Kind> = <Name extends keyof Kind>(kind: Name, body: Kind[Name]) => void;

/** How a message goes over the port. */
export const messageOf = (kind: string, body: unknown): unknown => [mark, portVersion, kind, body];

/** No id, name or version is longer. What a message must be is never said: it is dropped. */
export const shortText = fitting<string>(
  false,
  (value) => typeof value === 'string' && value.length <= 1024,
);
export const requestEvents = ['request.held', 'request.sent', 'request.settled'] as const;
export type RequestEventName = (typeof requestEvents)[number];
/** Whether an event is made only where somebody listens. */
export const isRequestEvent = (name: unknown): name is RequestEventName =>
  requestEvents.includes(name as never);

/** How each message of a side is read. */
export type Readers<Messages> = { readonly [Name in keyof Messages]: Kind<Messages[Name]> };

/** A record, of which all is required but what is `optional`. */
export function requiredRecord<Body>(
  kinds: Kinds<Body>,
  ...optional: readonly string[]
): Kind<Body> {
  const required = Object.keys(kinds).filter((name) => !optional.includes(name));
  return record(kinds, ...required) as Kind<Body>;
}

/** The request and the id that it is sent under, in a message. */
export const aSendingId: Kinds<SendingId> = { id: from1, sending: shortText };

/** What is understood of a message of every version. */
const ofAnyVersion: Kind<{ readonly release: string }> = (_, body) => ({
  release: shortText('release', Object(body).release),
});

/**
 * A message of the other side. Undefined: it is the app's own, or nobody's. `invalid` is called where it is marked as one of ours, and none.
 * Of another version only kind, version and `release` are read. Looking at it throws nothing.
 */
export function readMessage<Messages>(
  readers: Readers<Messages>,
  data: unknown,
  invalid: () => void,
): MessageOf<Messages> | undefined {
  return attempt(() => {
    if (!Array.isArray(data) || data[0] !== mark) return undefined;
    const [, version, kind, body] = data;
    if (!Object.hasOwn(readers, kind)) throw kind;
    const read = version === portVersion ? readers[kind as keyof Messages] : ofAnyVersion;
    return { kind, body: read('', body), version: from1('', version) } as MessageOf<Messages>;
  }, invalid);
}
