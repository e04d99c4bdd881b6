// The one login that may be in flight. Comes in: a try whose turn it is. Goes out: one call of the app's `login`, aborted when the session
// goes on without it, and what it came to. Next: session.ts.
import type { Signal } from '../abort-signal.js';
import type { EngineClock } from '../clock.js';
import { development } from '../development.js';
import type { Outbox } from '../event/outbox.js';
import type { ProtocolFacts } from '../protocol/facts.js';
import type { RequestOptions, Send } from '../request-options.js';
import { type Abort, createAbort } from '../signal.js';
import { answerOf } from '../stranger.js';
import { warnOnce } from '../warning.js';

/** `engine.request` for the login itself: sent at once unless locked out, and a 2 in answer rejects. Once this login is over it is `engine.request`. */
export type LoginRequest = <T>(
  action: number,
  send: Send<T>,
  options?: RequestOptions,
) => Promise<T>;

/** What `login` is given. */
export interface LoginCall {
  /** 1 for the first of a run. */
  readonly attempt: number;
  /** Aborted when the session goes on without the answer: none came in time, the connection or the sign-in ended, another account. */
  readonly signal: Signal;
  readonly request: LoginRequest;
}

/** The app's `login`. */
export type Login = (call: LoginCall) => PromiseLike<unknown>;

/** A call of the app's `login` (or a `login.started` that asks for one) that has not settled. Aborted: its answer is of no use any more, but the next login of this connection waits for it. */
type LoginFlight = Pick<Abort, 'signal'>;

/** What becomes of a login. */
export interface LoginEnd {
  succeeded(sentAt: number): void;
  /** It was refused, or not answered in time. */
  failed(error: unknown): void;
  /** It was given up, and rejected all the same. */
  late(error: unknown, sentAt: number): void;
}

export interface Logins {
  current(): LoginFlight | undefined;
  /** Begins one; the app's `login` is called once this turn is over, unless it was given up by then. */
  begin(attempt: number, sentAt: number): void;
  /** Aborts the one in flight; it stays in flight until it settles. */
  abort(): void;
  /** #102 has an answer, elsewhere than from `login`. `isIts`: that of the one in flight, which has settled; without a `login` nothing else says so of an aborted one. */
  answered(isIts: boolean): void;
  /** A request of the one in flight has brought its #30102: it has settled, and the app's `login` goes on. */
  succeeded(): void;
  /** Whether that goes on still: what the app says until it returns is no other success. */
  isReturning(): boolean;
  /** Its connection is lost: it is aborted, and has settled. */
  lose(): void;
  /** Aborts the one in flight now, whatever the turn. */
  dispose(): void;
}

const noLogin =
  'No option `login`, and nobody listens to login.started: requests are held until signedIn().';

/** `request` makes the request of a login; `isOver` says whether that login is. */
export function createLogins(
  { clientMade }: ProtocolFacts,
  clock: EngineClock,
  {
    turn,
    after,
    begin,
    fault,
    hasListener,
  }: Pick<Outbox, 'turn' | 'after' | 'begin' | 'fault' | 'hasListener'>,
  login: Login | undefined,
  timeoutMs: number,
  request: (isOver: () => boolean) => LoginRequest,
  end: LoginEnd,
): Logins {
  let current: (Abort & { timer?: unknown; isGivenUp?: true }) | undefined;
  let returning: typeof current;

  const land = () => {
    clock.clearTimeout(current?.timer);
    current = undefined;
  };
  const abort = () => {
    if (!current || current.isGivenUp) return;
    current.isGivenUp = true;
    after(current.abort);
  };
  return {
    current: () => current,
    abort,
    answered(isIts) {
      if (isIts || !login) land();
    },
    succeeded() {
      if (login) returning = current;
      land();
    },
    isReturning: () => returning !== undefined,
    lose() {
      abort();
      land();
    },
    dispose() {
      const left = current;
      land();
      left?.abort();
    },
    begin(attempt, sentAt) {
      const own: NonNullable<typeof current> = createAbort(() =>
        fault('platform', 'The platform refused an AbortController'),
      );
      current = own;
      returning = undefined;
      /** It settles. Whether its answer is the login's. */
      const settle = () => {
        const isInTime = current === own && !own.isGivenUp;
        if (current === own) land();
        if (returning === own) returning = undefined;
        return isInTime;
      };
      own.timer = clock.setTimeout(() => {
        after(own.abort);
        if (settle()) end.failed(clientMade.noAnswer);
      }, timeoutMs);
      if (!login) {
        const isHandled = () => hasListener('login.started');
        // Looked at before it is emitted, which may be the end of a listener, and after: listeners of a new engine are added last.
        if (development && !isHandled()) begin(() => isHandled() || warnOnce(end, noLogin));
        return;
      }
      begin(() => {
        if (current !== own) return;
        // What was given up before it was called is not waited for.
        if (own.isGivenUp) return turn('login', land);
        const signal = own.signal();
        const call = { attempt, signal, request: request(() => current !== own) };
        answerOf(() => login(call)).then(
          () => turn('login', () => settle() && end.succeeded(sentAt)),
          (error: unknown) =>
            turn('login', () => {
              if (settle()) end.failed(error);
              else end.late(error, sentAt);
            }),
        );
      });
    },
  };
}
