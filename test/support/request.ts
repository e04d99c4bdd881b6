// An engine whose `send` waits for the test, and what became of each request.
import type {
  BatchOptions,
  ErrorFrame,
  ReactionEvents,
  RequestOptions,
  SendCall,
} from '../../src/index.js';
import type { Rig } from './engine.js';
import { heldRig, type RigOptions } from './session.js';

/** A call of the app's `send` that the test settles. */
interface SentCall extends SendCall {
  /** Which request it is of, as the test names it. */
  readonly of: string;
  readonly action: number;
  answer(value?: unknown): void;
  fail(error: unknown): void;
  /** The server refuses it, by the rejection of `send`. */
  refuse(frame: ErrorFrame): void;
}

/** What became of a request. `undefined`: nothing yet. */
export interface Outcome {
  readonly promise: Promise<unknown>;
  value?: unknown;
  error?: unknown;
  settled: boolean;
}

/** Where a request stands, as the test names it. */
interface Standing {
  readonly state: string;
  readonly why?: string | undefined;
}

type RequestEventName = 'request.held' | 'request.sent' | 'request.settled';

export interface RequestRig extends Rig {
  readonly held: ReturnType<typeof heldRig>['held'];
  /** Calls of `send` so far, in order. */
  readonly sent: SentCall[];
  /** The names of the requests sent since the last call. */
  wire(): string[];
  /** The last call for a request. */
  last(of: string): SentCall;
  /** Makes a request. */
  ask(of: string, action?: number, options?: RequestOptions): Outcome;
  /** Makes a batch; its members go by these names. */
  askBatch(
    members: readonly {
      readonly of: string;
      readonly action?: number;
      readonly subject?: string;
    }[],
    options?: BatchOptions,
  ): Outcome[];
  /** Where what has not settled stands, in the order of the calls. */
  standing(): Standing[];
  /** From now on what requests emit, in order. */
  listen(): { readonly name: RequestEventName; readonly payload: object }[];
  /** Lets promises settle. */
  settle(): Promise<void>;
}

/** Follows a promise. */
export function outcomeOf(promise: Promise<unknown>): Outcome {
  const outcome: Outcome = { promise, settled: false };
  promise.then(
    (value) => {
      outcome.value = value;
      outcome.settled = true;
    },
    (error: unknown) => {
      outcome.error = error;
      outcome.settled = true;
    },
  );
  return outcome;
}

/** An engine whose `login` and `send` wait for the test. */
export function requestRig(options: RigOptions = {}): RequestRig {
  const made = heldRig(options);
  const { engine, clock } = made;
  const sent: SentCall[] = [];
  let seen = 0;
  const send = (of: string, action: number) => (call: SendCall) =>
    new Promise((resolve, reject) => {
      const { requestId } = call;
      const refuse = (frame: ErrorFrame) => reject({ requestId, ...frame });
      sent.push({ ...call, of, action, answer: resolve, fail: reject, refuse });
    });
  return {
    ...made,
    sent,
    wire() {
      const fresh = sent.slice(seen).map(({ of }) => of);
      seen = sent.length;
      return fresh;
    },
    last(of) {
      const call = sent.findLast((each) => each.of === of);
      if (!call) throw new Error(`${of} was not sent`);
      return call;
    },
    ask: (of, action = 201, requestOptions) =>
      outcomeOf(engine.request(action, send(of, action), requestOptions)),
    askBatch: (members, batchOptions) =>
      engine
        .batch(
          members.map(({ of, action = 201, subject }) => ({
            action,
            subject,
            send: send(of, action),
          })),
          batchOptions,
        )
        .map(outcomeOf),
    standing: () => engine.requests().map(({ state, why }) => (why ? { state, why } : { state })),
    listen() {
      const events: { name: RequestEventName; payload: object }[] = [];
      const on = <Name extends RequestEventName>(name: Name) =>
        engine.on(name, (payload: ReactionEvents[Name]) => events.push({ name, payload }));
      for (const name of ['request.held', 'request.sent', 'request.settled'] as const) on(name);
      return events;
    },
    settle: () => clock.advance(0),
  };
}
