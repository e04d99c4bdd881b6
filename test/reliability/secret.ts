// Secrets, as data. Comes in: nothing. Goes out: for each secret and each way into the engine what shows that it came in. Next:
// secret.test.ts, docs/reliability-page.ts.
import type { ReactionEventName } from '../../src/index.js';
import type { Cell, Family } from './cell.js';

const secrets = {
  'a token': 'eyJhbGciOi.canary7f3a',
  'a phone number': '989121234567',
  'a message text': 'see you at nine, at the old mill',
} as const;

/** What is emitted where it came in. Absent: nothing has to be. */
const inputs = {
  'in the message of a frame': 'reaction',
  'in the message of a frame in bytes': 'reaction',
  'in fields that are none of a frame': 'reaction',
  'in fields of a wrong kind': 'fault',
  'as a subject that is none': 'fault',
  'in a rejection of send': 'request.denied',
  'in an error that send throws': undefined,
  'in an answer of send': undefined,
  'in a rejection of login': 'login.delayed',
  'in an error that login throws': 'login.delayed',
  'in an error of any other function': 'fault',
  'in what a store holds': 'fault',
  'in an error of a store': 'fault',
  'in a message of another tab': 'fault',
  'in an error of a channel': 'fault',
  'in an option that is wrong': undefined,
  'in an argument that is wrong': undefined,
  'in a rejection in a page of a port': 'request.denied',
  'in a message to a port': 'fault',
} as const satisfies Record<string, ReactionEventName | undefined>;
export type Input = keyof typeof inputs;

export interface SecretCell extends Cell {
  readonly secret: string;
  readonly input: Input;
  readonly shows: ReactionEventName | undefined;
}

/** Where the server's own text may be. */
export const open: readonly string[] = ['reaction', 'error.reported'];

export const secretCells: readonly SecretCell[] = Object.entries(secrets).flatMap(
  ([trouble, secret]) =>
    Object.entries(inputs).map(([input, shows]) => ({
      ...{ trouble, moment: input, secret, input: input as Input, shows },
      happens: input.includes('message of a frame')
        ? 'only in `reaction` and `error.reported`'
        : 'nowhere',
    })),
);

export const secret: Family = { heading: 'Secrets', test: 'secret', cells: secretCells };
