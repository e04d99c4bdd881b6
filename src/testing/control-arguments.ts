// What a test asks of a server, checked. Comes in: arguments of its controls. Goes out: an OptionError for what would never match, or mean something
// else than it says. Next: serving.ts, error-frame.ts.
import {
  aBoolean,
  anAction,
  aSubject,
  aText,
  fitting,
  from0,
  from1,
  type Kind,
  type Kinds,
  oneOf,
  record,
} from '../arguments.js';
import { development } from '../development.js';
import { mustBe, suggestion } from '../misuse.js';
import { attempt } from '../stranger.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import type { Misbehaviour, RequestFilter } from './exchange.js';
import type { Order, Patience, RateLimit } from './protocol-server.js';

/** What the wire cannot hold throws where it is encoded. */
const anything: Kind<never> = (_, value) => value as never;
const fields: Kinds<Omit<ErrorFrame, 'majorCode'>> = {
  minorCode: anything,
  wait: anything,
  requestId: anything,
  action: anything,
  subject: anything,
  timestamp: anything,
  message: anything,
};
const knownFields = record(fields);
const wholeFrame = record<ErrorFrame>({ ...fields, majorCode: anything });

/** The fields of an error beside its code. */
export function checkFields(name: string, given: unknown): void {
  const object = Object(given);
  if (development && attempt(() => object === given && 'waitMs' in object)) {
    throw mustBe(`${name}.waitMs`, 'wait, the seconds of the server', object.waitMs);
  }
  const check = attempt(() => 'majorCode' in object) ? wholeFrame : knownFields;
  check(name, given);
}

const isNumbered = (value: unknown) => typeof Object(value).majorCode === 'number';
const firstKey = (value: unknown) =>
  suggestion(attempt(() => Object.keys(Object(value)))?.[0], ['majorCode', 'action']);

/** An error frame. */
export function aFrame(name: string, given: unknown): void {
  fitting(
    development && 'an error frame',
    isNumbered,
    development &&
      ((value) =>
        typeof value === 'string'
          ? 'errorFrame(name) of igap-reactions/testing makes one.'
          : firstKey(value)),
  )(name, given);
  checkFields(name, given);
}

const pushes = [60_000, 60_001, 60_002, 60_003, 60_004];

/** What can be sent to clients that did not ask for it. */
export function aPush(name: string, given: unknown): void {
  if (isNumbered(given)) checkFields(name, given);
  else wholePush(name, given);
}

const wholePush = fitting(
  development && 'an error frame, a push of an action from 60000 to 60004, or a Uint8Array',
  (value) => value instanceof Uint8Array || pushes.includes(Object(value).action),
  development && firstKey,
);

const filter: Kinds<RequestFilter> = {
  action: anAction,
  subject: aSubject as Kind<never>,
  connection: from1,
};
const aFilterOfRequests = record<RequestFilter>(filter);
export const anOrder = record<Order>({ ...filter, times: from1 });
export const aPatience = record<Patience>({ withinMs: from0 });
export const aCount = from0;
export const anAccountName = aText;
export const anAnswerLimit = record<RateLimit>(
  {
    count: from0,
    perMs: fitting(development && 'a number of ms, more than 0', (value) => (value as number) > 0),
    error: (name, value) => {
      aFrame(name, value);
      return value as ErrorFrame;
    },
    waitS: from0,
    perSubject: aBoolean,
  },
  'count',
  'perMs',
);

const words = ['drop', 'duplicate', 'reorder', 'garble', 'truncate', 'halfClose'];
const aWord = oneOf<Misbehaviour>(words);
const aDelay = record<Extract<Misbehaviour, object>>({ delayMs: from0 }, 'delayMs');

/** What goes wrong with an answer. */
export function aMisbehaviour(name: string, given: unknown): void {
  if (development && given === 'delay') {
    throw mustBe(name, 'one of the words, or { delayMs }', given, 'Pass { delayMs: 1000 }.');
  }
  if (Object(given) === given) aDelay(name, given);
  else aWord(name, given);
}

/** A filter that was given as what it filters by. */
export function checkFilter(name: string, given: unknown): void {
  if (development && typeof given === 'number') {
    throw mustBe(name, 'an object', given, `Pass { action: ${given} }.`);
  }
  aFilterOfRequests(name, given);
}
