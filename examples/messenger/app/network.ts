// The network of the messenger: the one engine, and the connection that it sees. Comes in: an address, who wants to see the traffic. Goes out:
// both, in the page or in the worker of all tabs. Next: messenger.ts, network-worker.ts.
import { createReactionEngine, type ReactionEngine } from 'igap-reactions';
import { attach } from 'igap-reactions/attach';
import { device } from './device.js';
import { createTransport, type Traffic, type Transport } from './transport.js';

export interface Network {
  readonly engine: ReactionEngine;
  readonly transport: Transport;
}

export function createNetwork(url: string, traffic: Traffic): Network {
  const engine = createReactionEngine({
    account: device.signedIn()?.account,
    // A session of this server has one client: a tab that followed another one's sign-in would replace it.
    followSignIns: false,
    hasToken: () => device.signedIn() !== undefined,
    // Whoever tries what happens when the session expires may have signed in a second ago: it is to log in at once.
    loginBackoff: { resetAfterMs: 0 },
    async login({ signal }) {
      const { account, token = '' } = device.signedIn() ?? {};
      await engine.request(102, (call) => transport.send(call, 102, { token }), { signal });
      void engine.signedIn({ account });
    },
  });
  // The socket shows the engine when it may log in, and when what was sent is lost.
  const transport = createTransport(url, traffic, (socket) => attach(engine, socket));
  // What a client asks for first; where the nickname is missing, the server says so.
  engine.on('login.succeeded', () =>
    engine.request(601, (call) => transport.send(call, 601, {})).catch(() => {}),
  );
  engine.on('state.changed', ({ account, previous }) => {
    // The server knows the connection as that account's, whoever signs in next.
    if (account !== previous.account && previous.account !== null) transport.renew();
  });
  return { engine, transport };
}
