// Wires the stages: a frame is parsed, resolved, locks what it locks, concerns the session or not, and is told. Comes in: options,
// frames, calls of the host. Goes out: events and state. Each stage can be tested alone; this file holds their order.
import { engineClock } from './clock.js';
import { DisposedError, type Fault, OptionError } from './faults.js';
import { Ledger } from './lockout/ledger.js';
import {
  type Lockout,
  longestWaitMs,
  type Scope,
  scopeOf,
  subjectScope,
} from './lockout/lockout.js';
import { accountExpected, isAccount, type ReactionEngineOptions, readOptions } from './options.js';
import { Deliveries } from './reaction/deliveries.js';
import { lockoutMs, type Resolution, resolve } from './reaction/resolve.js';
import type { HostLockout, ReactionEngine, ReactionState, Received } from './reaction-engine.js';
import { isClientMade, loginAction } from './session/answer.js';
import type { SessionInput } from './session/machine.js';
import { Outbox } from './session/outbox.js';
import { Session } from './session/session.js';
import {
  type ErrorFrame,
  isAction,
  isSubject,
  type ParsedFrame,
  parseErrorFrame,
} from './wire/error-frame.js';

/**
 * A reaction engine. Reads the stored lockouts of its account; touches nothing else until it is used. What it finds in the
 * storage is told after the present task, so that listeners can be added first.
 *
 * @throws OptionError that names a wrong option.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 *
 * const engine = createReactionEngine({
 *   login: async ({ signal }) => console.log('send #102, resolve on #30102', signal.aborted),
 * });
 * engine.on('login.succeeded', ({ attempt }) => console.log('logged in at try', attempt));
 * engine.receive({ majorCode: 2 });
 * ```
 */
