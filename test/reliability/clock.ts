// A clock in trouble, as data. Comes in: nothing. Goes out: for each trouble and for what takes time, when that ends, and which faults are
// emitted. Next: clock.test.ts, docs/reliability-page.ts.
import type { FaultCode } from '../../src/index.js';
import type { Cell, Family } from './cell.js';

/** Each takes 30 s while the clock is well. The reload comes 1 s after the lockout has started. */
const clockMoments = [
  'a lockout in a living page',
  'a lockout over a reload',
  'a login that backs off',
  'a request that is held',
] as const;
export type ClockMoment = (typeof clockMoments)[number];

interface Trouble {
  readonly trouble: string;
  /** After how many ms from the trouble on, as the timers count them, each ends, in the order of the moments. */
  readonly endsMs: readonly [number, number, number, number];
  /** Of what looks at the clock while it is in trouble: a back-off and what is held only need their timer. */
  readonly fault: 'never' | 'by a look' | 'at once';
}

const troubles = {
  back: {
    trouble: 'a clock that goes back by 20 s',
    endsMs: [30_000, 30_000, 30_000, 30_000],
    fault: 'never',
  },
  forward: {
    trouble: 'a clock that goes forward by 20 s',
    endsMs: [10_000, 9_000, 30_000, 30_000],
    fault: 'never',
  },
  frozen: {
    trouble: 'a clock that is frozen for 5 s',
    endsMs: [30_000, 29_000, 30_000, 30_000],
    fault: 'never',
  },
  noNumber: {
    trouble: 'a clock that is not a number for 5 s',
    endsMs: [30_000, 35_000, 30_000, 30_000],
    fault: 'by a look',
  },
  fractions: {
    trouble: 'a clock that counts in fractions',
    endsMs: [30_000, 29_000, 30_000, 30_000],
    fault: 'never',
  },
  noMonotonic: {
    trouble: 'a clock without a monotonic one',
    endsMs: [30_000, 29_000, 30_000, 30_000],
    fault: 'by a look',
  },
  atStart: {
    trouble: 'a clock that is broken for the first 5 s',
    endsMs: [35_000, 35_000, 30_000, 60_000],
    fault: 'at once',
  },
} as const satisfies Record<string, Trouble>;
export type ClockTrouble = keyof typeof troubles;

export interface ClockCell extends Cell {
  readonly how: ClockTrouble;
  readonly moment: ClockMoment;
  readonly endsMs: number;
  readonly faults: readonly FaultCode[];
}

function endText(how: ClockTrouble, moment: ClockMoment, endsMs: number): string {
  if (how === 'forward' && endsMs < 20_000) return 'it ends early: the server refuses again';
  if (how === 'back' && moment === 'a lockout over a reload') {
    return 'its start lies in the future and is taken for now: it ends late, after its wait at most';
  }
  if (endsMs > 30_000) {
    return endsMs > 35_000
      ? 'time begins at the first look after it answers: given up late, never early'
      : 'time begins when it answers: it ends late, never early';
  }
  return 'it ends in its time';
}

export const clockCells: readonly ClockCell[] = Object.entries(troubles).flatMap(([how, given]) => {
  const { trouble, endsMs, fault }: Trouble = given;
  return clockMoments.map((moment, at): ClockCell => {
    const looks = fault === 'at once' || (fault === 'by a look' && at < 2);
    const ms = endsMs[at] ?? Number.NaN;
    const happens = endText(how as ClockTrouble, moment, ms);
    return {
      ...{ how: how as ClockTrouble, trouble, moment, endsMs: ms },
      faults: looks ? ['clock'] : [],
      happens: `${happens}; ${looks ? 'one `clock`' : 'no fault'}`,
    };
  });
});

export const clock: Family = { heading: 'Clocks', test: 'clock', cells: clockCells };
