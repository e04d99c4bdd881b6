// The page's side of a worker that holds the engine. Comes in: which worker. Goes out: the engine for its screens, what it emitted, and the
// app's own messages over the same port. Next: driver.ts has it.
import type { ReactionEventName } from 'igap-reactions';
import { engineOver, type PortEngine, workerPort } from 'igap-reactions/port';
import { eventNames } from '../support/event-names.js';

export interface Screen {
  readonly engine: PortEngine;
  /** The names of what it emitted, and the codes and texts of its faults. */
  readonly emitted: string[];
  /** Every state of the port, in order. */
  readonly ports: string[];
  /** What requests came to, in order. */
  readonly outcomes: string[];
  /** How often `send` was called. */
  sent: number;
  /** Asks for something by the worker's socket. */
  ask(action: number): void;
  /** Runs a function in the worker: it sees `held`. */
  inWorker(source: string): Promise<unknown>;
  /** Ends the worker: a dedicated one is terminated, a shared one closes itself. */
  kill(): void;
}

type Own =
  | { readonly own: 'answer'; readonly requestId: string }
  | { readonly own: 'ran'; readonly id: number; readonly value: unknown };

export function openScreen(kind: 'dedicated' | 'shared', search: string): Screen {
  const url = `/port-worker.js?${search}`;
  const answers = new Map<string, () => void>();
  const ran = new Map<number, (value: unknown) => void>();
  let runs = 0;
  let post = (_: unknown) => {};
  let terminate: (() => void) | undefined;
  const receive = ({ data }: MessageEvent<Own>) => {
    if (data.own === 'answer') answers.get(data.requestId)?.();
    if (data.own === 'ran') ran.get(data.id)?.(data.value);
  };
  const engine = engineOver(() => {
    const type = 'module';
    if (kind === 'dedicated') {
      const worker = new Worker(url, { type });
      worker.addEventListener('message', receive);
      post = (message) => worker.postMessage(message);
      terminate = () => worker.terminate();
      return workerPort(worker);
    }
    const shared = new SharedWorker(url, { type });
    shared.port.addEventListener('message', receive);
    post = (message) => shared.port.postMessage(message);
    return workerPort(shared);
  });
  const screen: Screen = {
    engine,
    emitted: [],
    ports: [],
    outcomes: [],
    sent: 0,
    ask(action) {
      const send = ({ requestId }: { readonly requestId: string }) =>
        new Promise<string>((resolve) => {
          screen.sent++;
          answers.set(requestId, () => resolve('answered'));
          post({ own: 'send', requestId, action });
        });
      engine.request(action, send).then(
        (value) => screen.outcomes.push(value),
        (error) => screen.outcomes.push(`${error.name} ${error.frame?.majorCode ?? ''}`.trim()),
      );
    },
    inWorker: (source) =>
      new Promise((resolve) => {
        ran.set(++runs, resolve);
        // One that is gone answers nothing.
        setTimeout(resolve, 2000);
        post({ own: 'run', id: runs, source });
      }),
    kill() {
      if (terminate) terminate();
      else post({ own: 'close' });
    },
  };
  engine.subscribe(() => {
    if (screen.ports.at(-1) !== engine.state.port) screen.ports.push(engine.state.port);
  });
  for (const name of eventNames satisfies readonly ReactionEventName[]) {
    engine.on(name, (payload) => {
      const fault = name === 'fault' ? ` ${JSON.stringify(payload)}` : '';
      screen.emitted.push(name + fault);
    });
  }
  return screen;
}
