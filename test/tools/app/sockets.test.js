// A test over a real socket, where the app has installed ws.
import { startServer } from 'igap-reactions/testing/server';
import { WebSocket } from 'ws';

const isPage = typeof document !== 'undefined';

(isPage ? test.skip : test)('startServer starts beside the tests', async () => {
  const server = await startServer();
  const socket = new WebSocket(server.url);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  socket.send(Uint8Array.of(2, 0));
  const answer = await new Promise((resolve) => socket.addEventListener('message', resolve));
  expect(answer.data.length).toBeGreaterThan(0);
  await server.close();
});

(isPage ? test : test.skip)('where Jest plays a page it says what helps', async () => {
  await expect(startServer()).rejects.toThrow('@jest-environment node');
});
