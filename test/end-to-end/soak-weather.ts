// What a server and a network may do to a client. Comes in: nothing. Goes out: errors by what they ask for, and what goes wrong with
// answers. Next: the soak test picks from them.
import type { ErrorFrame, ReactionKind } from '../../src/index.js';
import type { Misbehaviour } from '../../src/testing/server.js';

/** What arrives, by what it asks for. */
export const errors: Readonly<Record<ReactionKind, readonly [ErrorFrame, ...ErrorFrame[]]>> = {
  login: [{ majorCode: 2 }, { majorCode: 2, minorCode: 1 }],
  register: [{ majorCode: 111, minorCode: 1 }],
  accountBlocked: [{ majorCode: 111, minorCode: 4 }, { majorCode: 105 }, { majorCode: 135 }],
  sessionTerminated: [{ majorCode: 8 }],
  sessionReplaced: [{ majorCode: 3 }],
  setNickname: [{ majorCode: 9 }],
  verifyTwoStep: [{ majorCode: 184, minorCode: 1 }],
  lockout: [
    { majorCode: 10, wait: 2 },
    { majorCode: 10, minorCode: 100, wait: 7 },
    { majorCode: 234, wait: 4 },
    { majorCode: 152, wait: 3 },
  ],
  correctInput: [
    { majorCode: 203, minorCode: 18 },
    { majorCode: 109, minorCode: 2 },
  ],
  retryLater: [{ majorCode: 7 }, { majorCode: 110 }],
  deny: [{ majorCode: 152 }],
  inform: [{ majorCode: 304, message: 'of the server' }, { majorCode: 10170 }],
  follow: [{ majorCode: 6 }],
  ignore: [{ majorCode: 602 }],
  unknown: [{ majorCode: 672 }, { majorCode: 10184, minorCode: 3 }],
};

/** What ends a session, or asks the person for something. */
export const ends = [
  'register',
  'accountBlocked',
  'sessionTerminated',
  'sessionReplaced',
  'setNickname',
  'verifyTwoStep',
] as const;

export const others = [
  ...(['login', 'lockout', 'correctInput', 'retryLater', 'deny'] as const),
  ...(['inform', 'follow', 'ignore', 'unknown'] as const),
] as const;

export const faults: readonly [Misbehaviour, ...Misbehaviour[]] = [
  ...(['drop', 'duplicate', 'reorder', 'garble', 'truncate', 'halfClose'] as const),
  { delayMs: 3000 },
  { delayMs: 14_000 },
];

/** The names under which the faults are counted. */
export const faultNames = faults.map((fault) => (typeof fault === 'object' ? 'delay' : fault));

/** An action whose requests take long: they carry a file. */
export const upload = 702;

/** What an end of the session refuses, and a login holds. */
export const bound = [105, 201, 300, 301, upload];
