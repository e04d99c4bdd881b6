// What happens to a frame: it is handled once, resolved, emitted, locks what it locks, and concerns the session or its request. Comes in:
// parsed frames, however they arrived. Goes out: their resolution. Next: lockouts, the session, the flight that it ends.
import { development } from '../development.js';
import type { ReactionEvents } from '../event/events.js';
import type { Outbox } from '../event/outbox.js';
import { keyOf } from '../lockout/lockout.js';
import type { Lockouts } from '../lockout/lockouts.js';
import { createMemory } from '../memory.js';
import { isClientMade } from '../protocol/facts.js';
import type { ReactionKind } from '../protocol/reaction.js';
import {
  type FieldNames,
  lockoutMs,
  type Resolution,
  type ResolveSettings,
  resolutionOf,
} from '../reaction/resolve.js';
import type { Flights, Sent } from '../request/flight.js';
import type { Session, SessionVerdict } from '../session/session.js';
import type { SessionKind } from '../session/transitions.js';
import { fieldsOf } from '../stranger.js';
import { warnOnce } from '../warning.js';
import { type ErrorFrame, type ParsedFrame, parseRejection } from '../wire/error-frame.js';
import { droppedText, noWaitText } from './frame-fault.js';
import { isForeign, loginText } from './login-failure.js';

export interface Delivery {
  /** Handles a frame, once. `sent`: its request, where that is known otherwise than by its id. */
  deliver(parsed: ParsedFrame, sent?: Sent): Resolution;
  /** The login in flight has ended without #30102: with an error frame, an object that carries one as `frame`, a lockout, or anything else. */
  answerLogin(error: unknown): void;
  /** A login that was given up has rejected all the same. */
  lateLogin(error: unknown, sentAt: number): void;
  /** What an id resolved to is forgotten: another request goes by it. Without an id: by all. */
  forget(requestId?: string): void;
}

/** What deliveries ask of the engine. */
export interface DeliveryParts {
  /** `subjects`: codes that lock one subject, beside the protocol's own. */
  readonly settings: ResolveSettings & { readonly subjects: readonly number[] };
  readonly outbox: Pick<Outbox, 'emit' | 'fault'>;
  readonly lockouts: Lockouts;
  readonly session: () => Session;
  readonly flights: () => Flights;
}

type RequestErrors = Pick<
  ReactionEvents,
  'input.rejected' | 'request.denied' | 'request.retryable' | 'error.reported'
>;

/** Of these kinds the session emits, or the lockout, or nobody. */
type OtherKind = SessionKind | 'login' | 'lockout' | 'follow' | 'ignore';

/** What is emitted of a request's error, by its reaction. */
const requestEvents: Readonly<Record<Exclude<ReactionKind, OtherKind>, keyof RequestErrors>> & {
  readonly [Kind in OtherKind]?: undefined;
} = {
  correctInput: 'input.rejected',
  deny: 'request.denied',
  retryLater: 'request.retryable',
  inform: 'error.reported',
  unknown: 'error.reported',
};

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

/** A frame says its request's id only: what that is of is known here. The frame is the engine's own. */
function complete(frame: Writable<ErrorFrame>, { action, subject }: Sent['request']): void {
  if (action !== undefined) frame.action ??= action;
  if (subject !== undefined) frame.subject ??= subject;
}

