// The way to the protocol server. Comes in: its options. Goes out: a server, whose packages are asked for only now, so that the entry
// can be imported without them. Next: open-server.ts.
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import type { ProtocolServer, ServerOptions } from './protocol-server.js';

/**
 * Starts a server that speaks the messenger's protocol, on 127.0.0.1: plain frames over a WebSocket, registration, login, sessions,
 * limits, batches, and whatever trouble a test asks for. In Node only.
 *
 * Its messages have the messenger's own field numbers, so a client that was generated from the public .proto files understands them. In
 * JavaScript every uint64 (phone numbers, ids of users, rooms, messages and sessions) is a bigint.
 *
 * Without options the token `token` logs in to the account `a`, whose number is 989125550100, and #101 takes the code 12345. Any other
 * number is registered as a new user's. Needs the packages `ws` and
 * `@bufbuild/protobuf`; rejects with how to install them, with an `OptionError` that names a wrong `code` or `phoneNumber`, or with
 * Node's own error where the port is in use.
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
  if (Object(options) !== options)
    throw mustBe('startServer(options)', development && 'an object', options);
  checkOptions(options);
  const { openServer } = await import('./open-server.js').catch(explain);
  return openServer(options);
}

/** What would never match on the wire is a mistake of the test. */
function checkOptions({ code = 0, tokens = {} }: ServerOptions): void {
  if (code !== code >>> 0) throw mustBe('code', development && 'an integer from 0 to 2^32-1', code);
  for (const { phoneNumber = 0n } of Object.values(tokens)) {
    const isUint64 =
      typeof phoneNumber === 'bigint' && BigInt.asUintN(64, phoneNumber) === phoneNumber;
    if (!isUint64)
      throw mustBe('phoneNumber', development && 'a bigint from 0 to 2^64-1', phoneNumber);
  }
}

function explain(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') throw error;
  const message =
    'startServer needs two more packages: npm install --save-dev ws @bufbuild/protobuf';
  throw new Error(message, { cause: error });
}
