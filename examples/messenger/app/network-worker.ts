// The worker of all tabs: one connection, one login, one engine. Comes in: pages, by their ports. Goes out: the engine for their screens, answers
// to what they send. Next: shared-network.ts is the page's side.
import { channelPort, serveEngine } from 'igap-reactions/port';
import { device } from './device.js';
import { createNetwork, type Network } from './network.js';
import type { FromNetwork, ToNetwork } from './network-message.js';

const pages = new Set<WeakRef<MessagePort>>();
let network: Network | undefined;

const networkAt = (url: string) => {
  network ??= createNetwork(url, (direction, bytes, requestId) => {
    const message: FromNetwork = { own: 'traffic', direction, bytes, requestId };
    for (const page of pages) {
      const port = page.deref();
      if (port) port.postMessage(message);
      else pages.delete(page);
    }
  });
  return network;
};

function connect(port: MessagePort): void {
  const sent = new Map<string, AbortController>();
  const post = (message: FromNetwork) => port.postMessage(message);
  let isServed = false;

  function send({ requestId, action, fields }: Extract<ToNetwork, { own: 'send' }>): void {
    const abort = new AbortController();
    sent.set(requestId, abort);
    const call = { requestId, signal: abort.signal, attempt: 1, idempotencyKey: '', alive() {} };
    network?.transport
      .send(call, action, fields as never)
      .then(
        (answer) => post({ own: 'answer', requestId, answer }),
        () => post({ own: 'offline', requestId }),
      )
      .finally(() => sent.delete(requestId));
  }

  pages.add(new WeakRef(port));
  port.addEventListener('message', ({ data }: MessageEvent<ToNetwork>) => {
    if (data.own === 'device') {
      if (data.signedIn) device.keep(data.signedIn);
      else device.forget();
      const { engine, transport } = networkAt(data.url);
      if (engine.state.connection === 'unknown') transport.open();
      if (!isServed) serveEngine(engine, channelPort(port));
      isServed = true;
    } else if (data.own === 'send') send(data);
    else if (data.own === 'forget') sent.get(data.requestId)?.abort();
  });
  port.start();
}

addEventListener('connect', (event) => {
  const [port] = (event as MessageEvent).ports;
  if (port) connect(port);
});
