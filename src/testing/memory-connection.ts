// A connection without a socket, as a client has it: the shape of a WebSocket. Comes in: nothing. Goes out: types that need no DOM. Next:
// memory-socket.ts is such a connection.
import type { ServerControls } from './protocol-server.js';

/** What listeners are called with, by the type of the event. A browser's own events fit. */
export interface MemorySocketEvents {
  readonly open: { readonly type: string };
  /** A text as it was sent; bytes as `binaryType` says. */
  readonly message: { readonly type: string; readonly data: unknown };
  /** It could not connect; a close follows. */
  readonly error: { readonly type: string };
  /** `code`: 1006 where the server cut it, 1005 where the client closed it without a code. */
  readonly close: {
    readonly type: string;
    readonly code: number;
    readonly reason: string;
    readonly wasClean: boolean;
  };
}

/** What is called on an event. */
export type MemorySocketListener<Event> =
  | ((event: Event) => void)
  | { handleEvent(event: Event): void };
/** The same as a property, as of a WebSocket. */
export type MemorySocketHandler<Event> = ((event: Event) => void) | null;

/** What can be sent; only bytes are requests. The last is a Blob. */
export type SentData =
  | string
  | ArrayBufferLike
  | ArrayBufferView
  | { arrayBuffer(): PromiseLike<ArrayBuffer> };

/** A WebSocket that leads to a {@link MemoryServer}. What takes a browser's `WebSocket` takes it. */
export interface MemorySocket {
  readonly url: string;
  readonly protocol: string;
  readonly extensions: string;
  /** 0: what is sent has left at once. */
  readonly bufferedAmount: number;
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;
  /** One of the four above. */
  readonly readyState: 0 | 1 | 2 | 3;
  /** What bytes arrive as. @default 'arraybuffer' from `connect()`, 'blob' from `new server.WebSocket()`, as in a browser */
  binaryType: 'arraybuffer' | 'blob';
  onopen: MemorySocketHandler<MemorySocketEvents['open']>;
  onmessage: MemorySocketHandler<MemorySocketEvents['message']>;
  onerror: MemorySocketHandler<MemorySocketEvents['error']>;
  onclose: MemorySocketHandler<MemorySocketEvents['close']>;
  addEventListener<Type extends keyof MemorySocketEvents>(
    type: Type,
    listener: MemorySocketListener<MemorySocketEvents[Type]>,
    options?: boolean | { readonly once?: boolean | undefined },
  ): void;
  removeEventListener<Type extends keyof MemorySocketEvents>(
    type: Type,
    listener: MemorySocketListener<MemorySocketEvents[Type]>,
  ): void;
  dispatchEvent(event: { readonly type: string }): boolean;
  /** Throws an `InvalidStateError` before it is open. What is sent after the close is lost. */
  send(data: SentData): void;
  /** `code`: 1000, or 3000 to 4999. */
  close(code?: number, reason?: string): void;
}

/** The class of a server's sockets, for clients that call `new WebSocket(url)`. */
export interface MemorySocketConstructor {
  /** The URL is kept, and otherwise not read. */
  new (url?: string | { readonly href: string }, protocols?: string | string[]): MemorySocket;
  readonly prototype: MemorySocket;
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;
}

/** A server that speaks the messenger's protocol without sockets. Made by {@link memoryServer}. */
export interface MemoryServer extends ServerControls {
  /** A new connection. It opens a moment later; after `close()` it does not. */
  connect(): MemorySocket;
  /**
   * For a client that makes its sockets itself: `new server.WebSocket(url)`, or in a test that replaces the browser's,
   * `vi.stubGlobal('WebSocket', server.WebSocket)`.
   */
  readonly WebSocket: MemorySocketConstructor;
}
