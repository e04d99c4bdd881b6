// The requests and calls of a page. Comes in: what the app asks for. Goes out: one settled promise for each. The worker says when `send` is
// called; without a worker they wait, and are asked for again where they were not sent. Next: page-send.ts calls `send`.
import type { EngineClock } from '../clock.js';
import type { Fault } from '../faults.js';
import { reactionErrorFrom } from '../reaction-error.js';
import type { RequestOptions, Send } from '../request-options.js';
import type { ScreenProtocol, SessionCall } from '../screen-engine.js';
import { abortError, listenToAbort } from '../signal.js';
import { answerNow } from '../stranger.js';
import type { MessageOf, Post, ToPage, ToWorker } from './message.js';
import { type AppSend, createPageSends, errorOf } from './page-send.js';

/** What has not settled: a call, or a request. */
interface Pending {
  /** Asks the worker for it, each time that one is joined. */
  readonly ask: (leftMs: number) => void;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** How long it may yet wait for a worker, and since when it does. */
  leftMs: number;
  sinceMs: number;
  timer?: unknown;
  /** Listens to the app's signal no more. */
  off?: () => void;
  readonly request?: PageRequest | undefined;
}

/** What only a request has. */
interface PageRequest extends AppSend {
  readonly action: number;
  readonly options: RequestOptions;
  /** How often its worker may yet be lost while it is under way. */
  losses: number;
}

export interface PageRequests {
  request(action: number, send: Send<unknown>, options: RequestOptions): Promise<unknown>;
  call(name: SessionCall, argument?: object): Promise<unknown>;
  receive(message: MessageOf<ToPage>): void;
  /** The worker is there: it is asked for everything that has not settled. */
  joined(): void;
  /** It is gone, and with it everything that was under way: calls have all been asked for, so they are not again. */
  lost(): void;
  endAll(error: unknown): void;
}

const defaultHoldMs = 30_000;
/** As often as the engine sends again what lost its connection. */
const mostLosses = 3;

/** Options as plain data, also as JSON, which has no Infinity. */
function plainOptions({ signal: _, whileLockedOut, ...options }: RequestOptions): object {
  const how = typeof whileLockedOut === 'function' ? 'ask' : whileLockedOut;
  const plain = Object.entries({ ...options, ...(how && { whileLockedOut: how }) });
  return Object.fromEntries(
    plain.map(([name, value]) => [name, value === Infinity ? Number.MAX_SAFE_INTEGER : value]),
  );
}

/** What its last `send` has come to. */
const lastOf = ({ outcomes }: PageRequest) => [...outcomes.values()].at(-1);

/** Whether the next worker is asked for what was under way when this one was lost: it was not sent, or may be done twice. */
function isToBeAsked(request: PageRequest | undefined): request is PageRequest {
  if (!request || lastOf(request)?.isOk) return false;
  const { options, outcomes, losses } = request;
  return outcomes.size === 0 || (options.replay === 'idempotent' && losses > 0);
}

