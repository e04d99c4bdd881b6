// A protocol server and its clients on one manual clock, and what tests do with them again and again. Comes in: calls of a test. Goes out:
// time that passes with everything that is sent in it. Next: the tests.
import { onTestFinished } from 'vitest';
import { systemClock } from '../../src/clock.js';
import type { ServerOptions } from '../../src/testing/server.js';
import { type Frame, openOnSocket } from '../testing/client.js';
import { type ClientOptions, type WireClient, wireClient } from './wire-client.js';

/** A server and its clients, all on one manual clock. They are closed when the test has finished. */
export async function world(options: ServerOptions = {}) {
  const { server, clock } = await openOnSocket(options);
  const newClient = (clientOptions: ClientOptions = {}) => {
    const client = wireClient(server.url, { clock, ...clientOptions });
    onTestFinished(() => client.close());
    return client;
  };
  return {
    server,
    clock,
    newClient,
    /** A client that logged in so long ago that a 2 begins a new run of logins. */
    async loggedIn(clientOptions?: ClientOptions) {
      const client = newClient(clientOptions);
      await client.logIn();
      await clock.advance(30_000);
      return client;
    },
    /** How often an action was sent, by all or one of the connections. */
    count: (action: number, connection?: number) =>
      server.requests.filter(
        (each) => each.action === action && (connection ?? each.connection) === each.connection,
      ).length,
    /** Time passes in steps of a second or more, and whatever is sent in each has come to the other side. */
    async pass(ms: number, clients: readonly WireClient[], stepMs = 1000) {
      for (let left = ms; left > 0; left -= stepMs) {
        await clock.advance(Math.min(stepMs, left));
        for (const client of clients) await client.roundTrip();
      }
    },
  };
}

/** Lets what is on its way arrive until something holds. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const giveUpMs = systemClock.monotonic() + 5000;
  while (!holds()) {
    if (systemClock.monotonic() > giveUpMs) throw new Error(`In vain: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What a promise is rejected with; the answer where it is not. Never rejects. */
export function rejection(promise: Promise<Frame>): Promise<unknown> {
  return promise.catch((error: unknown) => error);
}

/** The token in an answer. */
export function tokenIn({ fields }: Frame): string {
  if (!('token' in fields) || typeof fields.token !== 'string') throw new Error('no token');
  return fields.token;
}
