// One connection for all tabs: the page's side. Comes in: the worker that holds the connection. Goes out: the engine for the screens, and a
// transport that sends by the worker. Next: messenger.ts.
import type { ScreenEngine } from 'igap-reactions';
import { engineOver, workerPort } from 'igap-reactions/port';
import type { Answer } from './answer.js';
import { device } from './device.js';
import type { FromNetwork, ToNetwork } from './network-message.js';
import type { Traffic, Transport } from './transport.js';

export interface SharedNetwork {
  readonly engine: ScreenEngine;
  readonly transport: Pick<Transport, 'send'>;
  /** Another is signed in on this device, or nobody. */
  deviceChanged(): void;
}

interface Waiting {
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

export function openSharedNetwork(url: string, traffic: Traffic): SharedNetwork {
  const waiting = new Map<string, Waiting>();
  let post = (_: ToNetwork) => {};

  const deviceChanged = () => post({ own: 'device', url, signedIn: device.signedIn() });

  function receive({ data }: MessageEvent<FromNetwork>): void {
    if (data.own === 'traffic') traffic(data.direction, data.bytes, data.requestId);
    else if (data.own) settle(data);
  }

  function settle(data: Extract<FromNetwork, { own: 'answer' | 'offline' }>): void {
    const asked = waiting.get(data.requestId);
    waiting.delete(data.requestId);
    if (data.own === 'answer') asked?.answer(data.answer);
    else asked?.fail({ majorCode: 5, minorCode: 3 });
  }

  const engine = engineOver(() => {
    // Built into a file of its own, with its version in the name.
    const worker = new SharedWorker(new URL('./network-worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.port.addEventListener('message', receive);
    post = (message) => worker.port.postMessage(message);
    deviceChanged();
    return workerPort(worker);
  });

  return {
    engine,
    deviceChanged,
    transport: {
      send: ({ requestId, signal }, action, fields) =>
        new Promise((answer, fail) => {
          waiting.set(requestId, { answer, fail });
          signal.addEventListener('abort', () => {
            waiting.delete(requestId);
            post({ own: 'forget', requestId });
          });
          post({ own: 'send', requestId, action, fields });
        }),
    },
  };
}
