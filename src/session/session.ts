// Stage 4: the session machine and the one login that it may have in flight. Comes in: resolutions, calls of the host, changes of
// the ledger. Goes out: the state, session events, calls of the host's `login` and `hasToken`. Next: the engine's events.
import { createActor, type InspectionEvent } from 'xstate';
import { type Clock, within } from '../clock.js';
import type { Ledger } from '../lockout/ledger.js';
import type { Lockout } from '../lockout/lockout.js';
import type { Resolution } from '../reaction/resolve.js';
import { answerInput, loginAction, noAnswerFrame, sessionInput } from './answer.js';
import type { LoginBackoff } from './backoff.js';
import type { SessionState } from './events.js';
import { type SessionInput, sessionMachine, sessionOf } from './machine.js';
import type { Outbox } from './outbox.js';

/** What the host gives the session. */
export interface SessionOptions {
  readonly login:
    | ((call: { attempt: number; signal: AbortSignal }) => PromiseLike<unknown>)
    | undefined;
  readonly hasToken: (() => boolean | PromiseLike<boolean>) | undefined;
  readonly inspect: ((event: InspectionEvent) => void) | undefined;
  readonly loginBackoff: LoginBackoff;
  readonly loginTimeoutMs: number;
}

/** A call of the host's `login` (or a `login.started` that asks for one) that has not settled yet. */
interface Flight {
  readonly abort: AbortController;
  readonly timer: unknown;
  /** Its answer is of no use any more, but the next login waits for it. */
  aborted: boolean;
}

/** What is being looked up before a login. */
interface Preparation {
  waitsFor?: Promise<void>;
  asked?: boolean;
  hasToken?: boolean;
}

export class Session {
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #outbox: Outbox;
  readonly #options: SessionOptions;
  readonly #answered: (error: unknown) => void;
  readonly #actor;
  #flight: Flight | undefined;
  #preparation: Preparation | undefined;