/** The same resolution without the server's own text, for everything but `reaction` and `error.reported`. */
function withoutMessage(resolution: Resolution): Resolution {
  if (resolution.frame.message === undefined) return resolution;
  const { message: _, ...frame } = resolution.frame;
  return { ...resolution, frame };
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const { settings, outbox, lockouts } = parts;
  const { facts } = settings.protocol;
  const { action: loginAction } = facts.login;
  const keyOfError = (resolution: Resolution) => keyOf(facts, resolution, settings.subjects);
  const emit: (name: keyof RequestErrors, payload: never) => void = outbox.emit;
  // What the last request ids resolved to: a frame is handled once, however it arrives.
  const delivered = createMemory<Resolution>();
  /** Of each batch the error of the member that failed, whatever the others were refused with. */
  const failures = createMemory<ErrorFrame>();

  const batchOf = ({ requestId = '' }: ErrorFrame) =>
    requestId.slice(0, requestId.lastIndexOf('.') + 1);

  function resolved(frame: ErrorFrame, fieldNames: FieldNames | undefined): Resolution {
    const resolution = resolutionOf(frame, settings, fieldNames);
    if (resolution.reaction.kind === 'follow') {
      // Looked up when it is read: it may yet come.
      Object.defineProperty(resolution.reaction, 'sibling', {
        get: () => failures.known.get(batchOf(frame)),
      });
    }
    return resolution;
  }

  /** From now on what comes by this id is known. A client-made error is no delivery. */
  function take(resolution: Resolution, { frame, reaction }: Resolution): void {
    const { requestId } = frame;
    if (!requestId || isClientMade(facts, frame)) return;
    delivered.remember(requestId, resolution);
    const batch = batchOf(frame);
    if (batch && reaction.kind !== 'follow') failures.remember(batch, frame);
  }

  /** `isAnswer`: it answers the login in flight. */
  function handle({ frame, dropped }: ParsedFrame, sent?: Sent, isAnswer = false): Resolution {
    const session = parts.session();
    const known = frame.requestId && delivered.known.get(frame.requestId);
    if (known) {
      const held = lockouts.find(keyOfError(known));
      if (isAnswer) session.answer(withoutMessage(known), held && lockouts.view(held));
      return known;
    }
    if (sent) complete(frame, sent.request);
    const resolution = resolved(frame, sent?.fieldNames);
    const quiet = withoutMessage(resolution);
    take(resolution, quiet);
    outbox.emit('reaction', resolution);
    // What is left of another account says nothing of this one.
    if (sent && !isAnswer && !session.marks.counts('account', sent.moment)) return resolution;
    reportFaults(resolution, dropped);
    const waitMs = lockoutMs(resolution, settings);
    const lockout =
      waitMs > 0
        ? lockouts.lock(keyOfError(resolution), frame.majorCode, waitMs, 'frame')
        : undefined;
    if (isAnswer) session.answer(quiet, lockout);
    else if (!sent?.isLateLogin) {
      const verdict = session.receive(quiet, lockout, sent?.moment);
      if (verdict !== 'session') emitRequest(quiet, resolution, verdict, sent?.awaited);
    }
    parts.flights().refuse(frame.requestId, quiet, resolution.frame.message);
    return resolution;
  }

  function reportFaults({ entry, reaction, basis, frame }: Resolution, dropped: readonly string[]) {
    const { majorCode } = frame;
    if (dropped.length > 0) outbox.fault('frame.field', droppedText(dropped, majorCode));
    if (reaction.kind === 'ignore') {
      if (basis !== 'override') outbox.fault('frame.virtual', `Virtual error ${majorCode}`);
    } else if (entry?.flagged && !frame.wait) {
      outbox.fault('frame.noWait', noWaitText(majorCode));
    }
  }

  /** The one event of a frame that is not the session's. Only what is reported holds the server's own text. */
  function emitRequest(
    quiet: Resolution,
    resolution: Resolution,
    verdict: SessionVerdict,
    awaited: true | undefined,
  ): void {
    const name = verdict === 'denied' ? 'request.denied' : requestEvents[quiet.reaction.kind];
    if (!name) return;
    // Member by member: spreads cost more than all else that a frame does.
    const { field, fields, problem } = quiet.reaction as Partial<ReactionEvents['input.rejected']>;
    const payload: Writable<Partial<ReactionEvents['input.rejected']>> = {};
    if (field !== undefined) payload.field = field;
    if (fields !== undefined) payload.fields = fields;
    if (problem !== undefined) payload.problem = problem;
    payload.resolution = name === 'error.reported' ? resolution : quiet;
    if (awaited) payload.awaited = awaited;
    emit(name, payload as never);
  }

  /** A login may have met a lockout of a request that it is made of: of this engine or of another one. */
  function answerLocked(error: unknown): void {
    const { answer } = parts.session();
    const { name, lockout, remainingMs } = fieldsOf(error, 'name', 'lockout', 'remainingMs');
    const { key, id } = fieldsOf(lockout, 'key', 'id');
    const isOurs = name === 'LockedOutError';
    const held = isOurs && lockouts.heldOf({ key: key as string, id: id as string });
    const isLeft = isOurs && Number.isFinite(remainingMs) && (remainingMs as number) > 0;
    if (held) answer(undefined, lockouts.view(held));
    else answer(undefined, undefined, isLeft ? (remainingMs as number) : undefined);
    if (development && isForeign(name)) warnOnce(delivered, loginText(error));
  }

  return {
    deliver: (parsed, sent = parts.flights().sent(parsed.frame.requestId)) => handle(parsed, sent),
    answerLogin(error) {
      const parsed = parseRejection(error);
      if (parsed) {
        const frame = { action: loginAction, ...parsed.frame };
        handle({ ...parsed, frame }, parts.flights().sent(frame.requestId), true);
      } else answerLocked(error);
    },
    lateLogin(error, moment) {
      const parsed = parseRejection(error);
      if (!parsed || isClientMade(facts, parsed.frame)) return;
      handle(parsed, { request: { action: loginAction }, moment, isLateLogin: true });
    },
    forget(requestId) {
      if (requestId === undefined) delivered.known.clear();
      else delivered.known.delete(requestId);
    },
  };
}
