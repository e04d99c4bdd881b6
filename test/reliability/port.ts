// A port between worker and page in trouble, as data. Comes in: nothing. Goes out: for each trouble and moment what the page knows, and what
// is under way comes to. Next: port.test.ts, docs/reliability-page.ts.
import type { FaultCode } from '../../src/index.js';
import type { Cell, Family } from './cell.js';

/** What was asked for before the trouble comes to: at once, or once a worker is joined again. */
type End = 'resolves' | 'resolves later' | 'RequestRefusedError';

const ends = {
  'before it is joined': undefined,
  'a lockout holds': undefined,
  'a request is in flight': 'RequestRefusedError',
  'a request is held': 'resolves later',
  'a call is under way': 'RequestRefusedError',
} as const satisfies Record<string, End | undefined>;
export type PortMoment = keyof typeof ends;

interface Trouble {
  readonly trouble: string;
  readonly faults: readonly FaultCode[];
}

const troubles = {
  dies: { trouble: 'a port whose worker dies', faults: ['port.lost'] },
  doubled: { trouble: 'a port that doubles messages', faults: [] },
  older: { trouble: 'a port to a worker of another release', faults: ['port.version'] },
} as const satisfies Record<string, Trouble>;
export type PortTrouble = keyof typeof troubles;

export interface PortCell extends Cell {
  readonly how: PortTrouble;
  readonly moment: PortMoment;
  readonly isLost: boolean;
  /** Whether the page refuses what the worker has locked, while it is in trouble. */
  readonly knows: boolean;
  readonly faults: readonly FaultCode[];
  readonly end: End | undefined;
}

const endText: Readonly<Record<End, string>> = {
  resolves: 'done once, and resolves',
  'resolves later': 'goes once a worker is joined again, and resolves',
  RequestRefusedError: 'rejects with 5/2, and is not done again',
};

export const portCells: readonly PortCell[] = Object.entries(troubles).flatMap(([how, given]) => {
  const { trouble, faults }: Trouble = given;
  return Object.entries(ends).map(([moment, whenLost]): PortCell => {
    const isLost = how !== 'doubled';
    const end = whenLost && !isLost ? 'resolves' : whenLost;
    const knows = !isLost || moment !== 'before it is joined';
    const locked = knows ? 'what is locked refuses' : 'nothing is known; joined by another port';
    return {
      ...{ how: how as PortTrouble, trouble, moment: moment as PortMoment, isLost, knows, faults },
      end,
      happens: `${end ? endText[end] : locked}; ${faults.length > 0 ? `one \`${faults}\`, and \`lost\`` : 'no fault'}`,
    };
  });
});

export const port: Family = { heading: 'Ports', test: 'port', cells: portCells };
