// The protocol server on a real socket. Comes in: options, then connections. Goes out: each of them as a wire. Next: serving.ts. The only file
// that imports ws as it runs.
import { WebSocketServer } from 'ws';
import type { ProtocolServer, ServerOptions } from './protocol-server.js';
import { createServing } from './serving.js';
import { webSocketWire } from './web-socket-wire.js';

/** Loopback: a server for tests is nobody else's. */
const host = '127.0.0.1';

/** A server that listens. Rejects with Node's error where it cannot. */
export async function openServer(options: ServerOptions): Promise<ProtocolServer> {
  if (typeof WebSocketServer !== 'function') throw new Error(noSockets);
  const serving = createServing(options);
  const sockets = new WebSocketServer({ host, port: options.port ?? 0 });
  sockets.on('connection', (socket, { socket: tcp }) => {
    const client = serving.join(webSocketWire(socket, tcp));
    socket.on('message', (data, isBinary) => {
      client.receive(isBinary && data instanceof Uint8Array && data);
    });
    // A close follows.
    socket.on('error', () => {});
    socket.on('close', () => client.leave());
  });
  await new Promise<void>((resolve, reject) => {
    sockets.once('listening', resolve).once('error', reject);
  });
  const address = sockets.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const controls = serving.controls((stopped) => sockets.close(stopped));
  return Object.assign(controls, { url: `ws://${host}:${port}`, port });
}

/** A test environment that plays a page takes the part of ws that is for pages, which is empty. */
const noSockets =
  'startServer listens on a socket, which pages cannot. In Jest: put `@jest-environment node` into the comment at the top of this test, or use memoryServer() of igap-reactions/testing.';
