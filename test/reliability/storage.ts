// Storage in trouble, as data. Comes in: nothing. Goes out: for each trouble and moment what the page still knows, which faults it emits,
// and what a page that is loaded afterwards knows; and the same in words. Next: storage.test.ts, docs/reliability-page.ts.
import type { FaultCode } from '../../src/index.js';
import type { Cell, Family } from './cell.js';

const storageMoments = [
  'at the start',
  'while a lockout is written',
  'while it is read again',
  'while a lockout ends',
  'while a lockout is cleared',
  'at a switch of account',
] as const;
export type StorageMoment = (typeof storageMoments)[number];

/**
 * What is so afterwards. Lockouts go by their action: 1 was left by a page of before, 2 and 3 were locked before the trouble began,
 * 4 in it; 5 was locked and cleared in it, 3 cleared; 6 was left for the other account.
 */
interface Expected {
  /** What this page refuses. */
  readonly knows: readonly number[];
  /** What a page refuses that is loaded once the store is well. */
  readonly reload: readonly number[];
  readonly faults: readonly FaultCode[];
  /** What is refused again on coming back from the other account. */
  readonly back?: readonly number[];
}

const expected = (
  knows: readonly number[],
  reload: readonly number[],
  ...faults: readonly FaultCode[]
): Expected => ({ knows, reload, faults });
const back = (known: readonly number[], of: Expected): Expected => ({ ...of, back: known });

/** Nothing goes through. */
const failing: Readonly<Record<StorageMoment, Expected>> = {
  'at the start': expected([], [1], 'store.failed'),
  'while a lockout is written': expected([1, 2, 3, 4], [1, 2, 3], 'store.failed'),
  'while it is read again': expected([1, 2, 3], [1, 2, 3], 'store.failed'),
  'while a lockout ends': expected([1, 2], [1, 2], 'store.failed'),
  'while a lockout is cleared': expected([1, 2], [1, 2, 3], 'store.failed'),
  'at a switch of account': back([1, 2, 3], expected([4], [6], 'store.failed', 'store.failed')),
};
/** Everything goes through after all. */
const sound: Readonly<Record<StorageMoment, Expected>> = {
  'at the start': expected([1], [1]),
  'while a lockout is written': expected([1, 2, 3, 4], [1, 2, 3, 4]),
  'while it is read again': expected([1, 2, 3], [1, 2, 3]),
  'while a lockout ends': expected([1, 2], [1, 2]),
  'while a lockout is cleared': expected([1, 2], [1, 2]),
  'at a switch of account': back([1, 2, 3], expected([4, 6], [4, 6])),
};
/** What was stored before is not there any more. */
const gone: Readonly<Record<StorageMoment, Expected>> = {
  'at the start': expected([], []),
  'while a lockout is written': expected([1, 2, 3, 4], [4]),
  'while it is read again': expected([1, 2, 3], []),
  'while a lockout ends': expected([1, 2], []),
  'while a lockout is cleared': expected([1, 2], []),
  'at a switch of account': back([], expected([4], [4])),
};

const table = {
  hangs: failing,
  rejects: failing,
  'is full': {
    ...sound,
    'while a lockout is written': expected([1, 2, 3, 4], [1, 2, 3], 'store.failed'),
    'while a lockout is cleared': expected([1, 2], [1, 2], 'store.failed'),
    'at a switch of account': back([1, 2, 3], expected([4, 6], [6], 'store.failed')),
  },
  'is corrupt': {
    'at the start': expected([], [], 'store.corrupt'),
    'while a lockout is written': expected([1, 2, 3, 4], [2, 3, 4]),
    'while it is read again': expected([1, 2, 3], [2, 3], 'store.corrupt'),
    'while a lockout ends': expected([1, 2], [2]),
    'while a lockout is cleared': expected([1, 2], [2]),
    'at a switch of account': back([2, 3], expected([4], [4], 'store.corrupt', 'store.corrupt')),
  },
  'is of a newer version': {
    ...gone,
    'at the start': expected([], [], 'store.corrupt'),
    'while it is read again': expected([1, 2, 3], [], 'store.corrupt'),
    'at a switch of account': back([], expected([4], [4], 'store.corrupt', 'store.corrupt')),
  },
  'is closed': sound,
  'is deleted under us': gone,
  'is slow': sound,
  'writes out of order': {
    ...sound,
    'while a lockout is cleared': expected([1, 2], [1, 2, 5]),
  },
} as const satisfies Record<string, Readonly<Record<StorageMoment, Expected>>>;
export type StorageTrouble = keyof typeof table;

export interface StorageCell extends Cell, Expected {
  readonly how: StorageTrouble;
  readonly moment: StorageMoment;
}

const faultText = ([first, ...more]: readonly FaultCode[]): string => {
  if (!first) return 'no fault';
  return more.length > 0 ? `one \`${first}\` for each account` : `one \`${first}\``;
};

/** What else a reload comes to. */
const lossText = ({ reload }: Expected): string =>
  reload.includes(1) ? '' : '; a reload forgets what the store has lost';

/** What a reload comes to, by moment. */
const reloadText: Readonly<Record<StorageMoment, (of: Expected) => string>> = {
  'at the start': ({ knows, reload }) => {
    if (knows.includes(1)) return 'the stored lockout refuses';
    return reload.includes(1)
      ? 'the stored lockout is not known until the next page reads it'
      : 'what cannot be read, or is gone, is not known';
  },
  'while a lockout is written': ({ reload }) => {
    if (!reload.includes(4)) return 'refused in memory; a reload forgets the new lockout, no other';
    return 'refused, also after a reload';
  },
  'while it is read again': () => 'all that is known refuses',
  'while a lockout ends': () => 'it ends on the millisecond, and never comes back',
  'while a lockout is cleared': ({ reload }) => {
    if (reload.includes(3)) return 'cleared here; a reload brings it back until its end';
    return reload.includes(5)
      ? 'cleared; one that was cleared while it was written comes back with a reload, until its end'
      : 'cleared, also after a reload';
  },
  'at a switch of account': ({ knows, back: known = [] }) => {
    const there = knows.includes(6) ? 'its lockouts refuse' : 'what cannot be read is not known';
    const again = known.includes(1)
      ? 'those of the former account refuse again on coming back'
      : 'on coming back, what the store has lost is forgotten';
    return `${there}; ${again}`;
  },
};

function happensIn(moment: StorageMoment, of: Expected): string {
  const isLater = moment !== 'at the start' && moment !== 'at a switch of account';
  return `${reloadText[moment](of)}${isLater ? lossText(of) : ''}; ${faultText(of.faults)}`;
}

export const storageCells: readonly StorageCell[] = Object.entries(table).flatMap(([how, of]) =>
  storageMoments.map((moment) => ({
    how: how as StorageTrouble,
    trouble: `a store that ${how}`,
    moment,
    happens: happensIn(moment, of[moment]),
    ...of[moment],
  })),
);

export const storage: Family = { heading: 'Storage', test: 'storage', cells: storageCells };
