// The client behind the screens: the engine between the connection and what people see. Comes in: nothing. Goes out: requests, and the stores
// that screens look at. Next: app.tsx shows it. The README explains these lines.
import { createReactionEngine, type ReactionEngine } from 'igap-reactions';
import { attach } from 'igap-reactions/attach';
import { paths } from '../command.js';
import { type ChatLog, createChatLog } from './chat-log.js';
import { device } from './device.js';
import { createTimeline, type Timeline } from './timeline.js';
import { createTransport, type Transport } from './transport.js';

export interface Messenger {
  readonly engine: ReactionEngine;
  readonly transport: Transport;
  readonly timeline: Timeline;
  readonly chat: ChatLog;
  readonly url: string;
  /** #101 or #132 gave a token. */
  keep(account: string, token: string): void;
  /** The person signs out, or leaves an account that is of no use. */
  leave(): void;
}

export function createMessenger(): Messenger {
  const url = new URL(paths.socket, location.href).href.replace(/^http/, 'ws');
  const timeline = createTimeline();
  const engine = createReactionEngine({
    account: device.signedIn()?.account,
    // A session of this server has one client: a tab that followed another one's sign-in would replace it.
    followSignIns: false,
    hasToken: () => device.signedIn() !== undefined,
    // Whoever tries what happens when the session expires has just signed in: it is to log in at once.
    loginBackoff: { resetAfterMs: 3000 },
    async login({ signal }) {
      const { account, token = '' } = device.signedIn() ?? {};
      await engine.request(102, (call) => transport.send(call, 102, { token }), { signal });
      void engine.signedIn({ account });
    },
  });
  timeline.follow(engine);
  // The socket shows the engine when it may log in, and when what was sent is lost.
  const transport = createTransport(url, timeline.traffic, (socket) => attach(engine, socket));
  // What a client asks for first; where the nickname is missing, the server says so.
  engine.on('login.succeeded', () =>
    engine.request(601, (call) => transport.send(call, 601, {})).catch(() => {}),
  );
  const chat = createChatLog(engine, transport);
  engine.on('state.changed', ({ account, previous }) => {
    if (account === previous.account) return;
    chat.clear();
    // The server knows the connection as that account's, whoever signs in next.
    if (previous.account !== null) transport.renew();
  });
  // Who signs out in one tab has signed out in all.
  addEventListener('storage', () => {
    if (engine.state.account !== null && !device.signedIn()) void engine.signedOut();
  });
  transport.open();

  return {
    engine,
    transport,
    timeline,
    chat,
    url,
    keep(account, token) {
      device.keep({ account, token });
      device.keepRegistration(undefined);
      // The code was used: nobody has to wait for the next one.
      const resend = engine.lockouts().find(({ key }) => key === `100/${account}`);
      if (resend) engine.clearLockout(resend);
      // From the registration page, or from the one that asks for the two-step password.
      if (!engine.twoStepVerified()) engine.logIn({ newToken: true });
    },
    leave() {
      device.forget();
      device.keepRegistration(undefined);
      void engine.signedOut();
    },
  };
}
