// What a connection of the server stands on: a real socket, or one in memory. Comes in: bytes for a client. Goes out: the same, in their order,
// and that they were received. Next: web-socket-wire.ts, memory-socket.ts.

export interface Wire {
  /** What is sent into a wire that is closing is lost, as on every network. */
  send(bytes: Uint8Array): void;
  /** Calls back when the client has received everything that was sent before; never where it does not. */
  whenReceived(callback: () => void): void;
  /** Ends the server's side only, without a close frame. */
  end(): void;
  /** Ends both sides, without a close frame. */
  cut(): void;
}
