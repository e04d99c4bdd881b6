import type { ErrorFrame, RequestOptions } from '../../src/index.js';
import type { Rig } from './engine.js';
import { heldRig, type RigOptions } from './session.js';

/** A call of the host's `send` that the test settles. */
interface SentCall {
  /** Which request it is of, as the test names it. */
  readonly of: string;
  readonly action: number;
  readonly requestId: string;
  readonly attempt: number;
  readonly signal: AbortSignal;
  answer(value?: unknown): void;
  fail(error: unknown): void;
  /** The server refuses it, by the rejection of `send`. */
  refuse(frame: ErrorFrame): void;
}

/** What became of a request. `undefined`: nothing yet. */
interface Outcome {
  readonly promise: Promise<unknown>;
  value?: unknown;
  error?: unknown;
  settled: boolean;
}

export interface RequestRig extends Rig {
  readonly held: ReturnType<typeof heldRig>['held'];
  /** Calls of `send` so far, in order. */
  readonly sent: SentCall[];
  /** The names of the requests sent since the last call. */
  wire(): string[];
  /** The last call for a request. */
  last(of: string): SentCall;
  ask(of: string, action?: number, options?: RequestOptions): Outcome;
  /** Lets promises settle. */
  settle(): Promise<void>;
}

/** An engine whose `login` and `send` wait for the test. */
export function requestRig(options: RigOptions = {}): RequestRig {
  const made = heldRig(options);
  const { engine, clock } = made;
  const sent: SentCall[] = [];
  let heard = 0;
  return {
    ...made,
    sent,
    wire() {
      const fresh = sent.slice(heard).map(({ of }) => of);
      heard = sent.length;
      return fresh;
    },
    last(of) {
      const call = sent.findLast((each) => each.of === of);
      if (!call) throw new Error(`${of} was not sent`);
      return call;
    },
    ask(of, action = 201, requestOptions) {
      const promise = engine.request(
        action,
        ({ requestId, attempt, signal }) =>
          new Promise((resolve, reject) => {
            sent.push({
              of,
              action,
              requestId,
              attempt,
              signal,
              answer: resolve,
              fail: reject,
              refuse: (frame) => reject({ requestId, ...frame }),
            });
          }),
        requestOptions,
      );
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
    },
    settle: () => clock.advance(0),
  };
}
