// Clocks in trouble, over a manual one. Comes in: the manual clock, and the name of a trouble. Goes out: a clock that is well until `begin`,
// and again after `end`. Next: clock.test.ts.
import type { Clock } from '../../src/index.js';
import type { ManualClock } from '../../src/testing.js';
import { trap } from '../support/strangers.js';
import type { ClockTrouble } from './clock.js';

export interface TroubledClock {
  readonly clock: Clock;
  begin(): void;
  end(): void;
}

/** How far the wall clock is set. */
const setMs = 20_000;

/** What each clock says between `begin` and `end`. */
const saying =
  (
    make: (manual: ManualClock) => Partial<Pick<Clock, 'now' | 'monotonic'>>,
  ): ((manual: ManualClock) => TroubledClock) =>
  (manual) => {
    let said: Partial<Pick<Clock, 'now' | 'monotonic'>> | undefined;
    return {
      clock: {
        ...manual,
        now: () => (said?.now ?? manual.now)(),
        monotonic: () => (said?.monotonic ?? manual.monotonic)(),
      },
      begin() {
        said = make(manual);
      },
      end() {
        said = undefined;
      },
    };
  };

const set =
  (ms: number) =>
  (manual: ManualClock): TroubledClock => ({
    clock: { ...manual },
    begin: () => manual.jump(ms),
    end() {},
  });

const noNumber = saying(() => ({ now: () => Number.NaN, monotonic: () => Number.NaN }));

export const clocks: Readonly<Record<ClockTrouble, (manual: ManualClock) => TroubledClock>> = {
  back: set(-setMs),
  forward: set(setMs),
  frozen: saying((manual) => {
    const [nowMs, monotonicMs] = [manual.now(), manual.monotonic()];
    return { now: () => nowMs, monotonic: () => monotonicMs };
  }),
  noNumber,
  fractions: saying((manual) => ({
    now: () => manual.now() + 0.7,
    monotonic: () => manual.monotonic() + 0.3,
  })),
  noMonotonic: saying(() => ({ monotonic: trap })),
  atStart: noNumber,
};
