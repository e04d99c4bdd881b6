// A worker and its pages in one process: real message channels between them, an engine on a manual clock, and everything that passes.
import { onTestFinished } from 'vitest';
import type { ReactionEventName, SendCall } from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/manual-clock.js';
import {
  channelPort,
  engineOver,
  type Port,
  type PortEngine,
  serveEngine,
} from '../../src/port.js';
import { type TestEngineOptions, testEngine } from '../../src/testing.js';
import { eventNames } from '../support/event-names.js';
import { withoutLocks } from '../support/lock-manager.js';
import { outcomeOf } from '../support/request.js';

/** Whether messages go through: a page that is frozen gets them when it is not any more. */
interface Gate {
  isOpen: boolean;
  open(): void;
}

/** A port that records what is posted, and may be shut for what arrives. */
function spied(port: Port, seen: unknown[], gate?: Gate): Port {
  return {
    post(message) {
      seen.push(structuredClone(message));
      return port.post(message);
    },
    listen(message, closed) {
      const late: unknown[] = [];
      if (gate) {
        gate.open = () => {
          gate.isOpen = true;
          for (const each of late.splice(0)) message(each);
        };
      }
      return port.listen((data) => {
        if (gate && !gate.isOpen) late.push(data);
        else message(data);
      }, closed);
    },
    close: port.close,
  };
}

/** A call of a page's `send` that the test settles. */
interface SentCall extends SendCall {
  answer(value?: unknown): void;
  fail(error: unknown): void;
}

export interface TestPage {
  readonly engine: PortEngine;
  readonly clock: ManualClock;
  /** What it emitted, in order. */
  readonly emitted: { readonly name: ReactionEventName; readonly payload: unknown }[];
  readonly gate: Gate;
  /** Calls of `send`, in order. */
  readonly sent: SentCall[];
  /** Makes a request; what became of it. */
  ask(
    action?: number,
    options?: Parameters<PortEngine['request']>[2],
  ): ReturnType<typeof outcomeOf>;
  /** Ends the serving of this page, as a worker does that is replaced. */
  stop(): void;
  /** The same, and another begins at the same port. */
  serveAgain(): void;
  /** Joins the same worker over another port: what has not arrived by now never will. */
  joinAgain(): void;
  /** How many ports were opened; of each that it closed, whether another took its place. */
  opened(): number;
  readonly closed: readonly boolean[];
  /** The two ends of its last channel. */
  workerEnd(): MessagePort;
  pageEnd(): MessagePort;
}

/** Lets everything arrive that is on its way. */
export async function flow(times = 12): Promise<void> {
  for (let time = 0; time < times; time++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

/** A port whose other side is the test. What a side does not listen to any more still arrives, as it may on its way. */
export function scripted() {
  let bring = (_: unknown) => {};
  const posted: unknown[] = [];
  const port: Port = {
    post: (message) => posted.push(message),
    listen(message) {
      bring = message;
      return () => {};
    },
  };
  return {
    port,
    posted,
    bring: (data: unknown) => bring(data),
    /** Brings a message of ours. */
    say: (kind: string, body: object = {}) => bring(['igap-reactions', 1, kind, body]),
    /** The kinds of what was posted, in order. */
    kinds: () => posted.map((message) => (message as unknown[])[2]),
  };
}

/** The answer of a worker to a hello: it is the first one of its page, unless `at` says otherwise. */
export const welcome = (at = 1, change: object = {}) => ({
  release: '1',
  at,
  protocol: {
    name: 'igap',
    facts: {
      login: { action: 102 },
      clientMade: { connectionLost: { majorCode: 5, minorCode: 2 } },
    },
    texts: {},
  },
  change,
});

/** `onOver` takes what closes it: the test's end does that, or whoever makes many. */
export function portRig(
  options: TestEngineOptions = {},
  onOver: (end: () => Promise<void>) => unknown = onTestFinished,
) {
  withoutLocks();
  const worker = testEngine(options);
  /** Everything that was posted, by whomever. */
  const seen: unknown[] = [];
  onOver(() => worker.engine.dispose());

  return {
    ...worker,
    seen,
    /** Time goes by everywhere. */
    async pass(ms: number, ...pages: readonly TestPage[]) {
      for (const { clock } of pages) await clock.advance(ms);
      await worker.clock.advance(ms);
      await flow();
    },
    /** The kinds of messages so far, in order. */
    kinds: () => seen.map((message) => (Array.isArray(message) ? message[2] : message)),
    /** `opens`: it is given a function that opens ports, and not a port. */
    page({ opens = false } = {}): TestPage {
      const { engine } = worker;
      const gate: Gate = { isOpen: true, open: () => {} };
      const clock = manualClock();
      const channels: MessageChannel[] = [];
      const closed: boolean[] = [];
      let stop = () => {};
      const last = () => channels.at(-1) as MessageChannel;
      const serve = () => {
        stop = serveEngine(engine, spied(channelPort(last().port1), seen));
      };
      const open = (): Port => {
        channels.push(new MessageChannel());
        serve();
        const port = spied(channelPort(last().port2), seen, gate);
        return {
          ...port,
          close(isReplaced) {
            closed.push(isReplaced);
            return port.close?.(isReplaced);
          },
        };
      };
      const page = engineOver(opens ? open : open(), { clock });
      const emitted: { name: ReactionEventName; payload: unknown }[] = [];
      for (const name of eventNames) page.on(name, (payload) => emitted.push({ name, payload }));
      const sent: SentCall[] = [];
      onOver(async () => {
        await page.dispose();
        for (const { port1, port2 } of channels) for (const port of [port1, port2]) port.close();
      });
      return {
        engine: page,
        ...{ clock, emitted, gate, sent, closed },
        opened: () => channels.length,
        stop: () => stop(),
        serveAgain() {
          stop();
          serve();
        },
        joinAgain() {
          gate.isOpen = true;
          page.join(opens ? undefined : open());
        },
        workerEnd: () => last().port1,
        pageEnd: () => last().port2,
        ask: (action = 201, given = {}) =>
          outcomeOf(
            page.request(
              action,
              (call) =>
                new Promise((answer, fail) => {
                  sent.push(Object.assign(call, { answer, fail }));
                }),
              given,
            ),
          ),
      };
    },
  };
}
