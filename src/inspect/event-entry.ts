// Lines of events. Comes in: an event of the engine. Goes out: its line, in English, as the code is. Pure. Next: journal.ts.
import type { ReactionEventName, ReactionEvents, Refusal } from '../event/events.js';
import type { RequestDurations, RequestName } from '../event/request-events.js';
import type { Reaction } from '../protocol/reaction.js';
import type { Resolution } from '../reaction/resolve.js';
import {
  durationText,
  type Entry,
  type EntryKind,
  requestText,
  scopeText,
  sessionTones,
  shortId,
  type Tone,
} from './entry.js';

/** Events that have a line of their own; a `reaction` has two. */
export type LineName = Exclude<ReactionEventName, 'reaction'>;

const codeText = ({ frame: { majorCode, minorCode }, entry }: Resolution) =>
  `${majorCode}${minorCode ? `/${minorCode}` : ''}${entry ? ` ${entry.name}` : ''}`;

const refused = ({ resolution }: Refusal) => codeText(resolution);
const asked = ({ resolution }: { readonly resolution?: Resolution | undefined }) =>
  resolution ? codeText(resolution) : 'the app said so';

type Texts = { readonly [Name in LineName]: (payload: ReactionEvents[Name]) => string };

const texts: Texts = {
  'login.started': ({ attempt }) => `try ${attempt}`,
  'login.succeeded': ({ attempt }) => (attempt > 0 ? `at try ${attempt}` : ''),
  'login.delayed': ({ reason, delayMs }) =>
    `${{ lockout: 'locked out', backoff: 'backing off', offline: 'no connection' }[reason]}${
      delayMs === undefined ? '' : `, ${durationText(delayMs)}`
    }`,
  'login.failed': ({ attempt, resolution }) =>
    `at try ${attempt}${resolution ? `: ${codeText(resolution)}` : ''}`,
  'registration.required': ({ resolution }) => (resolution ? codeText(resolution) : 'no token'),
  'nickname.required': asked,
  'twoStep.required': asked,
  'account.blocked': refused,
  'session.replaced': refused,
  'session.terminated': refused,
  'lockout.started': ({ lockout, origin }) =>
    `${scopeText(lockout.scope)}, ${durationText(lockout.waitMs)}${
      origin === 'frame' ? '' : `, by the ${origin}`
    }`,
  'lockout.extended': ({ lockout }) =>
    `${scopeText(lockout.scope)}, now ${durationText(lockout.waitMs)}`,
  'lockout.ended': ({ lockout, reason }) => `${scopeText(lockout.scope)}, ${reason}`,
  'input.rejected': ({ field, fields, problem }) =>
    `${field ?? fields?.join(' and ') ?? 'no field named'}: ${problem}`,
  'request.denied': refused,
  'request.retryable': refused,
  // Without the server's own text: that may hold anything.
  'error.reported': refused,
  'request.held': (held) => `${nameOf(held)} · ${held.why}`,
  'request.sent': (sent) =>
    `${nameOf(sent)}${sent.attempt > 1 ? ` · try ${sent.attempt}` : ''}${heldText(sent)}`,
  'request.settled': (settled) =>
    `${nameOf(settled)} · ${settled.error ?? settled.outcome}${
      settled.flightMs > 0 ? ` · ${durationText(settled.flightMs)}` : ''
    }`,
  'state.changed': ({ session, account, previous }) =>
    [
      session !== previous.session && `${previous.session} → ${session}`,
      // That it is another, and not which.
      account !== previous.account &&
        (account === null
          ? 'no account'
          : `account ${previous.account === null ? 'known' : 'changed'}`),
    ]
      .filter(Boolean)
      .join(' · '),
  fault: ({ code, message }) => `${code}: ${message}`,
};

const nameOf = ({ id, action, subject }: RequestName) =>
  `${requestText(action, subject)} · ${shortId(id)}`;

function heldText({ heldMs, waitedMs }: RequestDurations): string {
  const ms = heldMs + waitedMs;
  return ms > 0 ? ` · after ${durationText(ms)}` : '';
}

const tones: { readonly [Name in LineName]?: Tone } = {
  'login.started': 'busy',
  'login.delayed': 'busy',
  'login.succeeded': 'good',
  'login.failed': 'stops',
  'registration.required': 'asks',
  'nickname.required': 'asks',
  'twoStep.required': 'asks',
  'account.blocked': 'stops',
  'session.replaced': 'stops',
  'session.terminated': 'stops',
  'lockout.started': 'busy',
  'lockout.extended': 'busy',
  'lockout.ended': 'good',
  'input.rejected': 'asks',
  'request.denied': 'stops',
  'request.retryable': 'asks',
  'error.reported': 'asks',
  fault: 'stops',
};

/** Whether an event is about the course of a request, and not about what a server said of it. */
export const isOfRequest = (name: ReactionEventName): boolean =>
  /^request\.(held|sent|settled)$/.test(name);

function kindOf(name: LineName): EntryKind {
  if (name === 'fault') return 'fault';
  return isOfRequest(name) ? 'request' : 'event';
}

/** Of a `state.changed`: others have no connection. */
const isOtherConnection = ({
  connection,
  previous,
}: Partial<ReactionEvents['state.changed']>): boolean => connection !== previous?.connection;

function toneOf<Name extends LineName>(name: Name, payload: ReactionEvents[Name]): Tone {
  const {
    session,
    connection,
    outcome,
  }: Partial<ReactionEvents['state.changed' & 'request.settled']> = payload as never;
  if (name === 'state.changed') {
    if (isOtherConnection(payload as never)) return connection === 'open' ? 'good' : 'busy';
    return sessionTones[session as keyof typeof sessionTones];
  }
  if (name === 'request.settled') return outcome === 'resolved' ? 'good' : 'stops';
  return tones[name] ?? 'plain';
}

/** The line of an event. */
export function eventEntry<Name extends LineName>(
  name: Name,
  payload: ReactionEvents[Name],
): Entry {
  const text = texts[name](payload);
  const { connection }: Partial<ReactionEvents['state.changed']> = payload as never;
  return {
    kind: kindOf(name),
    tone: toneOf(name, payload),
    name: isOtherConnection(payload as never) ? `connection ${connection}` : name,
    text,
  };
}

/** The line of the error frame that a reaction is to. `bytes`: what the app saw of it. */
export function frameEntry(resolution: Resolution, bytes?: string): Entry {
  const { action, subject, requestId, wait } = resolution.frame;
  const parts = [
    action !== undefined && `answers ${requestText(action, subject)}`,
    requestId && shortId(requestId),
    wait !== undefined && `wait ${wait} s`,
    bytes,
  ];
  return {
    kind: 'frame',
    tone: 'stops',
    name: `↓ ${codeText(resolution)}`,
    text: parts.filter(Boolean).join(' · '),
  };
}

/** The line of a reaction. */
export function reactionEntry({ reaction, basis }: Resolution): Entry {
  const more = reactionText(reaction);
  const text = `${more && `${more} · `}${basis}`;
  return { kind: 'reaction', tone: 'plain', name: reaction.kind, text };
}

function reactionText(reaction: Reaction): string {
  if (reaction.kind === 'lockout') return durationText(reaction.waitMs);
  if (reaction.kind !== 'correctInput') return '';
  const field = reaction.field ?? reaction.fields?.join(' and ');
  return `${field === undefined ? '' : `${field}: `}${reaction.problem}`;
}
