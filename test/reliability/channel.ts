// A channel between tabs in trouble, as data. Comes in: nothing. Goes out: for each trouble and for what a tab does, when the other tab knows
// it, and which faults both emit. Next: channel.test.ts, docs/reliability-page.ts.
import type { FaultCode } from '../../src/index.js';
import type { Cell, Family } from './cell.js';

const channelMoments = [
  'a lockout that starts',
  'a lockout that is cleared',
  'a sign-in in another tab',
  'a sign-out in another tab',
] as const;
export type ChannelMoment = (typeof channelMoments)[number];

/** When the other tab knows it: 5 s later, when it wakes and looks into the storage, or not by itself. */
type Reach = 'at once' | 'later' | 'on waking' | 'not';

interface Trouble {
  readonly trouble: string;
  readonly reach: Readonly<Record<ChannelMoment, Reach>>;
  /** Of each tab. */
  readonly faults: readonly FaultCode[];
  /** What is said of it beside that. */
  readonly beside?: string;
}

const all = (reach: Reach): Trouble['reach'] => ({
  'a lockout that starts': reach,
  'a lockout that is cleared': reach,
  'a sign-in in another tab': reach,
  'a sign-out in another tab': reach,
});
const byStorage: Trouble['reach'] = { ...all('not'), 'a lockout that starts': 'on waking' };

const troubles = {
  missing: { trouble: 'no channel', reach: byStorage, faults: [] },
  throwing: {
    trouble: 'a channel that throws',
    reach: byStorage,
    faults: ['channel.failed'],
  },
  async: {
    trouble: 'a channel that rejects later',
    reach: byStorage,
    faults: ['channel.failed'],
  },
  echoing: {
    trouble: 'a channel that echoes',
    reach: all('at once'),
    faults: [],
    beside: 'the sender does nothing twice',
  },
  forged: {
    trouble: 'a channel with forged messages',
    reach: all('at once'),
    faults: ['channel.invalid'],
    beside: 'what is no message is dropped, and none unlocks by itself',
  },
  late: { trouble: 'a channel that is late', reach: all('later'), faults: [] },
  doubled: {
    trouble: 'a channel that doubles',
    reach: all('at once'),
    faults: [],
    beside: 'everything is emitted once',
  },
} as const satisfies Record<string, Trouble>;
export type ChannelTrouble = keyof typeof troubles;

export interface ChannelCell extends Cell {
  readonly how: ChannelTrouble;
  readonly moment: ChannelMoment;
  readonly reach: Reach;
  readonly faults: readonly FaultCode[];
  /** Of the tab that does it: only what it says to the channel can go wrong there. */
  readonly posts: boolean;
}

function reachText(reach: Reach, moment: ChannelMoment): string {
  switch (reach) {
    case 'at once':
      return 'the other tab knows it at once';
    case 'later':
      return moment === 'a lockout that starts'
        ? 'the other tab knows it when the message arrives, and it ends in both at once'
        : 'the other tab knows it when the message arrives';
    case 'on waking':
      return 'the other tab knows it when it wakes, from the storage';
    case 'not':
      return moment === 'a lockout that is cleared'
        ? 'it goes on in the other tab until its end'
        : 'the other tab stays as it was';
  }
}

export const channelCells: readonly ChannelCell[] = Object.entries(troubles).flatMap(
  ([how, given]) => {
    const { trouble, reach, faults, beside }: Trouble = given;
    return channelMoments.map((moment) => ({
      how: how as ChannelTrouble,
      trouble,
      moment,
      reach: reach[moment],
      faults,
      posts: how === 'async',
      happens: [
        reachText(reach[moment], moment),
        ...(beside ? [beside] : []),
        faults.length > 0 ? `one \`${faults}\`` : 'no fault',
      ].join('; '),
    }));
  },
);

export const channel: Family = { heading: 'Other tabs', test: 'channel', cells: channelCells };
