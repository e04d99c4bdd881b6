// The phase of the session, run by XState: the one user of it in the core. Comes in: inputs of the table. Goes out: the phase, and why
// nobody is signed in. Next: session.ts acts on the phase.
import { type ActorOptions, createActor, fromTransition } from 'xstate';
import type { SignedOutReason } from '../event/events.js';
import { follow, type SessionInput, type SessionPhase } from './transitions.js';

/** What an inspector is given: what XState says of its actor, events and snapshots. */
export interface InspectionEvent {
  readonly type: string;
  readonly rootId: string;
  readonly actorRef: unknown;
  /** Of `@xstate.event` and `@xstate.snapshot`. */
  readonly event?: unknown;
  readonly snapshot?: unknown;
  readonly sourceRef?: unknown;
}

/** An observer as the Stately inspector gives one. Its function is written as a method, so that it may ask for XState's own type of an event. */
export interface Inspector {
  next?(event: InspectionEvent): void;
}

/** A function, or an observer. */
export type Inspect = NonNullable<Inspector['next']> | Inspector;

/** A machine that runs the table of transitions: `sessionMachine` of `igap-reactions/machine`. */
export interface SessionLogic {
  transition(...given: never[]): unknown;
  getInitialSnapshot(...given: never[]): unknown;
}

export interface Phase {
  get(): SessionPhase;
  /** Goes on to the next phase. Whether it is another. */
  go(type: SessionInput): boolean;
  /** Why nobody is signed in. */
  reason(): SignedOutReason | undefined;
}

/** What a phase says of the sign-in by itself. */
const ends: readonly SessionPhase[] = [
  'terminated',
  'replaced',
  'accountBlocked',
  'registrationRequired',
] satisfies SignedOutReason[];

/** `call` calls the app's inspector once the turn is over. Without a `logic` the table itself is run. */
export function createPhase(
  logic: SessionLogic | undefined,
  inspect: Inspect | undefined,
  call: (listener: () => unknown, of: string) => void,
): Phase {
  const table = fromTransition(follow, 'ready' as SessionPhase);
  const observe = (event: InspectionEvent) =>
    typeof inspect === 'function' ? inspect(event) : inspect?.next?.(event);
  const options = {
    inspect: (event: unknown) => call(() => observe(event as InspectionEvent), 'inspect'),
  };
  const actor = createActor(
    (logic ?? table) as unknown as typeof table,
    inspect ? (options as ActorOptions<typeof table>) : {},
  ).start();
  let reason: SignedOutReason | undefined;

  const read = (): SessionPhase => {
    // A chart names its state `value`; the table's is its context.
    const { value, context }: { value?: SessionPhase; context: SessionPhase } = actor.getSnapshot();
    return value ?? context;
  };
  let now = read();
  return {
    get: () => now,
    reason: () => reason,
    go(type) {
      const before = now;
      actor.send({ type });
      now = read();
      if (now === 'ready') reason = undefined;
      // What the app says, or the lack of a token, is less than what the server said before.
      else if (type === 'signedOut' || type === 'noToken') reason ??= type;
      else if (now !== before && ends.includes(now)) reason = now as SignedOutReason;
      return now !== before;
    },
  };
}
