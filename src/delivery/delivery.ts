// What happens to a frame: it is handled once, resolved, emitted, locks what it locks, and concerns the session or its request. Comes in:
// parsed frames, however they arrived. Goes out: their resolution. Next: lockouts, the session, the flight that it ends.
import type { ReactionEvents, RequestRefusal } from '../event/events.js';
import type { Outbox } from '../event/outbox.js';
import { keyOf, type Lockout } from '../lockout/lockout.js';
import type { Lockouts } from '../lockout/lockouts.js';
import { remember } from '../memory.js';
import { isClientMade, loginAction } from '../protocol/facts.js';
import type { Reaction, ReactionKind } from '../reaction/reaction.js';
import { lockoutMs, type Resolution, type ResolveOptions, resolve } from '../reaction/resolve.js';
import type { Flights, Sent } from '../request/flight.js';
import type { Session, SessionVerdict } from '../session/session.js';
import { fieldsOf } from '../stranger.js';
import { type ErrorFrame, type ParsedFrame, parseRejection } from '../wire/error-frame.js';

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
  readonly options: ResolveOptions;
  /** Codes that lock one subject, beside the protocol's own. */
  readonly subjects: readonly number[];
  readonly outbox: Pick<Outbox, 'emit' | 'fault'>;
  readonly lockouts: Lockouts;
  readonly session: () => Session;
  readonly flights: () => Flights;
}

/** What is emitted of a request's error, by its reaction. */
const requestEvents: {
  readonly [Kind in ReactionKind]?: 'request.denied' | 'request.retryable' | 'error.reported';
} = {
  deny: 'request.denied',
  retryLater: 'request.retryable',
  inform: 'error.reported',
  unknown: 'error.reported',
};

type WrongInput = Omit<Extract<Reaction, { kind: 'correctInput' }>, 'kind'>;

/** The same resolution without the server's own text, for everything but `reaction` and `error.reported`. */
export function withoutMessage(resolution: Resolution): Resolution {
  const { message, ...frame } = resolution.frame;
  return message === undefined ? resolution : { ...resolution, frame };
}

