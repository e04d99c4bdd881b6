import { describe, expect, it } from 'vitest';
import { memoryStore, type TabChannel } from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { flow } from '../port/rig.js';
import { type Rig, rig } from '../support/engine.js';
import { trap } from '../support/strangers.js';
import { tabHub } from '../support/tab-hub.js';
import { titleOf } from './cell.js';
import {
  type ChannelCell,
  type ChannelMoment,
  type ChannelTrouble,
  channelCells,
} from './channel.js';
import { faultsOf, settlingOf } from './look.js';

const lateMs = 5000;
const lockedMs = 90_000;

type Make = (channel: TabChannel, clock: ManualClock) => TabChannel | null;

const channels: Readonly<Record<ChannelTrouble | 'sound', Make>> = {
  sound: (channel) => channel,
  missing: () => null,
  throwing: () => ({ postMessage: trap, addEventListener: trap, close: trap }),
  async: (channel) => ({ ...channel, postMessage: async () => trap() }),
  echoing(channel) {
    let listen = (_: { readonly data: unknown }) => {};
    return {
      ...channel,
      postMessage(data) {
        channel.postMessage(data);
        queueMicrotask(() => listen({ data: structuredClone(data) }));
      },
      addEventListener(type, listener) {
        listen = listener;
        channel.addEventListener(type, listener);
      },
    };
  },
  forged: (channel) => channel,
  late: (channel, clock) => ({
    ...channel,
    postMessage(data) {
      const copy = structuredClone(data);
      clock.setTimeout(() => channel.postMessage(copy), lateMs);
    },
  }),
  doubled: (channel) => ({
    ...channel,
    postMessage(data) {
      channel.postMessage(data);
      channel.postMessage(data);
    },
  }),
};

/** What one tab does, and whether the other one knows it. */
const acts: Readonly<
  Record<ChannelMoment, { does(tab: Rig): unknown; reached(tab: Rig): boolean }>
> = {
  'a lockout that starts': {
    does: ({ engine }) => engine.lockOut({ action: 1, waitMs: lockedMs }),
    reached: ({ engine }) => !engine.guard(1).allowed,
  },
  'a lockout that is cleared': {
    does({ engine }) {
      for (const lockout of engine.lockouts())
        if (lockout.key === '2') engine.clearLockout(lockout);
    },
    reached: ({ engine }) => engine.guard(2).allowed,
  },
  'a sign-in in another tab': {
    does: ({ engine }) => engine.signedIn({ account: 'b' }),
    reached: ({ engine }) => engine.state.account === 'b' && engine.state.session === 'ready',
  },
  'a sign-out in another tab': {
    does: ({ engine }) => engine.signedOut(),
    reached: ({ engine }) => engine.state.session === 'registrationRequired',
  },
};

/** Who signs in comes from nobody. */
const accountAt = (moment: ChannelMoment) => (moment === 'a sign-in in another tab' ? null : 'a');

/** Two tabs that know two lockouts, 2 and 3, of the storage. */
async function twoTabs(how: ChannelTrouble | 'sound', moment: ChannelMoment) {
  const hub = tabHub();
  const clock = manualClock();
  const store = memoryStore();
  const account = accountAt(moment);
  const before = rig({ clock, store, account });
  for (const action of [2, 3]) before.engine.lockOut({ action, waitMs: lockedMs });
  await before.engine.dispose();
  const open = async () => {
    const tab = rig({ clock, store, account, channel: channels[how](hub.channel(), clock) });
    await flow();
    tab.news();
    return tab;
  };
  const [first, second] = [await open(), await open()];
  /** Someone of the origin posts what is no message, and what other tabs could say of what is locked. */
  const forge = async () => {
    const [[, record] = []] = (await store.read(account ?? '')).slice(-1);
    const message = { version: 2, account: account ?? '', record, remainingMs: 1 };
    const forged = [
      'locked',
      { ...message, kind: 'unlock' },
      { ...message, kind: 'locked', record: { ...Object(record), waitMs: 'secret' } },
      { version: 2, kind: 'signedOut', account: 7 },
      { ...message, kind: 'elapsed' },
      { ...message, kind: 'cleared' },
    ];
    for (const each of forged) hub.post(each);
    await flow();
  };
  return { hub, clock, store, first, second, forge };
}

describe('a channel between tabs in trouble', () => {
  it.each(channelCells.map((cell) => [titleOf(cell), cell] as const))('%s', async (_, cell) => {
    const { hub, clock, first, second, forge } = await twoTabs(cell.how, cell.moment);
    const { does, reached } = acts[cell.moment];
    if (cell.how === 'forged') await forge();
    does(first);
    await flow();
    if (cell.how === 'forged') await forge();
    expect(reached(second)).toBe(cell.reach === 'at once');
    if (cell.reach === 'later') {
      await clock.advance(lateMs);
      await flow();
      expect(reached(second)).toBe(true);
    }
    await clock.sleep(0);
    await flow();
    expect(reached(second)).toBe(cell.reach !== 'not');

    // The tab that did it emits what it emits over a sound channel, once.
    const sound = await twoTabs('sound', cell.moment);
    does(sound.first);
    await flow();
    const emitted = (tab: Rig) => tab.news().filter((name) => name !== 'fault');
    expect(emitted(first)).toEqual(emitted(sound.first));
    if (cell.reach === 'at once' || cell.reach === 'later') {
      expect(emitted(second)).toEqual(emitted(sound.second));
    }
    expectFaults(cell, first, second);

    // What both know refuses to its end, which comes in time.
    const isOut = (tab: Rig) => tab.engine.state.account !== accountAt(cell.moment);
    const leftMs = lockedMs - clock.monotonic();
    for (const tab of [first, second])
      expect(isOut(tab) || !tab.engine.guard(3).allowed).toBe(true);
    await clock.advance(leftMs - 1);
    for (const tab of [first, second])
      expect(isOut(tab) || !tab.engine.guard(3).allowed).toBe(true);
    await clock.advance(1);
    for (const { engine } of [first, second]) {
      for (const action of [1, 2, 3]) expect(engine.guard(action).allowed).toBe(true);
    }
    await disposed(clock, first, second);
    if (cell.how !== 'missing' && cell.how !== 'throwing') expect(hub.open).toBe(0);
  });
});

function expectFaults(cell: ChannelCell, first: Rig, second: Rig) {
  for (const tab of [first, second]) {
    const faults = faultsOf(tab);
    const isSilent = cell.posts && tab === second;
    expect(faults.map(({ code }) => code)).toEqual(isSilent ? [] : cell.faults);
    expect(JSON.stringify(faults)).not.toMatch(/trap|secret/);
  }
}

async function disposed(clock: ManualClock, ...tabs: readonly Rig[]) {
  const disposals = tabs.map(({ engine }) => settlingOf(engine.dispose()));
  await flow();
  expect(disposals.map(({ settled }) => settled)).toEqual(tabs.map(() => true));
  await clock.advance(lateMs);
  expect(clock.pending).toBe(0);
}
