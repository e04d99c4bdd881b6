// The order in which things are told, and the one user of eventemitter3. Comes in: what a turn has to tell. Goes out: calls of the
// host's listeners, after the turn's state is complete, each kept from harming the others.
import { EventEmitter } from 'eventemitter3';
import type { Clock } from '../clock.js';
import { DisposedError, type Fault, OptionError, WaitTimeoutError } from '../faults.js';
import type { ReactionEventName, ReactionEvents, WaitOptions } from './events.js';

/**
 * Collects what a turn (one frame, one call, one timer) tells, and tells it when the turn's work is done: events in their
 * order, then faults, then what is to be done after them. A turn inside a listener works at once; what it tells follows.
 */
export class Outbox {
  readonly #emitter = new EventEmitter<Record<string, (payload: never) => void>>();
  readonly #queue: (() => void)[] = [];
  #faults: Fault[] = [];
  #tasks: (() => void)[] = [];
  /** Turns under way. The first lasts until `open`: what the engine's making tells is kept for it. */
  #depth = 1;
  #draining = false;
  readonly #waits = new Set<(error: unknown) => void>();
  readonly #endTurn: () => void;

  /** `endTurn` is called when a turn's work is done, to tell what it has changed. */
  constructor(endTurn: () => void) {
    this.#endTurn = endTurn;
  }

  /** The engine is made. What that told follows after the present task, so that listeners can be added first. */
  open(): void {
    this.#depth = 0;
    this.#close();
    if (this.#queue.length > 0) queueMicrotask(() => this.#drain());
  }

  turn<T>(work: () => T): T {
    this.#depth++;
    try {
      return work();
    } finally {
      this.#depth--;
      if (this.#depth === 0) {
        this.#close();
        this.#drain();
      }
    }
  }

  tell<Name extends ReactionEventName>(name: Name, payload: ReactionEvents[Name]): void {
    this.#queue.push(() => this.#emitter.emit(name, payload as never));
  }

  /** Tells a fault, after what else this turn tells. */
  fault(fault: Fault): void {
    if (this.#depth > 0) this.#faults.push(fault);
    else this.turn(() => this.#faults.push(fault));
  }

  /** Calls a listener in its order, whatever it throws. */
  call(listener: () => void, of: string): void {
    this.#queue.push(() => this.#isolated(listener, of)(undefined as never));
  }

  /** Does something once everything of this turn is told. */
  afterwards(task: () => void): void {
    this.#tasks.push(task);
  }

  /** Each call is its own subscription, of the same function too. Returns its unsubscribe. */
  on<Name extends ReactionEventName>(
    name: Name,
    listener: (payload: ReactionEvents[Name]) => unknown,
  ): () => void {
    if (typeof listener !== 'function') throw new OptionError('listener', 'a function');
    const isolated = this.#isolated(listener, name);
    this.#emitter.on(name, isolated);
    return () => {
      this.#emitter.off(name, isolated);
    };
  }

  /** The same for the next such event only. */
  once<Name extends ReactionEventName>(
    name: Name,
    listener: (payload: ReactionEvents[Name]) => unknown,
  ): () => void {
    const off = this.on(name, (payload) => {
      off();
      return listener(payload);
    });
    return off;
  }

  waitFor<Name extends ReactionEventName>(
    name: Name,
    { signal, timeoutMs, filter = () => true }: WaitOptions<Name>,
    clock: Clock,
  ): Promise<ReactionEvents[Name]> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        off();
        clock.clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        this.#waits.delete(fail);
        settle();
      };
      const fail = (error: unknown) => end(() => reject(error));
      const abort = () => fail(signal?.reason);
      const timer =
        timeoutMs === undefined
          ? undefined
          : clock.setTimeout(() => fail(new WaitTimeoutError(name, timeoutMs)), timeoutMs);
      const off = this.on(name, (payload) => {
        try {
          if (filter(payload)) end(() => resolve(payload));
        } catch (error) {
          fail(error);
        }
      });
      this.#waits.add(fail);
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort);
    });
  }

  /** Nothing is told any more; who waits is rejected. */
  dispose(): void {
    for (const fail of this.#waits) fail(new DisposedError());
    this.#emitter.removeAllListeners();
    this.#queue.length = 0;
    this.#tasks = [];
  }

  /** A turn's work is done. */
  #close(): void {
    this.#endTurn();
    for (const fault of this.#faults) this.tell('fault', fault);
    this.#queue.push(...this.#tasks);
    this.#faults = [];
    this.#tasks = [];
  }

  #drain(): void {
    if (this.#draining) return;
    this.#draining = true;
    // By index: what listeners cause is appended while the queue is told.
    for (let next = 0; next < this.#queue.length; next++) this.#queue[next]?.();
    this.#queue.length = 0;
    this.#draining = false;
  }

  #isolated<Payload>(listener: (payload: Payload) => unknown, of: string) {
    const failed = () => {
      // A fault of a fault's listener would be told to it again, for ever.
      if (of === 'fault') return;
      this.fault({
        code: 'listener',
        message: `A listener of ${of} threw or rejected; the others were told.`,
      });
    };
    return (payload: Payload): void => {
      try {
        const result = listener(payload);
        if (result instanceof Promise) result.catch(failed);
      } catch {
        failed();
      }
    };
  }
}