/** `isJoined`: whether the worker is there. */
export function createPageRequests(
  clock: EngineClock,
  post: Post<ToWorker>,
  isJoined: () => boolean,
  protocol: () => ScreenProtocol,
  fault: (code: Fault['code'], message: string) => void,
): PageRequests {
  let ids = 0;
  const all = new Map<number, Pending>();
  const sends = createPageSends(clock, post, fault);

  function settle(id: number, how: 'resolve' | 'reject', value: unknown): void {
    const pending = all.get(id);
    if (!pending) return;
    all.delete(id);
    clock.clearTimeout(pending.timer);
    pending.off?.();
    pending[how](value);
  }

  function giveUp(id: number): void {
    const notSent = { name: 'NotSentError', message: 'Not sent: offline', reason: 'offline' };
    settle(id, 'reject', reactionErrorFrom(notSent));
  }

  /** Without a worker it waits, for as long as it may be held. */
  function hold(id: number, pending: Pending): void {
    pending.sinceMs = clock.elapsed();
    pending.timer = clock.setTimeout(() => giveUp(id), pending.leftMs);
  }

  function add(id: number, leftMs: number, ask: Pending['ask'], request?: PageRequest) {
    return new Promise((resolve, reject) => {
      const pending: Pending = { ask, resolve, reject, leftMs, sinceMs: 0, request };
      all.set(id, pending);
      if (request) {
        pending.off = listenToAbort(request.options.signal, (reason) => {
          if (isJoined()) post('abort', { id });
          for (const sending of request.outcomes.keys()) sends.stop({ id, sending });
          settle(id, 'reject', reason);
        });
      }
      // It may have been aborted before.
      if (!all.has(id)) return;
      if (isJoined()) ask(leftMs);
      else hold(id, pending);
    });
  }

  /** What may have been done: it ends, with what `send` came to or as a lost connection. */
  function lose(id: number, request: PageRequest | undefined): void {
    const last = request && lastOf(request);
    const { connectionLost } = protocol().facts.clientMade;
    const frame = { ...connectionLost, ...(request && { action: request.action }) };
    const resolution = { frame, reaction: { kind: 'retryLater' }, basis: 'derived' };
    const refused = { name: 'RequestRefusedError', message: 'Refused: 5', resolution, frame };
    if (last?.isOk) settle(id, 'resolve', last.value);
    else settle(id, 'reject', reactionErrorFrom(refused));
  }

  function answer({ id, value, error, sending = '' }: ToPage['answer']): void {
    const outcomes = all.get(id)?.request?.outcomes;
    const outcome = outcomes?.get(sending);
    if (error) settle(id, 'reject', errorOf(error, outcomes) ?? abortError());
    else if (!outcomes) settle(id, 'resolve', value);
    else if (outcome?.isOk) settle(id, 'resolve', outcome.value);
    // It was cancelled where the engine is.
    else settle(id, 'reject', outcome ? outcome.value : abortError());
  }

  function choose({ id, lockout }: ToPage['choose'], { options }: PageRequest): void {
    const { whileLockedOut: how } = options;
    const failed = () => fault('listener', 'whileLockedOut failed');
    const chosen = typeof how === 'function' && answerNow(() => how(lockout), failed);
    if (chosen !== 'wait') post('refuse', { id });
  }

  return {
    request(action, send, options) {
      const id = ++ids;
      const { maxHoldMs, ...others } = options;
      const asked: PageRequest = { action, send, options, losses: mostLosses, outcomes: new Map() };
      const ask = (leftMs: number) => {
        // What it has waited for its worker counts.
        const held = maxHoldMs === undefined ? {} : { maxHoldMs: leftMs };
        post('request', { id, action, options: plainOptions({ ...others, ...held }) });
      };
      return add(id, maxHoldMs ?? defaultHoldMs, ask, asked);
    },
    call(name, argument) {
      const id = ++ids;
      const ask = () => post('call', { id, name, ...(argument && { argument }) });
      const answered = add(id, defaultHoldMs, ask);
      // Who presses a button need not wait for what comes of it.
      answered.catch(() => {});
      return answered;
    },
    receive({ kind, body }) {
      const request = 'id' in body ? all.get(body.id)?.request : undefined;
      if (kind === 'answer') answer(body);
      else if (kind === 'stop') sends.stop(body);
      else if (!request) return;
      else if (kind === 'go') sends.go(request, body);
      else if (kind === 'send') sends.send(request, body);
      else if (kind === 'choose') choose(body, request);
    },
    joined() {
      for (const [id, pending] of all) {
        // It may be lost again at the first post.
        if (!isJoined()) return;
        clock.clearTimeout(pending.timer);
        pending.leftMs -= clock.elapsed() - pending.sinceMs;
        // A page that was frozen for longer had no timer.
        if (pending.leftMs > 0) pending.ask(pending.leftMs);
        else giveUp(id);
      }
    },
    lost() {
      sends.stopAll();
      for (const [id, pending] of all) {
        const { request } = pending;
        if (!isToBeAsked(request)) {
          lose(id, request);
          continue;
        }
        if (request.outcomes.size > 0) request.losses--;
        request.outcomes.clear();
        request.turn = undefined;
        hold(id, pending);
      }
    },
    endAll(error) {
      sends.stopAll();
      for (const id of all.keys()) settle(id, 'reject', error);
    },
  };
}