  /** `answered` takes what a login ended with, and calls `answer` in turn. */
  constructor(
    clock: Clock,
    ledger: Ledger,
    outbox: Outbox,
    options: SessionOptions,
    answered: (error: unknown) => void,
  ) {
    this.#clock = clock;
    this.#ledger = ledger;
    this.#outbox = outbox;
    this.#options = options;
    this.#answered = answered;
    const { inspect, loginBackoff } = options;
    let told = false;
    this.#actor = createActor(sessionMachine, {
      input: loginBackoff,
      clock: {
        setTimeout: (callback, delayMs) => clock.setTimeout(callback, delayMs),
        clearTimeout: (handle) => clock.clearTimeout(handle),
      },
      ...(inspect && {
        inspect: (event: InspectionEvent) => {
          try {
            inspect(event);
          } catch {
            if (!told) outbox.fault({ code: 'inspect', message: 'The inspect option threw.' });
            told = true;
          }
        },
      }),
    });
    this.#actor.on('*', ({ type, ...payload }) => outbox.tell(type, payload as never));
    this.#actor.start();
  }

  get state(): SessionState {
    return sessionOf(this.#actor.getSnapshot());
  }

  /** Takes a call of the host. Whether it fits the state; one that does not changes nothing. */
  call(input: SessionInput): boolean {
    const fits = this.#actor.getSnapshot().can(input);
    if (fits) this.#actor.send(input);
    return fits;
  }

  /** #30102 has come, by the host's word: it answers the login in flight, unless that is another account's. */
  signedIn(sameAccount: boolean): void {
    if (sameAccount || !this.#options.login) this.#land();
    this.#actor.send({ type: 'signedIn', atMs: this.#ledger.now() });
  }

  /** Takes a received error. Whether it was the session's, so that no request is told of it. */
  receive(resolution: Resolution, lockout: Lockout | undefined): boolean {
    const { entry, frame } = resolution;
    if ((entry?.action ?? frame.action) === loginAction) {
      if (this.#calling) {
        this.#land();
        this.answer(resolution, lockout);
        return true;
      }
      // Nobody else tells when a login without a promise of its own has settled.
      if (!this.#options.login) this.#land();
    }
    const input = sessionInput(resolution, this.#ledger.now());
    if (input) this.#actor.send(input);
    return input !== undefined;
  }

  /** Takes the answer to #102: an error, with the lockout that it started or met. None: a rejection that is no error frame. */
  answer(resolution?: Resolution, lockout?: Lockout): void {
    if (!resolution) this.#actor.send({ type: 'refused' });
    else {
      const remainingMs = lockout ? this.#ledger.remainingMs(lockout) : 0;
      const locked =
        lockout && remainingMs > 0
          ? ({ allowed: false, lockout, remainingMs } as const)
          : undefined;
      this.#actor.send(answerInput(resolution, this.#ledger.now(), locked));
    }
  }

  /** Acts on the state, at the end of each turn: what is to be looked up, called, aborted, or is no longer locked. */
  settle(): void {
    while (this.#step());
  }

  dispose(): void {
    this.#actor.stop();
    const flight = this.#flight;
    this.#land();
    flight?.abort.abort();
  }

  get #calling(): boolean {
    return this.#actor.getSnapshot().matches({ open: { loggingIn: 'calling' } });
  }

  /** The login in flight has settled. */
  #land(): void {
    if (this.#flight) this.#clock.clearTimeout(this.#flight.timer);
    this.#flight = undefined;
  }

  /** One step; whether there may be another. */
  #step(): boolean {
    const snapshot = this.#actor.getSnapshot();
    const flight = this.#flight;
    if (flight && !flight.aborted && !this.#calling) {
      flight.aborted = true;
      this.#outbox.afterwards(() => flight.abort.abort());
    }
    if (snapshot.matches({ open: { loggingIn: 'preparing' } })) {
      this.#preparation ??= {};
      const found = this.#prepare(this.#preparation);
      if (found) this.#actor.send(found);
      return found !== undefined;
    }
    this.#preparation = undefined;
    if (!snapshot.matches({ open: { loginDelayed: 'lockedOut' } })) return false;
    const { lockout } = snapshot.context;
    if (lockout && this.#ledger.remainingMs(lockout) > 0) return false;
    if (!this.#ledger.guard(loginAction).allowed) return false;
    this.#actor.send({ type: 'unlocked' });
    return true;
  }

  /** What is in the way of a login. Undefined: that is not known yet. */
  #prepare(preparation: Preparation): SessionInput | undefined {
    const { restored, ready } = this.#ledger;
    if (!ready) {
      if (preparation.waitsFor !== restored) {
        preparation.waitsFor = restored;
        void restored.then(() => this.#outbox.turn(() => {}));
      }
      return undefined;
    }
    if (this.#flight) return undefined;
    const guard = this.#ledger.guard(loginAction);
    if (!guard.allowed) {
      return { type: 'locked', lockout: guard.lockout, delayMs: guard.remainingMs };
    }
    if (!preparation.asked) this.#ask(preparation);
    if (preparation.hasToken === undefined) return undefined;
    if (!preparation.hasToken) return { type: 'register' };
    const attempt = this.#actor.getSnapshot().context.attempt + 1;
    this.#outbox.afterwards(() => this.#logIn(attempt));
    return { type: 'prepared' };
  }

  #ask(preparation: Preparation): void {
    preparation.asked = true;
    const { hasToken, loginTimeoutMs } = this.#options;
    const failed = () => {
      preparation.hasToken = true;
      this.#outbox.fault({
        code: 'hasToken',
        message: 'The hasToken option threw, rejected or never answered; it counts as yes.',
      });
    };
    try {
      const answer = hasToken ? hasToken() : true;
      if (typeof answer !== 'object') preparation.hasToken = Boolean(answer);
      else {
        void within(this.#clock, loginTimeoutMs, () => answer)
          .then((has) => {
            preparation.hasToken = Boolean(has);
          }, failed)
          .then(() => this.#outbox.turn(() => {}));
      }
    } catch {
      failed();
    }
  }

  /** Calls the host's `login`, unless what was told of it has changed the state. */
  #logIn(attempt: number): void {
    if (!this.#calling || this.#actor.getSnapshot().context.attempt !== attempt) return;
    const { login, loginTimeoutMs } = this.#options;
    const abort = new AbortController();
    const timer = this.#clock.setTimeout(() => this.#timeOut(flight), loginTimeoutMs);
    const flight: Flight = { abort, timer, aborted: false };
    this.#flight = flight;
    if (!login) return;
    new Promise((settle) => settle(login({ attempt, signal: abort.signal }))).then(
      () =>
        this.#end(flight, () => this.#actor.send({ type: 'succeeded', atMs: this.#ledger.now() })),
      (error: unknown) => this.#end(flight, () => this.#answered(error)),
    );
  }

  /** A login has settled; what it settled with counts unless it was aborted, answered or timed out before. */
  #end(flight: Flight, act: () => void): void {
    this.#outbox.turn(() => {
      if (this.#flight !== flight) return;
      this.#land();
      if (!flight.aborted) act();
    });
  }

  #timeOut(flight: Flight): void {
    this.#end(flight, () => {
      this.#outbox.afterwards(() => flight.abort.abort());
      this.#answered({ ...noAnswerFrame, action: loginAction });
    });
  }
}
