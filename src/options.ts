// What the app can set. Comes in: the options as given. Goes out: complete settings; a wrong option throws and is named. Next: the
// engine.
import {
  aBoolean,
  aClock,
  aCopy,
  aFunction,
  anAccount,
  anAction,
  aWait,
  fitting,
  from0,
  from1,
  having,
  type Kinds,
  kind,
  listOf,
  record,
  textsByName,
} from './arguments.js';
import { aRequestDefaults } from './call-arguments.js';
import { type Clock, isPage, systemClock } from './clock.js';
import { development } from './development.js';
import { idbStore } from './lockout/idb-store.js';
import type { LockoutStore } from './lockout/store.js';
import { anOverride } from './protocol/given-override.js';
import { keyedOverrides } from './protocol/override.js';
import { adviceOn, aProtocol, codeOf, type Protocol } from './protocol/protocol.js';
import type { ErrorName } from './protocol/register.js';
import type { ResolveOptions } from './reaction/resolve.js';
import type { RequestDefaults } from './request-options.js';
import type { Login } from './session/login.js';
import type { Inspect, SessionLogic } from './session/phase.js';
import type { PartialBackoff } from './session/run.js';
import type { HasToken } from './session/token-search.js';
import { attempt } from './stranger.js';
import type { TabChannel } from './tab/tabs.js';

/** What `createReactionEngine` takes. Every option may be absent. */
export interface ReactionEngineOptions extends ResolveOptions {
  /** Whose lockouts these are: an opaque id, stored as it is (never a phone number). Absent and null: the anonymous account. */
  readonly account?: string | null | undefined;
  /**
   * Sends #102 and resolves on #30102. Rejecting with an error frame, or an object that carries one as `frame`, answers with that
   * error; any other rejection is tried again. Absent: `login.started` asks the app to send #102, and it answers with `signedIn()` or
   * by receiving the error.
   */
  readonly login?: Login | undefined;
  /** Whether there is a token to log in with. No: registration is required, without a login. Absent, throwing, rejecting and never answering (within `loginTimeoutMs`) mean yes. */
  readonly hasToken?: HasToken | undefined;
  /** Where lockouts outlive the page. Absent where there is no IndexedDB: they do not, which is the fault `store.none`. @default idbStore() where there is IndexedDB, else memoryStore(), and the fault store.none */
  readonly store?: LockoutStore | undefined;
  /**
   * How the tabs of the origin share lockouts and sign-ins; `null`: by the storage only. An engine with a database of its own needs
   * a channel of its own. @default a BroadcastChannel in a page or worker that has one, else null
   */
  readonly channel?: TabChannel | null | undefined;
  /** Whether sign-ins and sign-outs in other tabs count here. `false`: only lockouts are shared, for several engines in one page; this one's sign-ins are sent all the same. @default true */
  readonly followSignIns?: boolean | undefined;
  /** @default systemClock */
  readonly clock?: Clock | undefined;
  /** How a failed login is tried again; what is absent keeps its default. */
  readonly loginBackoff?: PartialBackoff | undefined;
  /** A login that is not answered in this time ends as 5/1, ms, 1 or more (2^31-1 at most: longer is taken for that). @default 10000 */
  readonly loginTimeoutMs?: number | undefined;
  /** What requests set that do not set it themselves. */
  readonly requestDefaults?: RequestDefaults | undefined;
  /** How many requests that were held may be unanswered after a login, each in the first second after it was sent; Infinity: all go at once. @default 4 */
  readonly replayConcurrency?: number | undefined;
  /** Actions of the app's that need no login, beside the protocol's own (100-102, 131, 132, 138-140, 500-503, 802): held only while there is no connection. */
  readonly beforeLogin?: readonly number[] | undefined;
  /** Errors, by code or name, whose lockout concerns the subject of the request and not the whole action, beside 108, 191, 234, 368, 457. */
  readonly subjects?: readonly (number | ErrorName)[] | undefined;
  /** Passed to XState: is called with what the session does, once the turn is over. A function, or an observer. What it throws is a fault. */
  readonly inspect?: Inspect | undefined;
  /** `sessionMachine` of `igap-reactions/machine`: an XState chart that runs the session, for inspectors. Absent: the same table without the chart. */
  readonly machine?: SessionLogic | undefined;
}

