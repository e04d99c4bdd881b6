import { describe, expect, it } from 'vitest';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { flow } from '../port/rig.js';
import { type Rig, rig } from '../support/engine.js';
import { titleOf } from './cell.js';
import { faultsOf, refused, settlingOf } from './look.js';
import { type StorageCell, type StorageMoment, storageCells } from './storage.js';
import { makers, type TroubledStore } from './stores.js';

const storeTimeoutMs = 2000;

/** Time goes by; what a store answers by itself arrives before and after. */
async function pass(clock: ManualClock, ms: number) {
  await flow(20);
  await clock.advance(ms);
  await flow(20);
}

/** What pages of before have left: 1 of account a, 6 of b, for 120 s each. */
async function leave(clock: ManualClock, { well }: TroubledStore) {
  for (const [account, action] of [
    ['a', 1],
    ['b', 6],
  ] as const) {
    const { engine } = rig({ clock, store: well, account });
    await flow(20);
    engine.lockOut({ action, waitMs: 120_000 });
    await flow(20);
    await engine.dispose();
  }
}

/** What is done at a moment, while the store is in trouble. */
const acts: Readonly<Record<StorageMoment, (at: Rig, cell: StorageCell) => unknown>> = {
  'at the start': () => {},
  'while a lockout is written'({ engine }) {
    engine.lockOut({ action: 4, waitMs: 60_000 });
    engine.lockOut({ action: 4, waitMs: 90_000 });
  },
  'while it is read again': ({ clock }) => clock.sleep(0),
  async 'while a lockout ends'(at) {
    await pass(at.clock, 9999);
    expect(refused(at.engine)).toContain(3);
    await pass(at.clock, 1);
    expect(at.emitted.at(-1)?.name).toMatch(/^(lockout.ended|fault)$/);
  },
  'while a lockout is cleared'({ engine }) {
    engine.lockOut({ action: 5, waitMs: 60_000 });
    for (const lockout of engine.lockouts()) {
      if (['3', '5'].includes(lockout.key)) expect(engine.clearLockout(lockout)).toBe(true);
    }
  },
  async 'at a switch of account'({ engine, clock }, cell) {
    for (const account of ['b', 'a', 'b']) {
      const entered = settlingOf(engine.signedIn({ account }));
      if (account === 'b') engine.lockOut({ action: 4, waitMs: 90_000 });
      await pass(clock, storeTimeoutMs);
      expect(entered.settled).toBe(true);
      if (account === 'a') expect(refused(engine)).toEqual(cell.back);
    }
  },
};

/** A page that is in the cell. */
async function pageIn(cell: StorageCell) {
  const clock = manualClock();
  const place = makers[cell.how](clock);
  await leave(clock, place);
  const isStart = cell.moment === 'at the start';
  if (isStart) await place.begin();
  const at = rig({ clock, store: place.store, account: 'a' });
  const restored = settlingOf(at.engine.restored);
  await pass(clock, isStart ? storeTimeoutMs : 0);
  expect(restored.settled).toBe(true);
  if (!isStart) {
    at.engine.lockOut({ action: 2, waitMs: 100_000 });
    at.engine.lockOut({ action: 3, waitMs: 10_000 });
    await pass(clock, 0);
    await place.begin();
  }
  await acts[cell.moment](at, cell);
  return { ...at, place };
}

/** What a page knows that is loaded now. */
async function reloaded({ clock, engine, place }: Awaited<ReturnType<typeof pageIn>>) {
  const { engine: next } = rig({ clock, store: place.well, account: engine.state.account });
  await pass(clock, 0);
  const known = refused(next);
  await next.dispose();
  return known;
}

describe('storage in trouble', () => {
  it.each(storageCells.map((cell) => [titleOf(cell), cell] as const))('%s', async (_, cell) => {
    const { place, ...at } = await pageIn(cell);
    const { engine, clock } = at;
    await pass(clock, storeTimeoutMs);
    expect(refused(engine)).toEqual(cell.knows);
    const faults = faultsOf(at);
    expect(faults.map(({ code }) => code)).toEqual(cell.faults);
    expect(JSON.stringify(faults)).not.toMatch(/the store (rejects|throws)|exceeded|secret/);

    // What works again is used again.
    place.end();
    engine.lockOut({ action: 7, waitMs: 130_000 });
    await pass(clock, 0);
    expect(await reloaded({ place, ...at })).toEqual([...cell.reload, 7]);

    // Each ends on the millisecond, once.
    const lockouts = [...engine.lockouts()].sort((one, other) => one.untilMs - other.untilMs);
    for (const { key, untilMs } of lockouts) {
      await pass(clock, Math.max(0, untilMs - 1 - clock.now()));
      expect(refused(engine)).toContain(Number(key));
      await pass(clock, 1);
      expect(refused(engine)).not.toContain(Number(key));
    }
    expect(engine.lockouts()).toEqual([]);
    expect(faultsOf(at)).toEqual(faults);
    await engine.dispose();
    expect(clock.pending).toBe(0);
  });

  it.each(storageCells.map((cell) => [titleOf(cell), cell] as const))(
    '%s: dispose settles within 2 s and leaves no timer',
    async (_, cell) => {
      const { engine, clock } = await pageIn(cell);
      const disposal = settlingOf(engine.dispose());
      await pass(clock, storeTimeoutMs);
      expect(disposal.settled).toBe(true);
      expect(clock.pending).toBe(0);
    },
  );
});
