// Functions of the app in trouble, as data. Comes in: nothing. Goes out: for each trouble and function what its first call comes to, and
// which faults are emitted. Next: callback.test.ts, docs/reliability-page.ts.
import type { FaultCode } from '../../src/index.js';
import type { Cell, Family } from './cell.js';

const callbacks = ['login', 'hasToken', 'send', 'whileLockedOut', 'filter', 'a listener'] as const;
export type Callback = (typeof callbacks)[number];

/** What the first call comes to. */
type End =
  | 'works'
  | 'works at the second try'
  | 'counts as yes'
  | 'rejects with its error'
  | 'RequestRefusedError'
  | 'LockedOutError'
  | 'OptionError'
  | 'disposed';

interface Trouble {
  readonly trouble: string;
  /** In the order of `callbacks`, each with the fault that it is. */
  readonly ends: readonly (End | readonly [End, FaultCode])[];
}

const again = 'works at the second try';
const yes = ['counts as yes', 'hasToken'] as const;
const refused = ['LockedOutError', 'listener'] as const;
const reported = ['works', 'listener'] as const;
const own = 'rejects with its error';

const troubles = {
  throws: { trouble: 'that throws', ends: [again, yes, own, refused, own, reported] },
  rejects: { trouble: 'that rejects', ends: [again, yes, own, refused, 'OptionError', reported] },
  reenters: {
    trouble: 'that calls the engine',
    ends: ['works', 'works', 'works', 'works', 'works', 'works'],
  },
  disposes: {
    trouble: 'that disposes of the engine',
    ends: ['disposed', 'disposed', 'disposed', 'disposed', 'disposed', 'disposed'],
  },
  never: {
    trouble: 'that never answers',
    ends: [again, yes, 'RequestRefusedError', refused, 'OptionError', 'works'],
  },
  twice: {
    trouble: 'that answers twice',
    ends: ['works', 'works', 'works', refused, 'OptionError', 'works'],
  },
  foreign: {
    trouble: 'of another realm',
    ends: ['works', 'works', 'works', 'works', 'works', reported],
  },
} as const satisfies Record<string, Trouble>;
export type CallbackTrouble = keyof typeof troubles;

export interface CallbackCell extends Cell {
  readonly how: CallbackTrouble;
  readonly callback: Callback;
  readonly end: End;
  readonly faults: readonly FaultCode[];
}

const works: Readonly<Record<Callback, string>> = {
  login: 'logged in, once',
  hasToken: 'the login goes on, once',
  send: 'the request resolves, once',
  whileLockedOut: 'the request waits for the lockout, and is sent once',
  filter: 'the event counts',
  'a listener': 'every other listener is called',
};

const ends: Readonly<Record<Exclude<End, 'works'>, string>> = {
  'works at the second try': 'tried again after a back-off; then logged in',
  'counts as yes': 'counts as yes, after `loginTimeoutMs` at most',
  'rejects with its error': 'the promise rejects with that error',
  RequestRefusedError: 'the promise rejects with 5/1 after `timeoutMs`',
  LockedOutError: 'counts as `reject`: the promise rejects with a `LockedOutError`',
  OptionError: 'the promise rejects with an `OptionError`: it must answer at once',
  disposed: 'all ends with `DisposedError`, and nothing more is emitted',
};

export const callbackCells: readonly CallbackCell[] = Object.entries(troubles).flatMap(
  ([how, given]) => {
    const { trouble, ends: ofEach }: Trouble = given;
    return callbacks.map((callback, at): CallbackCell => {
      const [end, ...faults] = [ofEach[at] ?? 'works'].flat() as [End, ...FaultCode[]];
      const text = end === 'works' ? works[callback] : ends[end];
      return {
        ...{ how: how as CallbackTrouble, callback, end, faults, trouble: `a function ${trouble}` },
        moment: callback,
        happens: `${text}; ${faults.length > 0 ? `one \`${faults}\`` : 'no fault'}`,
      };
    });
  },
);

export const callback: Family = {
  heading: 'Functions of the app',
  test: 'callback',
  cells: callbackCells,
};
