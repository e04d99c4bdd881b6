// What the host can set. Comes in: the options as given. Goes out: complete settings; a wrong option throws and is named. Next: the
// engine.
import type { InspectionEvent } from 'xstate';
import { findError } from './catalogue/catalogue.js';
import { type Clock, systemClock } from './clock.js';
import { OptionError } from './faults.js';
import { idbStore } from './lockout/idb-store.js';
import { longestWaitMs } from './lockout/lockout.js';
import { memoryStore } from './lockout/memory-store.js';
import type { LockoutStore } from './lockout/store.js';
import type { TabChannel } from './lockout/tabs.js';
import type { ResolveOptions } from './reaction/resolve.js';
import { rules } from './reaction/rules.js';
import type { RequestOptions } from './request/request.js';
import type { PartialBackoff } from './session/run.js';
import { isAction, isSubject } from './wire/error-frame.js';

/** What `createReactionEngine` takes. Every option may be absent. */
export interface ReactionEngineOptions extends ResolveOptions {
  /** Whose lockouts these are: an opaque id, stored as it is (never a phone number). Absent and null: the anonymous account. */
  readonly account?: string | null | undefined;
  /**
   * Sends #102 and resolves on #30102. Rejecting with an error frame, or an object that carries one as `frame`, answers with that
   * error; any other rejection is tried again. `attempt` is 1 for the first of a run; `signal` is aborted when the session
   * goes on without the answer: no answer in time, another account, an ended session. Absent: `login.started` asks the host to send #102, and it answers with `signedIn()` or by receiving the error.
   */
  readonly login?:
    | ((call: { readonly attempt: number; readonly signal: AbortSignal }) => PromiseLike<unknown>)
    | undefined;
  /** Whether there is a token to log in with. No: registration is required, without a login. Absent, throwing, rejecting and never answering (within `loginTimeoutMs`) mean yes. */
  readonly hasToken?: (() => boolean | PromiseLike<boolean>) | undefined;
  /** Where lockouts outlive the page. @default idbStore() where there is IndexedDB, else memoryStore() */
  readonly store?: LockoutStore | undefined;
  /**
   * How the tabs of the origin hear of each other's lockouts and sign-ins; `null`: they do not. An engine with a database of its own needs
   * a channel of its own. @default a BroadcastChannel in a page or worker, else null
   */
  readonly channel?: TabChannel | null | undefined;
  /** @default systemClock */
  readonly clock?: Clock | undefined;
  /** How a failed login is tried again; what is absent keeps its default. */
  readonly loginBackoff?: PartialBackoff | undefined;
  /** A login that is not answered in this time ends as 5/1, ms, 1 or more (2^31-1 at most: longer is taken for that). @default 10000 */
  readonly loginTimeoutMs?: number | undefined;
  /** Passed to XState: hears what the session machine does. What it throws is a fault. */
  readonly inspect?: ((event: InspectionEvent) => void) | undefined;
}

/** Options, complete: what has no default may be absent. */
export interface Settings extends ReactionEngineOptions {
  readonly account: string | null;
  readonly store: LockoutStore;
  readonly openChannel: () => TabChannel | null;
  readonly clock: Clock;
  readonly loginTimeoutMs: number;
}

/** What an option must be: in words, and as a test. */
type Kind = readonly [expected: string, fits: (value: unknown) => boolean];

const isFunction = (value: unknown) => typeof value === 'function';
const isNumber = (value: unknown, least: number, most = Infinity) =>
  typeof value === 'number' && value >= least && value <= most;
const aFunction: Kind = ['a function', isFunction];
const has = (value: unknown, ...names: string[]) =>
  names.every((name) => isFunction(Object(value)[name]));
const anObject: Kind = ['an object', (value) => typeof value === 'object' && value !== null];
const from0: Kind = ['0 or more', (value) => isNumber(value, 0)];
const from1: Kind = ['1 or more', (value) => isNumber(value, 1)];

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const anAccount: Kind = ['a text or null', (value) => value === null || isText(value)];
const aSubject: Kind = ['a text or number', (value) => value === undefined || isSubject(value)];

