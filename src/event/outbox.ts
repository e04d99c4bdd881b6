// The order in which things are emitted, and the one user of eventemitter3. Comes in: what a turn has to emit. Goes out: calls of the
// app, after the turn's state is complete, each kept from harming the others. Next: the app's listeners.
import { EventEmitter } from 'eventemitter3';
import { development } from '../development.js';
import type { Fault } from '../faults.js';
import { thrownText } from '../misuse.js';
import { callSafely } from '../stranger.js';
import type { Cause, ReactionEvents } from './events.js';
import { warnOf } from './unhandled-fault.js';

/** What is emitted: the events, that the state is another, and the end of it all. */
interface Emitted extends ReactionEvents {
  state: undefined;
  disposed: undefined;
}
/** An event that is to be emitted. */
interface Emission {
  readonly name: keyof Emitted;
  readonly payload: unknown;
}
type On = <Name extends keyof Emitted>(
  name: Name,
  listener: (payload: Emitted[Name]) => unknown,
) => () => void;

/**
 * Collects what a turn (one frame, one call, one timer) emits, and emits it when the turn's work is done: events in their
 * order, then faults and what else is to come after them. A turn inside a listener works at once; what it emits follows.
 */
export interface Outbox {
  /** Does a turn's work. `cause` is what it began with; inside another turn that one's counts. */
  turn<T>(cause: Cause, work: () => T): T;
  /** The same, with what the work is about. */
  turn<T, Given>(cause: Cause, work: (given: Given) => T, given: Given): T;
  /** What the present turn began with. */
  cause(): Cause;
  /** The present turn changes the state for another reason than what it began with. */
  because(cause: Cause): void;
  emit<Name extends keyof Emitted>(name: Name, payload: Emitted[Name]): void;
  /** Whether anybody listens: what nobody listens to need not be made. */
  hasListener(name: keyof Emitted): boolean;
  /** Emits a fault, after what else the turn emits. */
  fault(code: Fault['code'], message: string): Fault;
  /** Calls the app's function in its order, whatever it throws; `of` names it in the fault. */
  call(listener: () => unknown, of: string): void;
  /** Does something once everything else of this turn is emitted. What it throws is dropped. */
  after(task: () => void): void;
  /** The same for what begins something: not once all is over. */
  begin(task: () => void): void;
  /** Each call is its own subscription, of the same function too. Returns its unsubscribe. */
  readonly on: On;
  /** The same for the next such event only. */
  readonly once: On;
  /** The engine is made. What that emitted follows after the present task, so that listeners can be added first. */
  open(): void;
  /** Emits that it is over, and nothing any more. What is to come after the present turn is done all the same: aborts. */
  dispose(): void;
}

const failedListener = (of: string, error: unknown) =>
  development
    ? `A listener of '${of}' ${thrownText(error)}. All others were called.`
    : `A listener of ${of} failed`;

/** `endTurn` is called when a turn's work is done, to emit what it has changed. */
export function createOutbox(endTurn: () => void): Outbox {
  const emitter = new EventEmitter();
  // What is to be done, up to `end`. Its slots are used again: room made anew for each turn costs a tenth of a frame.
  const queue: (Emission | (() => void) | undefined)[] = [];
  let end = 0;
  const late: (() => void)[] = [];
  // Turns under way. The first lasts until `open`.
  let depth = 1;
  let cause: Cause = 'app';
  let draining = false;
  let disposed = false;

  const enqueue = (task: Emission | (() => void)) => {
    queue[end++] = task;
  };
  const close = () => {
    try {
      if (depth === 1) endTurn();
    } finally {
      depth--;
      if (depth === 0 && late.length > 0) for (const task of late.splice(0)) enqueue(task);
    }
  };
  const drain = () => {
    if (depth > 0 || draining) return;
    draining = true;
    // What listeners cause is appended while the queue is worked off.
    for (let at = 0; at < end; at++) {
      const task = queue[at];
      queue[at] = undefined;
      try {
        if (typeof task === 'function') task();
        else if (task) emitter.emit(task.name, task.payload);
      } catch {
        // Whatever it was, the rest comes all the same.
      }
    }
    end = 0;
    draining = false;
  };
  const failing = (of: string) => (error: unknown) => {
    // A fault of a fault's listener would be emitted to it again, for ever.
    if (of !== 'fault') outbox.fault('listener', failedListener(of, error));
  };
  const listening =
    (once: boolean): On =>
    (name, listener) => {
      const off = () => {
        active = false;
        emitter.off(name, called);
      };
      let active = true;
      const failed = failing(name);
      const called = (payload: unknown) => {
        if (!active || disposed) return;
        if (once) off();
        callSafely(listener as (given?: never) => unknown, failed, payload);
      };
      emitter.on(name, called);
      return off;
    };

  const outbox: Outbox = {
    turn<T>(of: Cause, work: (given: never) => T, given?: unknown): T {
      if (depth === 0) cause = of;
      depth++;
      try {
        return work(given as never);
      } finally {
        close();
        drain();
      }
    },
    cause: () => cause,
    because(of) {
      cause = of;
    },
    emit(name, payload) {
      enqueue({ name, payload });
    },
    hasListener: (name) => emitter.listenerCount(name) > 0,
    fault(code, message) {
      const fault = { code, message };
      const send = () => {
        if (!emitter.emit('fault', fault) && development) warnOf(fault);
      };
      outbox.turn(cause, () => outbox.after(send));
      return fault;
    },
    call(listener, of) {
      enqueue(() => disposed || callSafely(listener, failing(of)));
    },
    after(task) {
      late.push(task);
    },
    begin: (task) => outbox.after(() => disposed || task()),
    on: listening(false),
    once: listening(true),
    open() {
      close();
      void Promise.resolve().then(drain);
    },
    dispose() {
      emitter.emit('disposed');
      disposed = true;
      emitter.removeAllListeners();
    },
  };
  return outbox;
}
