// The way to the protocol server on a socket. Comes in: its options. Goes out: a server, whose package is asked for only now, so that the entry
// can be imported without it. Next: open-server.ts.
import { fieldsOf } from '../stranger.js';
import type { ProtocolServer, ServerOptions } from './protocol-server.js';
import { checkServerOptions } from './server-options.js';
import { provideTextEncoding } from './text-encoding.js';

/**
 * Starts a server that speaks the messenger's protocol, on 127.0.0.1: plain frames over a WebSocket, registration, login, sessions,
 * limits, batches, and whatever trouble a test asks for. In Node only; `memoryServer` of `igap-reactions/testing` is the same without
 * sockets, everywhere.
 *
 * Its messages have the messenger's own field numbers, so a client that was generated from the public .proto files understands them. In
 * JavaScript every uint64 (phone numbers, ids of users, rooms, messages and sessions) is a bigint.
 *
 * Without options the token `token` logs in to the account `a`, whose number is 989125550100, and #101 takes the code 12345. Any other
 * number is registered as a new user's. Needs the package `ws`; rejects with how to install it, with an `OptionError` that names a wrong
 * option, or with Node's own error where the port is in use.
 *
 * @example
 * ```ts
 * import { startServer } from 'igap-reactions/testing/server';
 *
 * const server = await startServer({ tokens: { 'token-a': { account: 'a' } } });
 * // The sixth #201 in a minute is refused with 10 and the wait that is left; so is the next login, with 110.
 * server.limit(201, { count: 5, perMs: 60_000 });
 * server.refuse({ majorCode: 110 }, { action: 102 });
 * console.log(server.url.replace(/\d+$/, 'PORT')); // ws://127.0.0.1:PORT
 * await server.close();
 * ```
 */
export async function startServer(options: ServerOptions = {}): Promise<ProtocolServer> {
  checkServerOptions(options);
  provideTextEncoding();
  const { openServer } = await import('./open-server.js').catch(explain);
  return openServer(options);
}

function explain(error: unknown): never {
  // Jest's errors are of another realm.
  const { code } = fieldsOf(error, 'code');
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
  const message =
    'startServer needs one more package: npm install --save-dev ws. Without sockets: memoryServer() of igap-reactions/testing.';
  throw new Error(message, { cause: error });
}
