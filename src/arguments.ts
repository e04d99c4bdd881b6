// What an option or argument must be, in words and as a test. Comes in: whatever the app gave, own or inherited. Goes out: its known
// members, each read once; a wrong one throws and is named. Next: options.ts and calls.ts.
import { OptionError } from './faults.js';
import { longestWaitMs } from './lockout/lockout.js';
import type { RequestOptions } from './request-options.js';
import { attempt } from './stranger.js';
import { isAction } from './wire/error-frame.js';
import { subjectText } from './wire/subject.js';

/** What a member must be: in words, and as a test. */
export type Kind = readonly [expected: string, fits: (value: unknown) => boolean];
export type Kinds = Readonly<Record<string, Kind>>;
export type KindsOf<Members> = { readonly [Name in keyof Members]-?: Kind };

const isFunction = (value: unknown) => typeof value === 'function';
const isNumber = (value: unknown, least: number, most = Infinity) =>
  typeof value === 'number' && value >= least && value <= most;
export const isText = (value: unknown) => typeof value === 'string' && value !== '';
/** Whether all of these are functions of a value. */
export const has = (value: unknown, ...names: string[]) =>
  names.every((name) => isFunction(Object(value)[name]));

export const aFunction: Kind = ['a function', isFunction];
export const anObject: Kind = ['an object', (value) => typeof value === 'object' && value !== null];
export const aBoolean: Kind = ['true or false', (value) => typeof value === 'boolean'];
export const aText: Kind = ['a text', isText];
export const anAction: Kind = ['1 to 65535', isAction];
export const anAccount: Kind = ['a text or null', (value) => value === null || isText(value)];
export const from0: Kind = ['0 or more', (value) => isNumber(value, 0)];
export const from1: Kind = ['1 or more', (value) => isNumber(value, 1)];
export const aWait: Kind = ['1 or more', (value) => isNumber(value, 1, longestWaitMs)];
export const aSignal: Kind = ['an AbortSignal', (value) => has(value, 'addEventListener')];
export const oneOf = (...words: readonly unknown[]): Kind => [
  words.join(' or '),
  (value) => words.includes(value),
];
export const listOf = ([words, fits]: Kind): Kind => [
  `a list of ${words}`,
  (value) => Array.isArray(value) && value.every(fits),
];
const aSubject: Kind = [
  'a text or number, of at most 512 characters',
  (value) => subjectText(value) !== undefined,
];

/** What every call may be given. */
export const argumentKinds = {
  account: anAccount,
  action: anAction,
  event: aText,
  filter: ['a function, or an object', (value) => isFunction(value) || anObject[1](value)],
  listener: aFunction,
  lockout: anObject,
  members: listOf(anObject),
  newToken: aBoolean,
  options: anObject,
  requestId: aText,
  send: aFunction,
  signal: aSignal,
  subject: aSubject,
  timeoutMs: ['0 to 2^31-1', (value) => isNumber(value, 0, 2 ** 31 - 1)],
  waitMs: ['0 to 2^32-1 s', (value) => isNumber(value, 0, longestWaitMs)],
} satisfies Kinds;

export const requestKinds: KindsOf<RequestOptions> = {
  subject: aSubject,
  signal: aSignal,
  replay: oneOf('once', 'never', 'idempotent'),
  timeoutMs: from1,
  whileLockedOut: [
    'reject or wait',
    (value) => value === 'reject' || value === 'wait' || isFunction(value),
  ],
  maxWaitMs: from0,
  maxHoldMs: from0,
  priority: oneOf('high', 'normal'),
};

/** Throws an OptionError unless a value is of its kind. Looking at it cannot throw anything else. */
export function expect(name: string, value: unknown, [words, fits]: Kind): void {
  if (
    !attempt(
      () => fits(value),
      () => {},
    )
  )
    throw new OptionError(name, words);
}

/**
 * The known members of what the app gave, each read once and functions bound to it. Throws an OptionError that names what is wrong:
 * no object, a member of another kind or that cannot be read, one of its own that is not known.
 */
export function read<Members>(
  path: string,
  given: unknown,
  kinds: Kinds,
  required: readonly string[] = [],
): Members {
  expect(path, given, anObject);
  const within = (name: string) => (path === 'options' ? name : `${path}.${name}`);
  for (const name of attempt(
    () => Object.keys(given as object),
    () => {},
  ) ?? []) {
    const isUndefined = attempt(
      () => (given as Members)[name as keyof Members] === undefined,
      () => {},
    );
    if (!Object.hasOwn(kinds, name) && !isUndefined)
      throw new OptionError(within(name), 'left out');
  }
  const members: Record<string, unknown> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    const value = attempt(
      () => (given as Record<string, unknown>)[name],
      () => {
        throw new OptionError(within(name), kind[0]);
      },
    );
    if (value === undefined && !required.includes(name)) continue;
    expect(within(name), value, kind);
    members[name] = typeof value === 'function' ? value.bind(given) : value;
  }
  return members as Members;
}
