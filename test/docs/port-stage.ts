// What the worker of docs/port.md stands on: a server in memory in place of the network, and pages that connect. Comes in: the file of the
// example. Goes out: what became of it, as JSON. Used by: port.test.ts, in a process of its own, whose globals it replaces.
import { pathToFileURL } from 'node:url';
import type { SendCall } from 'igap-reactions';
import { channelPort, engineOver } from 'igap-reactions/port';
import { memoryServer } from 'igap-reactions/testing';
import { decodeFrame } from 'igap-reactions/wire';
import { encodeRequest, requestIdOf } from '../../examples/message.js';

const server = await memoryServer();
const listeners: ((event: { ports: MessagePort[] }) => void)[] = [];
const later = setTimeout;

/** #102 as an app sends it. */
const sendLogin = (socket: WebSocket, { requestId }: SendCall) =>
  new Promise<void>((answer) => {
    socket.addEventListener('message', ({ data }) => {
      const frame = decodeFrame(data);
      if (frame.action === 30_102 && requestIdOf(frame) === requestId) answer();
    });
    socket.send(Uint8Array.from(encodeRequest(requestId, 102, { token: 'token' })));
  });

Object.assign(globalThis, {
  sendLogin,
  WebSocket: server.WebSocket,
  addEventListener: (_: 'connect', listener: (typeof listeners)[number]) =>
    listeners.push(listener),
  // Nobody waits for the second until the socket is opened again.
  setTimeout: (work: () => void, ms: number) => later(work, ms === 1000 ? 0 : ms),
});
// No distance between two logins.
Math.random = () => 0;

const first = server.nextRequest({ action: 102 });
await import(pathToFileURL(process.argv[2] ?? '').href);
const { port1, port2 } = new MessageChannel();
for (const listener of listeners) listener({ ports: [port2] });
const page = engineOver(channelPort(port1));
await page.restored;
const logins = [(await first).connection];
const second = server.nextRequest({ action: 102, connection: 2 });
server.disconnect();
logins.push((await second).connection);
const ended = page.waitFor('session.terminated');
server.terminate();
await ended;
console.log(JSON.stringify({ logins, port: page.state.port, session: page.state.session }));
process.exit();
