// The order in which things are told, and the one user of eventemitter3. Comes in: what a turn has to tell. Goes out: calls of the
// host's listeners, after the turn's state is complete, each kept from harming the others.
import { EventEmitter } from 'eventemitter3';
import type { Clock } from '../clock.js';
import { DisposedError, type Fault, WaitTimeoutError } from '../faults.js';
import type { ReactionEventName, ReactionEvents, WaitOptions } from './events.js';

/** What is told: the events, and to those who subscribed to it that the state is another. */
interface Told extends ReactionEvents {
  state: undefined;
}
type On = <Name extends keyof Told>(
  name: Name,
  listener: (payload: Told[Name]) => unknown,
) => () => void;

/**
 * Collects what a turn (one frame, one call, one timer) tells, and tells it when the turn's work is done: events in their
 * order, then faults and what else is to come after them. A turn inside a listener works at once; what it tells follows.
 */
export interface Outbox {
  turn<T>(work: () => T): T;
  tell<Name extends keyof Told>(name: Name, payload: Told[Name]): void;
  /** Tells a fault, after what else the turn tells. */
  fault(code: Fault['code'], message: string): Fault;
  /** Calls a listener in its order, whatever it throws; `of` names it in the fault. */
  call(listener: () => unknown, of: string): void;
  /** A listener that harms nobody, whatever it throws; `of` names it in the fault. */
  safe<Payload>(listener: (payload: Payload) => unknown, of: string): (payload: Payload) => void;
  /** Does something once everything else of this turn is told. */
  after(task: () => void): void;
  /** Each call is its own subscription, of the same function too. Returns its unsubscribe. */
  readonly on: On;
  /** The same for the next such event only. */
  readonly once: On;
  waitFor<Name extends ReactionEventName>(
    name: Name,
    options: WaitOptions<Name>,
    clock: Clock,
  ): Promise<ReactionEvents[Name]>;
  /** The engine is made. What that told follows after the present task, so that listeners can be added first. */
  open(): void;
  /** Nothing is told any more; who waits is rejected. */
  dispose(): void;
}

/** `endTurn` is called when a turn's work is done, to tell what it has changed. */
export function createOutbox(endTurn: () => void): Outbox {
  const emitter = new EventEmitter();
  const queue: (() => void)[] = [];
  let late: (() => void)[] = [];
  // Turns under way. The first lasts until `open`.
  let depth = 1;
  let draining = false;
  let disposed = false;

  const close = () => {
    if (depth === 1) {
      endTurn();
      queue.push(...late);
      late = [];
    }
    depth--;
  };
  const drain = () => {
    if (depth > 0 || draining) return;
    draining = true;
    // What listeners cause is appended while the queue is told.
    for (const task of queue) task();
    queue.length = 0;
    draining = false;
  };
  const safe = <Payload>(listener: (payload: Payload) => unknown, of: string) => {
    const failed = () => {
      // A fault of a fault's listener would be told to it again, for ever.
      if (of !== 'fault') outbox.fault('listener', `A listener of ${of} failed`);
    };
    return (payload: Payload) => {
      try {
        const result = disposed || listener(payload);
        if (result instanceof Promise) result.catch(failed);
      } catch {
        failed();
      }
    };
  };

  const listening =
    (how: 'on' | 'once'): On =>
    (name, listener) => {
      const called = safe(listener, name);
      emitter[how](name, called);
      return () => {
        emitter.off(name, called);
      };
    };

  const outbox: Outbox = {
    safe,
    turn(work) {
      depth++;
      try {
        return work();
      } finally {
        close();
        drain();
      }
    },
    tell(name, payload) {
      queue.push(() => emitter.emit(name, payload));
    },
    fault(code, message) {
      const fault = { code, message };
      outbox.turn(() => outbox.after(() => emitter.emit('fault', fault)));
      return fault;
    },
    call(listener, of) {
      queue.push(() => safe(listener, of)(undefined));
    },
    after(task) {
      late.push(task);
    },
    on: listening('on'),
    once: listening('once'),
    waitFor: (name, { signal, timeoutMs, filter }, clock) =>
      new Promise((resolve, reject) => {
        const end = <V>(settle: (value: V) => void, value: V) => {
          off();
          clock.clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
          emitter.off('disposed', fail);
          settle(value);
        };
        const fail = (error: unknown) => end(reject, error);
        const abort = () => fail(signal?.reason);
        const timer =
          timeoutMs !== undefined &&
          clock.setTimeout(() => fail(new WaitTimeoutError(name, timeoutMs)), timeoutMs);
        const off = outbox.on(name, (payload) => {
          try {
            if (filter?.(payload) ?? true) end(resolve, payload);
          } catch (error) {
            fail(error);
          }
        });
        emitter.on('disposed', fail);
        signal?.addEventListener('abort', abort);
        if (signal?.aborted) abort();
      }),
    open() {
      close();
      queueMicrotask(drain);
    },
    dispose() {
      emitter.emit('disposed', new DisposedError());
      emitter.removeAllListeners();
      disposed = true;
      queue.length = 0;
      late = [];
    },
  };
  return outbox;
}