export function createDelivery(parts: DeliveryParts): Delivery {
  const { options, subjects, outbox, lockouts } = parts;
  // What the last request ids resolved to: a frame is handled once, however it arrives.
  const delivered = new Map<string, Resolution>();
  /** Of each batch the error of the member that failed, whatever the others were refused with. */
  const failures = new Map<string, ErrorFrame>();

  const batchOf = ({ requestId = '' }: ErrorFrame) =>
    requestId.slice(0, requestId.lastIndexOf('.') + 1);

  function resolved(frame: ErrorFrame): Resolution {
    const resolution = resolve(frame, options);
    if (resolution.reaction.kind === 'follow') {
      // Looked up when it is read: it may yet come.
      Object.defineProperty(resolution.reaction, 'sibling', {
        get: () => failures.get(batchOf(frame)),
      });
    }
    return resolution;
  }

  function take(frame: ErrorFrame, resolution: Resolution, quiet: Resolution): void {
    const { requestId } = frame;
    if (!requestId || isClientMade(frame)) return;
    remember(delivered, requestId, resolution);
    const batch = batchOf(frame);
    if (batch && resolution.reaction.kind !== 'follow') remember(failures, batch, quiet.frame);
  }

  function handle(
    { frame: arrived, dropped }: ParsedFrame,
    sent: Sent | undefined,
    answer?: Session['answer'],
  ): Resolution {
    const { requestId = '' } = arrived;
    const known = delivered.get(requestId);
    if (known) {
      const held = lockouts.find(keyOf(known, subjects));
      answer?.(withoutMessage(known), held && lockouts.view(held));
      return known;
    }
    const resolution = resolved({ ...sent?.request, ...arrived });
    const quiet = withoutMessage(resolution);
    take(arrived, resolution, quiet);
    outbox.emit('reaction', resolution);
    const session = parts.session();
    // What is left of another account says nothing of this one.
    if (sent && !answer && !session.marks.counts('account', sent.moment)) return resolution;
    reportFaults(resolution, dropped);
    const waitMs = lockoutMs(resolution, options);
    const { majorCode } = arrived;
    const lockout = lockouts.lock(keyOf(resolution, subjects), majorCode, waitMs, 'frame');
    const verdict = judge(quiet, lockout, sent, answer);
    if (verdict !== 'session') emitRequest(quiet, resolution, verdict, sent?.awaited);
    parts.flights().refuse(requestId, quiet, resolution.frame.message);
    return resolution;
  }

  /** What the error means for the session. */
  function judge(
    resolution: Resolution,
    lockout: Lockout | undefined,
    sent: Sent | undefined,
    answer: Session['answer'] | undefined,
  ): SessionVerdict {
    if (answer) answer(resolution, lockout);
    if (answer || sent?.isLateLogin) return 'session';
    return parts.session().receive(resolution, lockout, sent?.moment);
  }

  function reportFaults({ entry, reaction, basis, frame }: Resolution, dropped: readonly string[]) {
    const error = `error ${frame.majorCode}`;
    if (dropped.length > 0) outbox.fault('frame.field', `Dropped ${dropped} of ${error}`);
    if (reaction.kind === 'ignore') {
      if (basis !== 'override') outbox.fault('frame.virtual', `Virtual ${error}`);
    } else if (entry?.flagged && !frame.wait) outbox.fault('frame.noWait', `No wait in ${error}`);
  }

  /** The one event of a frame that is not the session's. */
  function emitRequest(
    resolution: Resolution,
    withMessage: Resolution,
    verdict: SessionVerdict,
    awaited: true | undefined,
  ): void {
    const { kind, ...wrong } = resolution.reaction;
    const refusal: RequestRefusal = awaited ? { resolution, awaited } : { resolution };
    const name = verdict === 'denied' ? 'request.denied' : requestEvents[kind];
    if (kind === 'correctInput') {
      outbox.emit('input.rejected', { ...refusal, ...(wrong as WrongInput) });
    } else if (name === 'error.reported') {
      outbox.emit(name, { ...refusal, resolution: withMessage });
    } else if (name)
      outbox.emit(name as 'request.denied', refusal as ReactionEvents['request.denied']);
  }

  return {
    deliver: (parsed, sent = parts.flights().sent(parsed.frame.requestId)) => handle(parsed, sent),
    answerLogin(error) {
      const { answer } = parts.session();
      const parsed = parseRejection(error);
      if (parsed) {
        const frame = { action: loginAction, ...parsed.frame };
        const sent = parts.flights().sent(frame.requestId);
        handle({ ...parsed, frame }, sent, answer);
      } else answerLocked(error, answer);
    },
    lateLogin(error, moment) {
      const parsed = parseRejection(error);
      if (!parsed || isClientMade(parsed.frame)) return;
      const request = { action: loginAction };
      handle(parsed, { request, moment, isLateLogin: true });
    },
    forget(requestId) {
      if (requestId === undefined) delivered.clear();
      else delivered.delete(requestId);
    },
  };

  /** A login may have met a lockout of a request that it is made of: of this engine or of another one. */
  function answerLocked(error: unknown, answer: Session['answer']): void {
    const { name, lockout, remainingMs } = fieldsOf(error, 'name', 'lockout', 'remainingMs');
    if (name !== 'LockedOutError') return answer();
    const { key, id } = fieldsOf(lockout, 'key', 'id');
    const held = lockouts.heldOf({ key: String(key), id: String(id) });
    if (held) answer(undefined, lockouts.view(held));
    else if (Number.isFinite(remainingMs) && (remainingMs as number) > 0) {
      answer(undefined, undefined, remainingMs as number);
    } else answer();
  }
}