type Kinds = Readonly<Record<string, Kind>>;
type KindsOf<Options> = { readonly [Name in keyof Options]-?: Kind };
/** Of what there is no option. */
const nothing: Kind = ['left out', () => false];

const kinds: KindsOf<ReactionEngineOptions> = {
  account: anAccount,
  login: aFunction,
  hasToken: aFunction,
  inspect: aFunction,
  store: ['a LockoutStore', (value) => has(value, 'read', 'write', 'remove')],
  channel: [
    'a channel or null',
    (value) => value === null || has(value, 'postMessage', 'addEventListener', 'close'),
  ],
  clock: ['a Clock', (value) => has(value, 'now', 'setTimeout')],
  overrides: anObject,
  fieldNames: anObject,
  loginBackoff: anObject,
  defaultLockoutMs: ['1 or more', (value) => isNumber(value, 1, longestWaitMs)],
  loginTimeoutMs: from1,
};
export const requestKinds: KindsOf<RequestOptions> = {
  subject: aSubject,
  signal: ['an AbortSignal', (value) => has(value, 'addEventListener')],
  replay: ['once or never', (value) => value === 'once' || value === 'never'],
  timeoutMs: from1,
  whileLockedOut: ['reject or wait', (value) => value === 'reject' || value === 'wait'],
  maxWaitMs: from0,
  maxHoldMs: from0,
};
const argumentKinds = {
  account: anAccount,
  action: ['1 to 65535', isAction],
  subject: aSubject,
  waitMs: ['0 to 2^32-1 s', (value) => isNumber(value, 0, longestWaitMs)],
  requestId: ['a text', isText],
  send: aFunction,
  options: anObject,
} satisfies Record<string, Kind>;
const backoffKinds: KindsOf<PartialBackoff> = {
  baseMs: from0,
  maxMs: from0,
  maxAttempts: from1,
  resetAfterMs: from0,
  random: aFunction,
};

/** Throws an OptionError unless everything given is of its kind; what is `optional` may be undefined. */
export function expectAll(path: string, given: object, expected: Kinds, optional?: true): void {
  for (const [name, value] of Object.entries(given)) {
    const [words, fits] = (Object.hasOwn(expected, name) && expected[name]) || nothing;
    if (!fits(value) && !(optional && value === undefined))
      throw new OptionError(path + name, words);
  }
}

/** Throws an OptionError unless the arguments of a call are all of their kinds. */
export function expectArguments(call: string, given: object): void {
  expectAll(`${call}.`, given, argumentKinds);
}

/** Complete settings. Throws an OptionError that names the wrong option. */
export function readOptions(given: ReactionEngineOptions): Settings {
  expectArguments('createReactionEngine', { options: given });
  expectAll('', given, kinds, true);
  expectAll('loginBackoff.', given.loginBackoff ?? {}, backoffKinds, true);
  for (const [key, override] of Object.entries(given.overrides ?? {})) {
    const [name = '', minor] = key.split('/');
    const entry = findError(name);
    const known = minor ? entry?.minors.some((row) => row.minor === +minor) : entry;
    const isKind = override === undefined || rules.some(([kind]) => kind === override?.kind);
    if (!known || !isKind) throw new OptionError(`overrides['${key}']`, 'known');
  }
  return {
    ...given,
    account: given.account ?? null,
    store: given.store ?? defaultStore(),
    openChannel: () => (given.channel === undefined ? defaultChannel() : given.channel),
    clock: given.clock ?? systemClock,
    loginTimeoutMs: given.loginTimeoutMs ?? 10_000,
  };
}

/** The channel of the origin's pages and workers. Where there is none of these, it would keep the process alive. */
function defaultChannel(): TabChannel | null {
  const scoped = typeof document !== 'undefined' || 'WorkerGlobalScope' in globalThis;
  return scoped ? new BroadcastChannel('igap-reactions') : null;
}

function defaultStore(): LockoutStore {
  try {
    if (typeof indexedDB === 'undefined') return memoryStore();
  } catch {}
  return idbStore();
}
