// One client's connection. Comes in: frames to send, and what is to go wrong with them. Goes out: bytes on its wire, or none. Next: wire.ts, and
// a client.
import type { EngineClock } from '../clock.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import type { Account } from './accounts.js';
import { Batches } from './batches.js';
import type { Misbehaviour } from './exchange.js';
import type { Push } from './push.js';
import type { Peer, Session } from './sessions.js';
import type { Wire } from './wire.js';

/** An answer's bytes, and what is called when the client has received them. */
export interface Outgoing {
  readonly bytes: Uint8Array;
  delivered?: (() => void) | undefined;
}

/** What every connection of a server is made with. */
export interface ConnectionSettings {
  readonly clock: EngineClock;
  readonly batchWindowMs: number;
  /** A push's bytes. */
  encode(frame: ErrorFrame | Push): Uint8Array;
}

export class Connection implements Peer {
  readonly number: number;
  readonly batches: Batches;
  session: Session | undefined;
  verifying: Account | undefined;
  readonly #wire: Wire;
  readonly #settings: ConnectionSettings;
  readonly #timers = new Set<unknown>();
  /** Answers that go behind the next one. */
  #held: Outgoing[] = [];
  #closed = false;

  /** `number`: the first has 1. */
  constructor(number: number, wire: Wire, settings: ConnectionSettings) {
    this.number = number;
    this.#wire = wire;
    this.#settings = settings;
    this.batches = new Batches(this, settings.batchWindowMs);
  }

  /** Calls back unless the connection was closed by then. */
  later(callback: () => void, delayMs: number): unknown {
    if (this.#closed) return undefined;
    const timer = this.#settings.clock.setTimeout(() => {
      this.#timers.delete(timer);
      callback();
    }, delayMs);
    this.#timers.add(timer);
    return timer;
  }

  forget(timer: unknown): void {
    if (this.#timers.delete(timer)) this.#settings.clock.clearTimeout(timer);
  }

  push(frame: ErrorFrame | Push): void {
    this.send(this.#settings.encode(frame));
  }

  send(bytes: Uint8Array): void {
    this.#wire.send(bytes);
  }

  answer(frame: Outgoing, fault?: Misbehaviour): void {
    const { bytes } = frame;
    if (fault === undefined) this.#put(frame);
    else if (typeof fault === 'object') this.later(() => this.#put(frame), fault.delayMs);
    else if (fault === 'garble') this.#put({ bytes: garbled(bytes) });
    else if (fault === 'truncate') this.#put({ bytes: bytes.subarray(0, -1) });
    else if (fault === 'reorder') this.#held.push(frame);
    else if (fault === 'halfClose') this.#wire.end();
    else if (fault === 'duplicate') {
      this.send(bytes);
      this.#put(frame);
    }
  }

  /** Cuts it without a close frame. */
  cut(): void {
    this.dispose();
    this.#wire.cut();
  }

  /** It is closed: nothing is timed for it any more. */
  dispose(): void {
    this.#closed = true;
    for (const timer of this.#timers) this.#settings.clock.clearTimeout(timer);
    this.#timers.clear();
  }

  #put({ bytes, delivered }: Outgoing): void {
    this.send(bytes);
    if (delivered) this.#wire.whenReceived(delivered);
    for (const held of this.#held.splice(0)) this.#put(held);
  }
}

/** Of the right action, and no message: a field of a kind that there is not. */
function garbled(bytes: Uint8Array): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  damaged[2] = 0x0f;
  return damaged;
}