const aChannel = having<TabChannel>(development && 'a channel between tabs, or null', [
  'postMessage',
  'addEventListener',
  'close',
]);

/** Looked up once the protocol is known. */
const aCodeOrName = fitting<number | ErrorName>(
  development && 'the code or name of an error',
  (error) => ['number', 'string'].includes(typeof error),
);

const members: Kinds<ReactionEngineOptions> = {
  protocol: aProtocol,
  account: anAccount,
  login: aFunction,
  hasToken: aFunction,
  inspect: fitting(development && 'a function or an observer', (value) => {
    const { next } = Object(value);
    return typeof (next ?? value) === 'function';
  }),
  machine: having(development && 'sessionMachine of igap-reactions/machine', [
    'transition',
    'getInitialSnapshot',
  ]),
  store: having(
    development && 'a LockoutStore',
    ['read', 'write', 'remove'],
    development &&
      ((value) =>
        'getItem' in Object(value)
          ? 'For localStorage and its like: keyValueStore(localStorage) of igap-reactions/key-value-store; on phones nativeStore(AsyncStorage) of igap-reactions/native.'
          : undefined),
  ),
  channel: (name, value) => (value === null ? value : aChannel(name, value)),
  followSignIns: aBoolean,
  clock: aClock,
  overrides: aCopy as never,
  fieldNames: textsByName,
  loginBackoff: record<PartialBackoff>({
    baseMs: from0,
    maxMs: from0,
    maxAttempts: from1,
    resetAfterMs: from0,
    random: aFunction,
  }),
  requestDefaults: aRequestDefaults,
  replayConcurrency: from1,
  beforeLogin: listOf(anAction),
  subjects: listOf(aCodeOrName),
  defaultLockoutMs: aWait,
  loginTimeoutMs: from1,
};
const readKnown = record(members);

/** Options, complete: what has no default may be absent; `usual` is the protocol where none is given. Throws an OptionError that names the wrong one. */
export function readOptions(given: unknown, usual?: Protocol) {
  const { store, channel, overrides, subjects = [], ...options } = readKnown('options', given, '');
  const protocol = aProtocol('protocol', options.protocol ?? usual);
  const aCode = kind(
    development && `the code or name of an error of ${protocol.name}`,
    (error) => codeOf(protocol, error),
    development && adviceOn(protocol),
  );
  return {
    account: null,
    followSignIns: true,
    clock: systemClock,
    loginBackoff: {},
    loginTimeoutMs: 10_000,
    requestDefaults: {},
    replayConcurrency: 4,
    beforeLogin: [],
    ...options,
    protocol,
    overrides: overrides && keyedOverrides(protocol, overrides, anOverride),
    subjects: listOf(aCode)('subjects', subjects),
    store: store ?? defaultStore(),
    openChannel: () => (channel === undefined ? defaultChannel() : channel),
  };
}

/** The channel of the origin's pages and workers. Where there is none of these, it would keep the process alive. */
function defaultChannel(): TabChannel | null {
  const isScoped = isPage() || 'WorkerGlobalScope' in globalThis;
  return isScoped && typeof BroadcastChannel === 'function'
    ? new BroadcastChannel('igap-reactions')
    : null;
}

/** The database of the origin; none where there is no such thing. One that cannot be looked at is there: it will fail. */
function defaultStore(): LockoutStore | undefined {
  const isThere = attempt(() => typeof indexedDB !== 'undefined');
  return isThere === false ? undefined : idbStore();
}
