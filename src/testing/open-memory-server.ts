// The protocol server without sockets. Comes in: options, then sockets that are in the same memory. Goes out: each of them as a wire. Next:
// serving.ts.
import type { MemoryServer } from './memory-connection.js';
import { MemoryWebSocket } from './memory-socket.js';
import type { MemoryServerOptions } from './protocol-server.js';
import { createServing } from './serving.js';

export function openMemoryServer(options: MemoryServerOptions): MemoryServer {
  const serving = createServing(options);
  let isClosed = false;
  class WebSocket extends MemoryWebSocket {
    constructor(url: string | { readonly href: string } = 'ws://memory/') {
      super(typeof url === 'string' ? url : url.href, (wire) =>
        isClosed ? undefined : serving.join(wire),
      );
    }
  }
  const controls = serving.controls((stopped) => {
    isClosed = true;
    stopped();
  });
  return Object.assign(controls, {
    WebSocket,
    connect() {
      const socket = new WebSocket();
      socket.binaryType = 'arraybuffer';
      return socket;
    },
  });
}
