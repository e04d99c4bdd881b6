// Trouble in or around the library itself. Faults are emitted as data in the `fault` event; only mistakes of the caller (wrong
// options, use after `dispose()`) are thrown. A fault carries a code and our own words, never a foreign error's text.

/** What a fault concerns. */
export type FaultCode =
  /** What `receive` was given is no error frame; nothing was done with it. */
  | 'frame.invalid'
  /** A field of a frame was of the wrong kind or range; it was dropped and the frame counted. */
  | 'frame.field'
  /** A text of a frame in bytes was no UTF-8; what is none of it became U+FFFD, and the frame counted. */
  | 'frame.text'
  /** An error that the document flags with a wait came without one; it locks for `defaultLockoutMs`. */
  | 'frame.noWait'
  /** A virtual error arrived: the document says that clients never get it. */
  | 'frame.virtual'
  /** A listener, `inspect` or `whileLockedOut` threw or rejected; every other listener was called all the same. */
  | 'listener'
  /** `hasToken` threw, rejected or never answered; it counts as yes. */
  | 'hasToken'
  /** No store was named and there is no IndexedDB: lockouts live in memory, and end with the process. */
  | 'store.none'
  /** The store failed, hung or was full; the engine goes on in memory. */
  | 'store.failed'
  /** The store held something that is no lockout record; it was discarded. */
  | 'store.corrupt'
  /** There is no channel between tabs where there is a page or worker, or it threw; lockouts are shared by the store only. */
  | 'channel.failed'
  /** Something that is no message of a tab came over the channel; it was dropped. */
  | 'channel.invalid'
  /** The clock threw or gave no number; time stands still until it answers. Or it refused a timer. */
  | 'clock'
  /** The platform refused an AbortController: signals that `login` and `send` are given from then on are never aborted. */
  | 'platform'
  /** `receive` was called after `dispose()`. */
  | 'disposed'
  /** The other side of a port is gone: a worker that died, was replaced, or cannot be reached; the page goes on with what it knows, and joins again. Or a page that nothing can be posted to. */
  | 'port.lost'
  /** Page and worker are of two versions of the package that do not understand each other; the fault names both. */
  | 'port.version'
  /** A message of a port was none of a page's or worker's; it was dropped. */
  | 'port.invalid';

/**
 * Trouble in or around the library, as data. Holds no value of the frame, no token and no foreign error's text.
 *
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 *
 * const engine = createReactionEngine();
 * engine.on('fault', ({ code, message }) => console.warn(code, message));
 * ```
 */
export interface Fault {
  readonly code: FaultCode;
  /** A few English words: what was wrong and where. What the library did about it, its {@link FaultCode} says. */
  readonly message: string;
}

/** An error of the library as plain data, for any port between threads or processes; `reactionErrorFrom` revives it. */
export function toJSON(this: Error): { readonly [field: string]: unknown } {
  const { toJSON: _, ...fields } = this as Error & { readonly toJSON?: unknown };
  return { ...fields, message: this.message };
}

/** Thrown, and rejected with, when an engine is used after `dispose()`. */
export class DisposedError extends Error {
  override readonly name = 'DisposedError';
  readonly toJSON = toJSON;
  constructor() {
    super('The engine was disposed.');
  }
}

/** Thrown for a wrong option or argument, which `option` names. In the development build its message says what was given, and what to do. */
export class OptionError extends TypeError {
  override readonly name = 'OptionError';
  declare readonly option: string;
  readonly toJSON = toJSON;
  constructor(option: string, sentence: string | false = false) {
    super(sentence || `${option} is wrong.`);
    this.option = option;
  }
}

/** Rejected with by `waitFor` when its `timeoutMs` has passed without the event. */
export class WaitTimeoutError extends Error {
  override readonly name = 'WaitTimeoutError';
  readonly toJSON = toJSON;
  constructor(event: string, timeoutMs: number) {
    super(`No ${event} in ${timeoutMs} ms.`);
  }
}

/**
 * Thrown by the decoders of `igap-reactions/wire` for bytes that are no frame. `receive` reports it as the fault `frame.invalid`.
 */
export class WireError extends Error {
  override readonly name = 'WireError';
  /** At which byte of the frame, from 0. */
  declare readonly byte: number;
  readonly toJSON = toJSON;
  constructor(what: string, byte: number) {
    super(`${what} at byte ${byte}`);
    this.byte = byte;
  }
}
