// Wires the stages: a frame is parsed, resolved, locks what it locks, concerns the session or not, and is told. Comes in: options,
// frames, calls of the host. Goes out: events and state. Each stage can be tested alone; this file holds their order.
import { engineClock } from './clock.js';
import { DisposedError } from './faults.js';
import { createLedger } from './lockout/ledger.js';
import { keyOf, subjectKey } from './lockout/lockout.js';
import {
  anAccount,
  aWait,
  expectOption,
  type ReactionEngineOptions,
  readOptions,
} from './options.js';
import type { Reaction } from './reaction/reaction.js';
import { lockoutMs, type Resolution, resolve } from './reaction/resolve.js';
import type { HostLockout, ReactionEngine, ReactionState, Received } from './reaction-engine.js';
import { isClientMade, loginAction } from './session/answer.js';
import type { ReactionEventName, WaitOptions } from './session/events.js';
import { createOutbox } from './session/outbox.js';
import { createSession, type Session } from './session/session.js';
import {
  type ErrorFrame,
  isAction,
  isSubject,
  type ParsedFrame,
  parseErrorFrame,
} from './wire/error-frame.js';

/** How many request ids are remembered. */
const rememberedIds = 1000;

type WrongInput = Omit<Extract<Reaction, { kind: 'correctInput' }>, 'kind'>;

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
  const outbox = createOutbox(endTurn);
  const { tell, fault } = outbox;
  const clock = engineClock(settings.clock, outbox.turn, () => fault('clock', 'The clock failed'));
  const ledger = createLedger(clock, settings.store, outbox);
  const session = createSession(clock, ledger, outbox, settings, loginEnded);
  // What the last request ids resolved to: a frame is handled once, however it arrives.
  const delivered = new Map<string, Resolution>();
  let account = settings.account;
  let told = { session: session.state(), account, version: ledger.version() };
  let state: ReactionState | undefined;
  let disposal: Promise<void> | undefined;

  ledger.open(account ?? '');
  outbox.open();

  /** Tells what a turn has changed. */
  function endTurn(): void {
    if (disposal !== undefined) return;
    session.settle();
    const { version, ...previous } = told;
    told = { session: session.state(), account, version: ledger.version() };
    const changed = told.session !== previous.session || account !== previous.account;
    if (changed) tell('state.changed', { session: told.session, account, previous });
    if (changed || told.version !== version) {
      state = undefined;
      tell('state', undefined);
    }
  }

  function readState(): ReactionState {
    state ??= Object.freeze({
      session: told.session,
      account: told.account,
      lockouts: Object.freeze(ledger.list()),
    });
    return state;
  }

  function receive(input: ErrorFrame): Received {
    if (disposal !== undefined) {
      const message = 'The engine was disposed.';
      return { outcome: 'fault', fault: { code: 'disposed', message } };
    }
    return outbox.turn(() => {
      const parsed = readFrame(() => input);
      return parsed
        ? { outcome: 'resolved', resolution: deliver(parsed) }
        : { outcome: 'fault', fault: fault('frame.invalid', 'No integer majorCode') };
    });
  }

  /** A login has ended without #30102: with an error frame, an object that carries one as `frame`, or anything else. */
  function loginEnded(error: unknown): void {
    const parsed = readFrame(() => error) ?? readFrame(() => Object(error).frame);
    if (!parsed) session.answer();
    else {
      const { frame, dropped } = parsed;
      deliver({ frame: { action: loginAction, ...frame }, dropped }, session.answer);
    }
  }

  /** Handles a frame once. `answer`: it is what a login ended with. */
  function deliver({ frame, dropped }: ParsedFrame, answer?: Session['answer']): Resolution {
    const { majorCode, requestId } = frame;
    const known = requestId && delivered.get(requestId);
    if (known) {
      answer?.(
        withoutMessage(known),
        ledger.list().find(({ key }) => key === keyOf(known)),
      );
      return known;
    }
    const resolution = resolve(frame, settings);
    if (requestId && !isClientMade(frame)) {
      delivered.set(requestId, resolution);
      const [oldest = ''] = delivered.keys();
      if (delivered.size > rememberedIds) delivered.delete(oldest);
    }
    tell('reaction', resolution);
    tellFaults(resolution, dropped);
    const waitMs = lockoutMs(resolution, settings);
    const lockout =
      waitMs > 0 ? ledger.lock(keyOf(resolution), majorCode, waitMs, 'frame') : undefined;
    const quiet = withoutMessage(resolution);
    if (answer) answer(quiet, lockout);
    else if (!session.receive(quiet, lockout)) tellRequest(quiet, resolution);
    return resolution;
  }

  function tellFaults({ entry, reaction, basis, frame }: Resolution, dropped: readonly string[]) {
    const error = `error ${frame.majorCode}`;
    if (dropped.length > 0) fault('frame.field', `Dropped ${dropped} of ${error}`);
    if (reaction.kind === 'ignore') {
      if (basis !== 'override') fault('frame.virtual', `Virtual ${error}`);
    } else if (entry?.flagged && !frame.wait) fault('frame.noWait', `No wait in ${error}`);
  }

  /** The one event of a frame that is not the session's. */
  function tellRequest(resolution: Resolution, withMessage: Resolution): void {
    const { kind, ...wrong } = resolution.reaction;
    if (kind === 'correctInput') tell('input.rejected', { resolution, ...(wrong as WrongInput) });
    if (kind === 'deny') tell('request.denied', { resolution });
    if (kind === 'retryLater') tell('request.retryable', { resolution });
    if (kind === 'inform' || kind === 'unknown')
      tell('error.reported', { resolution: withMessage });
  }

  /** Leaves the account for another, if it is one. Whether it was the same. */
  function enter(next: string | null): boolean {
    const same = next === account;
    if (!same) {
      account = next;
      delivered.clear();
      ledger.open(next ?? '');
    }
    return same;
  }

  /** Listening and looking change nothing, and tell nothing: they take no turn. */
  const looks = guarded((look) => look(), {
    subscribe: (listener: () => void) => outbox.on('state', listener),
    on: outbox.on,
    once: outbox.once,
    waitFor: <Name extends ReactionEventName>(event: Name, wait: WaitOptions<Name> = {}) =>
      outbox.waitFor(event, wait, clock),
    lockouts: ledger.list,
    guard: ledger.guard,
    countdown: ledger.countdown,
  });

  const calls = guarded(outbox.turn, {
    lockOut({ action, subject, waitMs }: HostLockout) {
      expectOption('lockOut.action', action, ['1 to 65535', isAction]);
      if (subject !== undefined) expectOption('lockOut.subject', subject, ['a text', isSubject]);
      expectOption('lockOut.waitMs', waitMs, aWait);
      const key = subject === undefined ? `${action}` : subjectKey(action, subject);
      return waitMs > 0 ? ledger.lock(key, undefined, waitMs, 'host') : undefined;
    },
    clearLockout: ledger.clear,
    signedIn({ account: next = account }: { account?: string | null | undefined } = {}) {
      expectOption('signedIn.account', next, anAccount);
      session.signedIn(enter(next));
      return ledger.restored();
    },
    signedOut() {
      enter(null);
      session.call('signedOut');
      return ledger.restored();
    },
    logIn: ({ newToken }: { newToken?: boolean | undefined } = {}) =>
      session.call('logIn') || (newToken === true && session.call('newToken')),
    takeOver: () => session.call('takeOver'),
    nicknameSet: () => session.call('nicknameSet'),
    twoStepVerified: () => session.call('twoStepVerified'),
  });

  /** Functions of the host's, each called by `run`, none after `dispose()`. */
  function guarded<T extends Record<string, (...args: never[]) => unknown>>(
    run: <R>(call: () => R) => R,
    functions: T,
  ): T {
    const entries = Object.entries(functions).map(([name, call]) => [
      name,
      (...args: never[]) => {
        if (disposal !== undefined) throw new DisposedError();
        return run(() => call(...args));
      },
    ]);
    return Object.fromEntries(entries) as T;
  }

  return {
    ...looks,
    ...calls,
    receive,
    get state() {
      return readState();
    },
    get restored() {
      return ledger.restored();
    },
    dispose() {
      if (disposal === undefined) {
        readState();
        disposal = ledger.dispose();
        session.dispose();
        outbox.dispose();
      }
      return disposal;
    },
  };
}

/** The frame that something is; undefined also where looking at it throws. */
function readFrame(input: () => unknown): ParsedFrame | undefined {
  try {
    return parseErrorFrame(input());
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
