import { describe, expect, it } from 'vitest';
import { createReactionEngine, memoryStore } from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { outcomeOf } from '../support/request.js';
import { titleOf } from './cell.js';
import { type ClockCell, type ClockMoment, clockCells } from './clock.js';
import { clocks } from './clocks.js';

const troubleMs = 5000;
const waitMs = 30_000;

/** A device that is in the cell: its engine, its time, and how the trouble ends. */
async function deviceIn({ how, moment }: ClockCell) {
  const manual = manualClock();
  const store = memoryStore();
  const isReload = moment === 'a lockout over a reload';
  const time = clocks[how](manual);
  if (isReload) {
    const before = createReactionEngine({ clock: manual, store, channel: null });
    before.lockOut({ action: 1, waitMs });
    await manual.advance(1000);
    await before.dispose();
  }
  if (isReload || how === 'atStart') time.begin();
  let logins = 0;
  const engine = createReactionEngine({
    clock: time.clock,
    store,
    channel: null,
    async login() {
      logins++;
      throw { majorCode: 110 };
    },
    loginBackoff: { random: () => 1, baseMs: waitMs },
  });
  const faults: string[] = [];
  engine.on('fault', (fault) => faults.push(fault.code));
  const ended: string[] = [];
  engine.on('lockout.ended', ({ reason }) => ended.push(reason));
  engine.on('login.started', ({ attempt }) => ended.push(`login ${attempt}`));
  const isOver = await acts[moment](engine, () => logins);
  await manual.advance(0);
  const [startMs, emitted] = [manual.monotonic(), ended.length];
  if (!isReload) time.begin();
  return {
    ...{ engine, manual, store, time, faults, isOver },
    passedMs: () => manual.monotonic() - startMs,
    /** What was emitted since the trouble began. */
    news: () => ended.slice(emitted),
  };
}

/** Begins what takes 30 s. Returns how to see whether it is over. */
const acts: Readonly<
  Record<
    ClockMoment,
    (
      engine: ReturnType<typeof createReactionEngine>,
      logins: () => number,
    ) => () => boolean | Promise<() => boolean>
  >
> = {
  'a lockout in a living page'(engine) {
    engine.lockOut({ action: 1, waitMs });
    return () => engine.guard(1).allowed;
  },
  'a lockout over a reload': (engine) => () => engine.guard(1).allowed,
  'a login that backs off'(engine, logins) {
    engine.logIn();
    return () => logins() > 1;
  },
  'a request that is held'(engine) {
    engine.disconnected();
    const outcome = outcomeOf(engine.request(201, async () => {}));
    return () => {
      if (outcome.settled) expect(outcome.error).toMatchObject({ name: 'NotSentError' });
      return outcome.settled;
    };
  },
};

/** Nothing is left on a clock. */
async function expectDisposed(engine: { dispose(): Promise<void> }, manual: ManualClock) {
  await engine.dispose();
  expect(manual.pending).toBe(0);
}

describe('a clock in trouble', () => {
  it.each(clockCells.map((cell) => [titleOf(cell), cell] as const))('%s', async (_, cell) => {
    const { engine, manual, time, faults, isOver, passedMs, news } = await deviceIn(cell);
    await manual.advance(troubleMs);
    expect(isOver()).toBe(false);
    time.end();
    expect(isOver()).toBe(false);
    await manual.advance(cell.endsMs - 1 - passedMs());
    expect(isOver()).toBe(false);
    await manual.advance(1);
    expect(isOver()).toBe(true);
    // Timers in naps of 30 s find what a clock that was set has ended.
    await manual.advance(waitMs - 1);
    const emitted = cell.moment === 'a login that backs off' ? ['login 2'] : ['elapsed'];
    expect(news()).toEqual(cell.moment === 'a request that is held' ? [] : emitted);
    expect(faults).toEqual(cell.faults);
    await expectDisposed(engine, manual);
  });

  it.each(clockCells.map((cell) => [titleOf(cell), cell] as const))(
    '%s: dispose leaves no timer, and what is stored counts in a page whose clock is well',
    async (_, cell) => {
      const { engine, manual, store } = await deviceIn(cell);
      await manual.advance(0);
      await expectDisposed(engine, manual);
      if (cell.moment !== 'a lockout over a reload') return;
      const next = createReactionEngine({ clock: manual, store, channel: null });
      expect(next.guard(1)).toMatchObject({ allowed: false });
      await next.dispose();
    },
  );
});
