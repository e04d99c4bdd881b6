// What the host can set. Comes in: the options as given. Goes out: complete settings; a wrong option throws and is named. Next: the
// engine.
import type { InspectionEvent } from 'xstate';
import { findError } from './catalogue/catalogue.js';
import { type Clock, longestTimerMs, systemClock } from './clock.js';
import { OptionError } from './faults.js';
import { idbStore } from './lockout/idb-store.js';
import { longestWaitMs } from './lockout/lockout.js';
import { memoryStore } from './lockout/memory-store.js';
import type { LockoutStore } from './lockout/store.js';
import { defaultLockoutMs, type ResolveOptions } from './reaction/resolve.js';
import { rules } from './reaction/rules.js';
import { defaultBackoff, type LoginBackoff } from './session/backoff.js';

/** What `createReactionEngine` takes. Every option may be absent. */
export interface ReactionEngineOptions extends ResolveOptions {
  /** Whose lockouts these are: an opaque id, stored as it is (never a phone number). Absent and null: the anonymous account. */
  readonly account?: string | null | undefined;
  /**
   * Sends #102 and resolves on #30102. Rejecting with an error frame, or an object that carries one as `frame`, answers with that
   * error; any other rejection is tried again. `attempt` is 1 for the first of a run; `signal` is aborted when the answer is of no
   * use any more. Absent: `login.started` asks the host to send #102, and it answers with `signedIn()` or by receiving the error.
   */
  readonly login?:
    | ((call: { readonly attempt: number; readonly signal: AbortSignal }) => PromiseLike<unknown>)
    | undefined;
  /** Whether there is a token to log in with. No: registration is required, without a login. Absent, throwing, rejecting and never answering (within `loginTimeoutMs`) mean yes. */
  readonly hasToken?: (() => boolean | PromiseLike<boolean>) | undefined;
  /** Where lockouts outlive the page. @default idbStore() where there is IndexedDB, else memoryStore() */
  readonly store?: LockoutStore | undefined;
  /** @default systemClock */
  readonly clock?: Clock | undefined;
  /** How a failed login is tried again; what is absent keeps its default. */
  readonly loginBackoff?:
    | { readonly [Name in keyof LoginBackoff]?: LoginBackoff[Name] | undefined }
    | undefined;
  /** A login that is not answered in this time ends as 5/1, ms, 1 to 2^31-1. @default 10000 */
  readonly loginTimeoutMs?: number | undefined;
  /** Passed to XState: hears what the session machine does. What it throws is a fault. */
  readonly inspect?: ((event: InspectionEvent) => void) | undefined;
}

/** Options, complete. */
export interface Settings extends ResolveOptions {
  readonly account: string | null;
  readonly login: ReactionEngineOptions['login'];
  readonly hasToken: ReactionEngineOptions['hasToken'];
  readonly inspect: ReactionEngineOptions['inspect'];
  readonly store: LockoutStore;
  readonly clock: Clock;
  readonly loginBackoff: LoginBackoff;
  readonly loginTimeoutMs: number;
}

type Check = readonly [expected: string, fits: (value: never) => boolean];

const isFunction = (value: unknown) => typeof value === 'function';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const hasFunctions =
  (...names: string[]) =>
  (value: unknown) =>
    isRecord(value) && names.every((name) => isFunction(value[name]));
const timerMs = (leastMs: number): Check => [
  `a number of ms from ${leastMs} to 2^31-1`,
  (value: number) => value >= leastMs && value <= longestTimerMs,
];
const aFunction: Check = ['a function', isFunction];

/** Whether a value names an account: a string that is not empty, or null for the anonymous one. */
export const isAccount = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && value !== '');
export const accountExpected = 'a string that is not empty, or null';

const checks: Readonly<Record<keyof ReactionEngineOptions, Check>> = {
  account: [accountExpected, isAccount],
  login: aFunction,
  hasToken: aFunction,
  inspect: aFunction,
  store: ['a store with read, write and remove', hasFunctions('read', 'write', 'remove')],
  clock: [
    'a clock with now, monotonic, setTimeout and clearTimeout',
    hasFunctions('now', 'monotonic', 'setTimeout', 'clearTimeout'),
  ],
  overrides: ['an object', isRecord],
  fieldNames: [
    'an object of strings',
    (value) => isRecord(value) && Object.values(value).every((name) => typeof name === 'string'),
  ],
  defaultLockoutMs: [
    'a number of ms above 0, up to 2^32-1 seconds',
    (value: number) => value > 0 && value <= longestWaitMs,
  ],
  loginBackoff: ['an object', isRecord],
  loginTimeoutMs: timerMs(1),
};

const backoffChecks: Readonly<Record<keyof LoginBackoff, Check>> = {
  baseMs: timerMs(0),
  maxMs: timerMs(0),
  maxAttempts: [
    'an integer of 1 or more, or Infinity',
    (value: number) =>
      value >= 1 && (Number.isInteger(value) || value === Number.POSITIVE_INFINITY),
  ],
  resetAfterMs: ['a number of ms of 0 or more', (value: number) => value >= 0],
  random: aFunction,
};

/** Complete settings. Throws an OptionError that names the wrong option. */
export function readOptions(options: ReactionEngineOptions): Settings {
  check('', options, checks);
  check('loginBackoff.', options.loginBackoff ?? {}, backoffChecks);
  checkOverrides(options.overrides ?? {});
  return {
    account: options.account ?? null,
    login: options.login,
    hasToken: options.hasToken,
    inspect: options.inspect,
    store: options.store ?? (typeof indexedDB === 'undefined' ? memoryStore() : idbStore()),
    clock: options.clock ?? systemClock,
    overrides: options.overrides,
    fieldNames: options.fieldNames,
    defaultLockoutMs: options.defaultLockoutMs ?? defaultLockoutMs,
    loginBackoff: { ...defaultBackoff, ...present(options.loginBackoff ?? {}) },
    loginTimeoutMs: options.loginTimeoutMs ?? 10_000,
  };
}

function check(path: string, given: object, expected: Readonly<Record<string, Check>>): void {
  if (!isRecord(given)) throw new OptionError('options', 'an object');
  for (const [name, value] of Object.entries(given)) {
    const known = Object.hasOwn(expected, name) ? expected[name] : undefined;
    if (!known) throw new OptionError(path + name, `left out: there is no such option`);
    if (value !== undefined && !known[1](value as never)) {
      throw new OptionError(path + name, known[0]);
    }
  }
}

function checkOverrides(overrides: Readonly<Record<string, unknown>>): void {
  for (const [key, override] of Object.entries(overrides)) {
    const option = `overrides['${key}']`;
    const [name = '', minor] = key.split('/');
    const entry = findError(name);
    if (!entry || (minor !== undefined && !entry.minors.some((row) => `${row.minor}` === minor))) {
      throw new OptionError(
        option,
        "left out: there is no such error; write 'NAME' or 'NAME/minor'",
      );
    }
    if (override === undefined) continue;
    if (!isRecord(override) || !rules.some(({ kind }) => kind === override.kind)) {
      throw new OptionError(option, 'an object whose kind is a reaction kind other than unknown');
    }
  }
}

/** What is set; `undefined` means absent. */
function present<T extends object>(given: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as never;
}
