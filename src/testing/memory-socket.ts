// A socket without a network. Comes in: what its client calls. Goes out: the same to the server, and events to the client; both a moment later, by
// promises, one after the other in the order in which they were sent. Next: serving.ts.
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { ListenerList } from './listener-list.js';
import type { MemorySocket, MemorySocketEvents, SentData } from './memory-connection.js';
import type { Client } from './serving.js';
import type { Wire } from './wire.js';

const [connecting, open, closing, closed] = [0, 1, 2, 3] as const;

export class MemoryWebSocket extends ListenerList<MemorySocketEvents> implements MemorySocket {
  static readonly CONNECTING = connecting;
  static readonly OPEN = open;
  static readonly CLOSING = closing;
  static readonly CLOSED = closed;
  readonly CONNECTING = connecting;
  readonly OPEN = open;
  readonly CLOSING = closing;
  readonly CLOSED = closed;
  readonly url: string;
  readonly protocol = '';
  readonly extensions = '';
  readonly bufferedAmount = 0;
  binaryType: MemorySocket['binaryType'] = 'blob';
  onopen: MemorySocket['onopen'] = null;
  onmessage: MemorySocket['onmessage'] = null;
  onerror: MemorySocket['onerror'] = null;
  onclose: MemorySocket['onclose'] = null;
  #readyState: MemorySocket['readyState'] = connecting;
  /** Undefined: there is none yet, or no longer. */
  #client: Client | undefined;
  #last: Promise<void> = Promise.resolve();

  /** `join`: gives the server the wire. Undefined: the server takes nobody any more. */
  constructor(url: string, join: (wire: Wire) => Client | undefined) {
    super();
    this.url = url;
    this.#later(() => {
      this.#client = this.#readyState === connecting ? join(this.#wire()) : undefined;
      if (this.#client) {
        this.#readyState = open;
        this.#emit('open', {});
      } else {
        this.#readyState = closing;
        this.#emit('error', {});
        this.#end(1006);
      }
    });
  }

  get readyState(): MemorySocket['readyState'] {
    return this.#readyState;
  }

  send(data: SentData): void {
    const message = messageOf(data);
    if (this.#readyState === connecting) {
      const error = new Error('The socket is not open yet.');
      error.name = 'InvalidStateError';
      throw error;
    }
    if (this.#readyState !== open) return;
    this.#later(async () => {
      const bytes = await message;
      this.#client?.receive(bytes);
    });
  }

  close(code?: number, reason = ''): void {
    if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999))
      throw mustBe('close(code)', development && '1000, or 3000 to 4999', code);
    if (this.#readyState >= closing) return;
    const wasOpen = this.#readyState === open;
    this.#readyState = closing;
    // One that was closed before it was open fails in its turn.
    if (wasOpen) this.#later(() => this.#end(code ?? 1005, reason));
  }

  /** The server's end. */
  #wire(): Wire {
    const end = () => this.#later(() => this.#end(1006));
    return {
      send: (bytes) => {
        const sent = bytes.slice();
        this.#later(() => {
          if (this.#readyState === open) this.#emit('message', { data: this.#dataOf(sent) });
        });
      },
      whenReceived: (callback) =>
        this.#later(() => {
          if (this.#readyState === open) callback();
        }),
      end,
      cut: () => {
        this.#leave();
        end();
      },
    };
  }

  #end(code: number, reason = ''): void {
    if (this.#readyState === closed) return;
    this.#readyState = closed;
    this.#leave();
    this.#emit('close', { code, reason, wasClean: code !== 1006 });
  }

  #leave(): void {
    this.#client?.leave();
    this.#client = undefined;
  }

  #emit<Type extends keyof MemorySocketEvents>(
    type: Type,
    fields: Omit<MemorySocketEvents[Type], 'type'>,
  ): void {
    this.dispatchEvent({ type, target: this, currentTarget: this, ...fields });
  }

  #dataOf(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer | Blob {
    const isBlob = this.binaryType === 'blob' && typeof Blob === 'function';
    return isBlob ? new Blob([bytes]) : bytes.buffer;
  }

  #later(call: () => void | Promise<void>): void {
    this.#last = this.#last.then(call);
  }
}

/** The bytes as they are now: a client may write on in its own. `false`: it has none. */
function messageOf(data: SentData): Uint8Array | false | PromiseLike<Uint8Array | false> {
  if (typeof data === 'string') return false;
  if (ArrayBuffer.isView(data)) {
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  }
  if ('arrayBuffer' in Object(data) && !('byteLength' in data)) {
    return data.arrayBuffer().then(
      (buffer) => new Uint8Array(buffer),
      () => false,
    );
  }
  const isBuffer = /^\[object (Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(data));
  if (!isBuffer || !('byteLength' in data))
    throw mustBe('send(data)', development && 'a text, bytes or a Blob', data);
  return new Uint8Array(data).slice();
}
