// The way to the protocol server. Comes in: its options. Goes out: a server, whose packages are asked for only now, so that the entry
// can be imported without them, in a browser too. Next: server.ts.
import { OptionError } from '../faults.js';
import type { ProtocolServer, ServerOptions } from './protocol-server.js';

/**
 * Starts a server that speaks the messenger's protocol, on 127.0.0.1: plain frames over a WebSocket, registration, login, sessions,
 * limits, batches, and whatever trouble a test asks for. In Node only.
 *
 * Without options the token `token` logs in to the account `a`, and #101 takes the code `12345`. Needs the packages `ws` and
 * `@bufbuild/protobuf`; rejects with how to install them, or with Node's own error where the port is in use.
 *
 * @example
 * ```ts
 * import { startServer } from 'igap-reactions/testing';
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
  if (Object(options) !== options) throw new OptionError('startServer(options)', 'an object');
  const { openServer } = await import('./server.js').catch(explain);
  return openServer(options);
}

function explain(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
  const message =
    'startServer needs two more packages: npm install --save-dev ws @bufbuild/protobuf';
  throw new Error(message, { cause: error });
}
