// The way to the protocol server without sockets. Comes in: its options. Goes out: a server, whose codec is loaded only now: who imports the
// entry for something else does without it. Next: open-memory-server.ts.
import type { MemoryServer } from './memory-connection.js';
import type { MemoryServerOptions } from './protocol-server.js';
import { checkMemoryOptions } from './server-options.js';
import { provideTextEncoding } from './text-encoding.js';

/**
 * Starts a server that speaks the messenger's protocol in the page, on the phone, in the test itself: what `startServer` of
 * `igap-reactions/testing/server` does, behind an object with the shape of a WebSocket. It needs no socket, no port, no further package,
 * and no timer but those of `clock`: what is sent arrives by promises, so that `await clock.advance(0)` of a `manualClock` settles all
 * that needs no time, beside fake timers too.
 *
 * @throws OptionError (as a rejection) that names a wrong option.
 * @example
 * ```ts
 * import { attach } from 'igap-reactions/attach';
 * import { errorFrame, memoryServer, testEngine } from 'igap-reactions/testing';
 *
 * const { engine, clock } = testEngine();
 * const server = await memoryServer({ clock });
 * attach(engine, server.connect());
 * // The socket opens; then the push arrives.
 * await clock.advance(0);
 * server.push(errorFrame('SESSION_IS_TERMINATED'));
 * await clock.advance(0);
 * console.log(engine.state.session); // terminated
 * await server.close();
 * ```
 */
export async function memoryServer(options: MemoryServerOptions = {}): Promise<MemoryServer> {
  checkMemoryOptions(options);
  provideTextEncoding();
  const { openMemoryServer } = await import('./open-memory-server.js');
  return openMemoryServer(options);
}