export function createReactionEngine(options: ReactionEngineOptions = {}): ReactionEngine {
  const settings = readOptions(options);
  const outbox = new Outbox(endTurn);
  const clock = engineClock(
    settings.clock,
    (callback) => outbox.turn(callback),
    () => fault('clock', 'The clock threw or gave no number; time stands still until it does.'),
  );
  const ledger = new Ledger(clock, settings.store, {
    started: (lockout, origin) => outbox.tell('lockout.started', { lockout, origin }),
    extended: (lockout) => outbox.tell('lockout.extended', { lockout }),
    ended: (lockout, reason) => outbox.tell('lockout.ended', { lockout, reason }),
    ticked: (listener) => outbox.call(listener, 'a countdown'),
    fault: (found) => outbox.fault(found),
  });
  const session = new Session(clock, ledger, outbox, settings, answered);
  const deliveries = new Deliveries();
  const subscribers = new Map<symbol, () => void>();
  let account = settings.account;
  let state: ReactionState | undefined;
  let stateVersion = 0;
  let told = { session: session.state, account, version: ledger.version };
  let disposal: Promise<void> | undefined;

  ledger.open(account ?? '');
  outbox.open();

  function fault(code: Fault['code'], message: string): Fault {
    const found = { code, message };
    outbox.fault(found);
    return found;
  }

  /** A call of the host, in a turn of its own. */
  function call<T>(work: () => T): T {
    if (disposal) throw new DisposedError();
    return outbox.turn(work);
  }

  function sessionCall(input: SessionInput): boolean {
    return call(() => session.call(input));
  }

  /** Tells what a turn has changed. */
  function endTurn(): void {
    if (disposal) return;
    session.settle();
    const now = { session: session.state, account, version: ledger.version };
    const { version, ...previous } = told;
    const changed = now.session !== previous.session || account !== previous.account;
    if (!changed && now.version === version) return;
    told = now;
    if (changed) {
      outbox.tell('state.changed', { session: now.session, account, previous });
    }
    for (const listener of subscribers.values()) outbox.call(listener, 'the state');
  }

  function readState(): ReactionState {
    const stale =
      state?.session !== session.state ||
      state.account !== account ||
      stateVersion !== ledger.version;
    if (stale && !disposal) {
      stateVersion = ledger.version;
      const lockouts = Object.freeze(ledger.list());
      state = Object.freeze({ session: session.state, account, lockouts });
    }
    return state as ReactionState;
  }

  function receive(input: ErrorFrame): Received {
    if (disposal) {
      return {
        outcome: 'fault',
        fault: { code: 'disposed', message: 'The engine was disposed; the frame was not handled.' },
      };
    }
    return outbox.turn(() => {
      const parsed = readFrame(input);
      if (parsed) return { outcome: 'resolved', resolution: deliver(parsed, false) };
      const message = 'receive takes an error frame, an object with an integer majorCode.';
      return { outcome: 'fault', fault: fault('frame.invalid', message) };
    });
  }

  /** A login has ended without #30102: with an error frame, an object that carries one as `frame`, or anything else. */
  function answered(error: unknown): void {
    const parsed = readFrame(error) ?? readFrame(Object(error).frame);
    if (!parsed) session.answer();
    else {
      const { action = loginAction } = parsed.frame;
      deliver({ ...parsed, frame: { ...parsed.frame, action } }, true);
    }
  }

  function deliver({ frame, dropped }: ParsedFrame, answersLogin: boolean): Resolution {
    const known = frame.requestId ? deliveries.get(frame.requestId) : undefined;
    if (known) {
      if (answersLogin) session.answer(known, ledger.at(scopeOf(known.frame, known.entry?.action)));
      return known;
    }
    const resolution = resolve(frame, settings);
    if (frame.requestId && !isClientMade(frame)) deliveries.add(frame.requestId, resolution);
    outbox.tell('reaction', resolution);
    tellFaults(resolution, dropped);
    const waitMs = lockoutMs(resolution, settings);
    const lockout =
      waitMs > 0
        ? ledger.lock(
            scopeOf(frame, resolution.entry?.action),
            { majorCode: frame.majorCode, waitMs },
            'frame',
          )
        : undefined;
    const quiet = withoutMessage(resolution);
    if (answersLogin) session.answer(quiet, lockout);
    else if (!session.receive(quiet, lockout)) tellRequest(quiet, resolution);
    return resolution;
  }

  function tellFaults({ entry, reaction, basis, frame }: Resolution, dropped: readonly string[]) {
    const { majorCode } = frame;
    if (dropped.length > 0) {
      fault(
        'frame.field',
        `Dropped ${dropped.join(', ')} of an error ${majorCode}: wrong kind or range.`,
      );
    }
    if (reaction.kind === 'ignore') {
      if (basis !== 'override') {
        fault(
          'frame.virtual',
          `Error ${majorCode} is virtual: a server never sends it to a client.`,
        );
      }
    } else if (entry?.flagged && !frame.wait) {
      fault(
        'frame.noWait',
        `Error ${majorCode} came without its wait; it locks for the default time.`,
      );
    }
  }

  /** The one event of a frame that is not the session's. */
  function tellRequest(resolution: Resolution, withMessage: Resolution): void {
    const { reaction } = resolution;
    switch (reaction.kind) {
      case 'correctInput': {
        const { field, fields, problem } = reaction;
        outbox.tell('input.rejected', { resolution, field, fields, problem });
        break;
      }
      case 'deny':
        outbox.tell('request.denied', { resolution });
        break;
      case 'retryLater':
        outbox.tell('request.retryable', { resolution });
        break;
      case 'inform':
      case 'unknown':
        outbox.tell('error.reported', { resolution: withMessage });
    }
  }

  /** Leaves the account for another, if it is one. Whether it was the same. */
  function enter(next: string | null): boolean {
    if (next === account) return true;
    account = next;
    deliveries.clear();
    ledger.open(next ?? '');
    return false;
  }

  return {
    receive,
    get state() {
      return readState();
    },
    subscribe(listener) {
      if (typeof listener !== 'function') throw new OptionError('listener', 'a function');
      return call(() => {
        const id = Symbol();
        subscribers.set(id, listener);
        return () => {
          subscribers.delete(id);
        };
      });
    },
    on: (event, listener) => call(() => outbox.on(event, listener)),
    once: (event, listener) => call(() => outbox.once(event, listener)),
    waitFor: (event, waitOptions = {}) => call(() => outbox.waitFor(event, waitOptions, clock)),
    get restored() {
      return ledger.restored;
    },
    lockouts: () => call(() => ledger.list()),
    guard: (action, subject) => call(() => ledger.guard(action, subject)),
    countdown: (lockout) => call(() => ledger.countdown(lockout)),
    lockOut: (lockout) => call(() => lockByHand(lockout, ledger)),
    clearLockout: (lockout) => call(() => ledger.clear(lockout)),
    signedIn({ account: next = account } = {}) {
      if (!isAccount(next)) throw new OptionError('signedIn.account', accountExpected);
      return call(() => {
        session.signedIn(enter(next));
        return ledger.restored;
      });
    },
    signedOut: () =>
      call(() => {
        enter(null);
        session.call({ type: 'signedOut' });
        return ledger.restored;
      }),
    logIn: ({ newToken = false } = {}) => sessionCall({ type: 'logIn', newToken }),
    takeOver: () => sessionCall({ type: 'takeOver' }),
    nicknameSet: () => sessionCall({ type: 'nicknameSet' }),
    twoStepVerified: () => sessionCall({ type: 'twoStepVerified' }),
    dispose() {
      if (!disposal) {
        readState();
        session.dispose();
        subscribers.clear();
        outbox.dispose();
        disposal = ledger.dispose();
      }
      return disposal;
    },
  };
}

function readFrame(input: unknown): ParsedFrame | undefined {
  try {
    return parseErrorFrame(input);
  } catch {
    return undefined;
  }
}

/** The same resolution without the server's own text, for every event but `reaction` and `error.reported`. */
function withoutMessage(resolution: Resolution): Resolution {
  if (resolution.frame.message === undefined) return resolution;
  const { message: _, ...frame } = resolution.frame;
  return { ...resolution, frame };
}

function lockByHand({ action, subject, waitMs }: HostLockout, ledger: Ledger): Lockout | undefined {
  if (!isAction(action)) throw new OptionError('lockOut.action', 'an action id from 1 to 65535');
  if (subject !== undefined && !isSubject(subject)) {
    throw new OptionError('lockOut.subject', 'a string, a finite number or a bigint');
  }
  if (!(waitMs >= 0 && waitMs <= longestWaitMs)) {
    throw new OptionError('lockOut.waitMs', 'a number of ms from 0 to 2^32-1 seconds');
  }
  const scope: Scope =
    subject === undefined ? { kind: 'action', action } : subjectScope(action, subject);
  return waitMs > 0
    ? ledger.lock(scope, { majorCode: undefined, waitMs }, 'host')
    : ledger.at(scope);
}
