// Answers of a login that nobody waits for any more, as data. Comes in: nothing. Goes out: for each way in which a login is given up and for
// each answer, what is emitted. Next: login.test.ts, docs/reliability-page.ts.
import type { ErrorFrame, ReactionEventName } from '../../src/index.js';
import type { Cell, Family } from './cell.js';

export type LoginTrouble = 'late' | 'signedOut' | 'elsewhere';

/** What it settles with. */
const answers = {
  'it succeeds': undefined,
  'it is refused with an 8': { majorCode: 8 },
  'it is refused with a wait': { majorCode: 10, wait: 20, action: 102 },
  'it is refused as blocked': { majorCode: 111, minorCode: 4 },
  'it fails without a frame': 'failure',
} as const satisfies Record<string, ErrorFrame | 'failure' | undefined>;
type Moment = keyof typeof answers;

export interface LoginCell extends Cell {
  /** Absent: it never settles. */
  readonly how?: LoginTrouble;
  readonly answer?: ErrorFrame | 'failure' | undefined;
  /** What the answer emits. */
  readonly emits: readonly ReactionEventName[];
}

const troubles: Readonly<Record<LoginTrouble, string>> = {
  late: 'a login that is late',
  signedOut: 'a login after the sign-out',
  elsewhere: 'a login of another connection',
};

function emitted(how: LoginTrouble, moment: Moment): readonly ReactionEventName[] {
  if (typeof answers[moment] !== 'object') return [];
  // Who signed out left the account: what is late says nothing of the next.
  const locks = moment === 'it is refused with a wait' && how !== 'signedOut';
  return locks ? ['reaction', 'lockout.started'] : ['reaction'];
}

const emitText = (emits: readonly ReactionEventName[]): string =>
  emits.length > 0
    ? `the session stays; emits ${emits.map((name) => `\`${name}\``).join(' and ')}`
    : 'the session stays, and nothing is emitted';

const late = Object.keys(troubles).flatMap((how) =>
  (Object.keys(answers) as Moment[]).map((moment): LoginCell => {
    const emits = emitted(how as LoginTrouble, moment);
    return {
      ...{ how: how as LoginTrouble, trouble: troubles[how as LoginTrouble], moment, emits },
      answer: answers[moment],
      happens: `${emitText(emits)}; the next login brings \`ready\``,
    };
  }),
);

export const loginCells: readonly LoginCell[] = [
  {
    trouble: 'a login that never settles',
    moment: 'its time limit',
    emits: ['login.delayed', 'state.changed'],
    happens: 'its signal is aborted, 5/1; the next one begins after the back-off',
  },
  ...late,
];

export const login: Family = { heading: 'The login', test: 'login', cells: loginCells };
