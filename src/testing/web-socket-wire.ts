// A wire over a real socket. Comes in: a socket of ws, and the TCP connection below it. Goes out: a wire, whose client says by pongs what it has
// received. Next: open-server.ts.
import type { WebSocket } from 'ws';
import type { Wire } from './wire.js';

/** `tcp`: what is under the socket, whose own side can be ended. */
export function webSocketWire(socket: WebSocket, tcp: { end(): unknown }): Wire {
  let marks = 0;
  /** What is called at which pong. */
  let waiting: { readonly mark: number; readonly callback: () => void }[] = [];
  socket.on('pong', (data) => {
    const received = Number(data.toString());
    // A client may answer several pings with one pong, of the last.
    for (const { mark, callback } of waiting) if (mark <= received) callback();
    waiting = waiting.filter(({ mark }) => mark > received);
  });
  return {
    send: (bytes) => socket.send(bytes, () => {}),
    whenReceived(callback) {
      // What comes after the pong was sent by a client that had received what went before the ping.
      marks++;
      waiting.push({ mark: marks, callback });
      socket.ping(String(marks), undefined, () => {});
    },
    end: () => void tcp.end(),
    cut: () => socket.terminate(),
  };
}
