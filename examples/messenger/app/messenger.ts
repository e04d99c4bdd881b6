// The client behind the screens: the engine between the connection and what people see. Comes in: nothing. Goes out: requests, and the stores
// that screens look at. Next: app.tsx shows it. network.ts has the engine's options.
import type { ScreenEngine } from 'igap-reactions';
import { paths } from '../command.js';
import { type ArmedTrouble, createArmedTrouble } from './armed.js';
import { type ChatLog, createChatLog } from './chat-log.js';
import { type Contacts, createContacts } from './contacts.js';
import { device } from './device.js';
import { createInspection, type Inspection } from './inspection.js';
import { createNetwork, type Network } from './network.js';
import { followOneConnection, oneConnection } from './one-connection.js';
import { openSharedNetwork } from './shared-network.js';
import type { Traffic, Transport } from './transport.js';

export interface Messenger {
  readonly engine: ScreenEngine;
  readonly transport: Pick<Transport, 'send'>;
  readonly inspection: Inspection;
  readonly armed: ArmedTrouble;
  readonly chat: ChatLog;
  readonly contacts: Contacts;
  readonly url: string;
  /** #101 or #132 gave a token. */
  keep(account: string, token: string): void;
  /** The person signs out, or leaves an account that is of no use. */
  leave(): void;
}

export function createMessenger(): Messenger {
  const url = new URL(paths.socket, location.href).href.replace(/^http/, 'ws');
  const inspection = createInspection();
  const armed = createArmedTrouble();
  const traffic: Traffic = (...seen) => {
    inspection.traffic(...seen);
    armed.traffic(...seen);
  };
  const shared = oneConnection.isOn() ? openSharedNetwork(url, traffic) : undefined;
  const own = shared ? undefined : createNetwork(url, traffic);
  const { engine, transport } = shared ?? (own as Network);
  inspection.follow(engine);
  const chat = createChatLog(engine, transport);
  const contacts = createContacts();
  engine.on('state.changed', ({ account, previous }) => {
    // What is written while the first login is under way is that account's.
    if (previous.account === null || account === previous.account) return;
    chat.clear();
    contacts.set({});
  });
  // Who signs out in one tab has signed out in all.
  addEventListener('storage', () => {
    if (engine.state.account !== null && !device.signedIn()) void engine.signedOut();
  });
  followOneConnection();
  own?.transport.open();

  return {
    engine,
    transport,
    inspection,
    armed,
    chat,
    contacts,
    url,
    keep(account, token) {
      device.keep({ account, token });
      device.keepRegistration(undefined);
      shared?.deviceChanged();
      // The code was used: nobody has to wait for the next one.
      const resend = engine.lockouts().find(({ key }) => key === `100/${account}`);
      if (resend) void engine.clearLockout(resend);
      // From the registration page, or from the one that asks for the two-step password. An engine in the worker answers later.
      const verified = engine.twoStepVerified();
      const logIn = (fits: boolean) => fits || engine.logIn({ newToken: true });
      if (typeof verified === 'boolean') void logIn(verified);
      else void verified.then(logIn);
    },
    leave() {
      device.forget();
      device.keepRegistration(undefined);
      shared?.deviceChanged();
      void engine.signedOut();
    },
  };
}
