// A connection in trouble, as data. Comes in: nothing. Goes out: for each trouble and phase how many logins there are, and what a request
// comes to. Next: connection.test.ts, docs/reliability-page.ts.
import type { Cell, Family } from './cell.js';

interface Row {
  /** Logins called in all: where it closes once or overlaps, and where it flaps twenty times in two seconds. */
  readonly logins: readonly [once: number, flapping: number];
  /** What a request comes to that was made before. */
  readonly request?: 'resolves' | 'RequestRefusedError';
}

const phases = {
  'nothing is under way': { logins: [2, 3] },
  'the app looks for a token': { logins: [1, 1] },
  'a login is in flight': { logins: [2, 3] },
  'a login backs off': { logins: [2, 3] },
  'the login is locked out': { logins: [1, 1] },
  'a request is held': { logins: [2, 3], request: 'resolves' },
  'a request is in flight': { logins: [2, 3], request: 'RequestRefusedError' },
  'a request waits for a lockout': { logins: [2, 3], request: 'resolves' },
} as const satisfies Record<string, Row>;
type Phase = keyof typeof phases;

const troubles = {
  closes: 'a connection that closes and is opened again',
  flaps: 'a connection that flaps',
  overlaps: 'two connections that overlap',
} as const;
export type ConnectionTrouble = keyof typeof troubles;

export interface ConnectionCell extends Cell {
  readonly how: ConnectionTrouble;
  readonly phase: Phase;
  readonly logins: number;
  readonly request: Row['request'];
}

const requestText = {
  resolves: '; the request is sent once, and resolves',
  RequestRefusedError: '; the request rejects with 5/2, and is not sent again',
} as const;

export const connectionCells: readonly ConnectionCell[] = Object.entries(troubles).flatMap(
  ([how, trouble]) =>
    Object.entries(phases).map(([phase, row]): ConnectionCell => {
      const { logins, request }: Row = row;
      const count = logins[how === 'flaps' ? 1 : 0];
      const calls = count === 1 ? 'one login' : `${count} logins, one at a time`;
      const more = how === 'overlaps' ? '; the end of the former does nothing' : '';
      return {
        ...{ how: how as ConnectionTrouble, trouble, phase: phase as Phase, moment: phase },
        logins: count,
        request,
        happens: `${calls}, then \`ready\`${request ? requestText[request] : ''}${more}`,
      };
    }),
);

export const connection: Family = {
  heading: 'Connections',
  test: 'connection',
  cells: connectionCells,
};
