// The timers of the manual clock. Comes in: when each is due. Goes out: the first that is due, in the order of time and of arming. Next:
// manual-clock.ts moves to it.
import { createHeap } from './heap.js';

type Timer = { readonly moment: Moment; readonly callback: () => void };

/** When timers are due, and which: in the order in which they were armed, each until it is taken or cleared. */
interface Moment {
  readonly ms: number;
  readonly timers: Set<Timer>;
  readonly inOrder: Iterator<Timer>;
  /** Its place in the heap. */
  at: number;
}

/** The armed timers, by due time and then by arming: a heap of moments, so that each of thousands costs the logarithm of their number. */
export function createSchedule() {
  const armed = new Set<unknown>();
  const moments = new Map<number, Moment>();
  const byTime = createHeap<Moment>(
    ({ ms }) => ms,
    (moment, at) => {
      moment.at = at;
    },
  );
  const disarm = (handle: unknown) => {
    if (!armed.delete(handle)) return;
    const { moment } = handle as Timer;
    moment.timers.delete(handle as Timer);
    if (moment.timers.size > 0) return;
    moments.delete(moment.ms);
    byTime.remove(moment.at);
  };
  return {
    size: () => armed.size,
    disarm,
    arm(ms: number, callback: () => void): Timer {
      let moment = moments.get(ms);
      if (!moment) {
        const timers = new Set<Timer>();
        moment = { ms, timers, inOrder: timers.values(), at: -1 };
        moments.set(ms, moment);
        byTime.push(moment);
      }
      const timer = { moment, callback };
      moment.timers.add(timer);
      armed.add(timer);
      return timer;
    },
    /** Takes out the first timer that is due until `limitMs`. */
    take(limitMs: number): Timer | undefined {
      const moment = byTime.peek();
      if (!moment || moment.ms > limitMs) return undefined;
      const { value } = moment.inOrder.next();
      disarm(value);
      return value;
    },
  };
}
