// What lockouts must do, said once more in the plainest way: a list of ends, no heap, no timer, no clock. Tests compare the engine
// with it after every step.

/** An end that is kept. */
interface Locked {
  readonly id: number;
  readonly key: string;
  endMs: number;
  toldEndMs: number;
  majorCode: number | undefined;
  /** Nothing above this is shown until the next extension is emitted. */
  capMs: number;
}

/** What was emitted: `started 1`, `extended 1`, `ended 1 elapsed`; ids count from 1 in the order in which scopes were locked. */
export type Tale = string;

export interface LockoutModel {
  readonly tales: Tale[];
  /** Both clocks move. */
  advance(ms: number): void;
  /** The wall clock alone moves, and somebody looks. */
  shift(ms: number): void;
  lock(key: string, majorCode: number | undefined, waitMs: number): void;
  /** Ends what locks a key. Whether something did. */
  clear(key: string): boolean;
  /** What refuses one of these keys longest. */
  longest(keys: readonly string[]): { remainingMs: number } | undefined;
  /** What locks, in the order in which it was, with the value that a countdown shows. */
  list(): { key: string; majorCode: number | undefined; shownMs: number }[];
}

const secondMs = 1000;

export function lockoutModel(): LockoutModel {
  let nowMs = 0;
  let ids = 0;
  let held: Locked[] = [];
  const tales: Tale[] = [];

  const shownMs = ({ endMs, capMs }: Locked) =>
    Math.min(capMs, Math.ceil((endMs - nowMs) / secondMs) * secondMs);
  const at = (key: string) => held.find((one) => one.key === key);
  const endThoseDue = () => {
    const due = held.filter(({ endMs }) => endMs <= nowMs).sort((a, b) => a.endMs - b.endMs);
    held = held.filter(({ endMs }) => endMs > nowMs);
    for (const { id } of due) tales.push(`ended ${id} elapsed`);
  };

  return {
    tales,
    advance(ms) {
      nowMs += ms;
      endThoseDue();
    },
    shift(ms) {
      // The monotonic clock stood still: only a wall clock at least 1 s ahead is believed.
      if (ms >= secondMs) nowMs += ms;
      endThoseDue();
    },
    lock(key, majorCode, waitMs) {
      const endMs = nowMs + waitMs;
      const known = at(key);
      if (!known) {
        ids += 1;
        const capMs = Number.POSITIVE_INFINITY;
        held.push({ id: ids, key, endMs, toldEndMs: endMs, majorCode, capMs });
        tales.push(`started ${ids}`);
      } else if (endMs > known.endMs) {
        const emitted = endMs - known.toldEndMs >= secondMs;
        known.capMs = emitted ? Number.POSITIVE_INFINITY : shownMs(known);
        known.endMs = endMs;
        known.majorCode = majorCode;
        if (!emitted) return;
        known.toldEndMs = endMs;
        tales.push(`extended ${known.id}`);
      }
    },
    clear(key) {
      const known = at(key);
      if (!known) return false;
      held = held.filter((one) => one !== known);
      tales.push(`ended ${known.id} cleared`);
      return true;
    },
    longest(keys) {
      const [last] = held.filter(({ key }) => keys.includes(key)).sort((a, b) => b.endMs - a.endMs);
      return last && { remainingMs: last.endMs - nowMs };
    },
    list: () =>
      held.map((one) => ({ key: one.key, majorCode: one.majorCode, shownMs: shownMs(one) })),
  };
}
