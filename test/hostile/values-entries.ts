// Every public entry with arguments that are right, in all their members. Comes in: an engine. Goes out: calls and their arguments. Used by:
// values-model.ts, which puts wrong values in their place.
import { attach } from '../../src/attach.js';
import * as root from '../../src/index.js';
import { keyValueStore } from '../../src/key-value-store.js';
import { sessionMachine } from '../../src/machine.js';
import { manualClock } from '../../src/testing.js';
import { en } from '../../src/texts/en.js';
import * as texts from '../../src/texts.js';
import * as wire from '../../src/wire.js';

export interface Entry {
  readonly call: (...args: never[]) => unknown;
  readonly args: () => readonly unknown[];
  /** It takes anything, and never throws. */
  readonly isTotal?: true;
}

const send = async () => 'sent';
const nothing = () => {};
const frame = {
  majorCode: 136,
  minorCode: 1,
  wait: 3,
  requestId: 'a',
  action: 100,
  subject: 'room',
  timestamp: 5,
  message: 'text',
};
const signal = () => new AbortController().signal;
const requestOptions = () => ({
  subject: { low: 4, high: 0, unsigned: true },
  signal: signal(),
  replay: 'once',
  timeoutMs: 1000,
  whileLockedOut: () => 'wait',
  maxWaitMs: 1000,
  maxHoldMs: 1000,
  priority: 'high',
});
const channel = () => ({ postMessage: nothing, addEventListener: nothing, close: nothing });

/** Options of an engine, all of them. */
export const engineOptions = (clock: root.Clock = manualClock()) => ({
  account: 'a',
  login: () => Promise.reject({ majorCode: 110 }),
  hasToken: () => true,
  inspect: { next: nothing },
  machine: sessionMachine,
  store: { ...root.memoryStore(), close: nothing },
  channel: channel(),
  followSignIns: true,
  clock: { ...clock },
  overrides: { USER_LOGIN_FAILED: { kind: 'correctInput', field: 'code', problem: 'incorrect' } },
  fieldNames: { phone: 'number' },
  loginBackoff: { baseMs: 1, maxMs: 2, maxAttempts: 3, resetAfterMs: 4, random: () => 0.5 },
  loginTimeoutMs: 100,
  requestDefaults: {
    replay: 'once',
    timeoutMs: 1000,
    whileLockedOut: 'wait',
    maxWaitMs: 1000,
    maxHoldMs: 1000,
    priority: 'high',
  },
  replayConcurrency: 2,
  beforeLogin: [600],
  subjects: [136, 'FLOOD_REQUEST'],
  defaultLockoutMs: 1000,
});

const lockout = {
  id: 'lockout-1',
  key: '201',
  scope: { kind: 'action', action: 201 },
  majorCode: 136,
  name: 'FLOOD_REQUEST',
  startedAtMs: 1,
  untilMs: 2,
  waitMs: 1,
};

/** A row of a store, and what another tab sends of it. */
const record = (nowMs: number) => ({
  ...{ version: 2, id: 'stored', key: '201/room', majorCode: 136 },
  ...{ arrivedAtMs: nowMs, waitMs: 60_000 },
});
export const rows = (nowMs: number) => [
  ['stored', record(nowMs)],
  ['other', { ...record(nowMs), id: 'other' }],
];
export const message = (nowMs: number, kind: string) => ({
  ...{ version: 2, kind, account: 'a', record: record(nowMs), remainingMs: 60_000 },
});

/** What needs no engine. */
export const functions: Readonly<Record<string, Entry>> = {
  createReactionEngine: { call: root.createReactionEngine, args: () => [engineOptions()] },
  resolve: {
    call: root.resolve,
    args: () => {
      const { overrides, fieldNames, defaultLockoutMs } = engineOptions();
      return [frame, { overrides, fieldNames, defaultLockoutMs }];
    },
  },
  findError: {
    call: root.findError as Entry['call'],
    args: () => ['FLOOD_REQUEST'],
    isTotal: true,
  },
  isReactionError: {
    call: root.isReactionError as Entry['call'],
    args: () => [{ name: 'OptionError' }, 'OptionError'],
    isTotal: true,
  },
  reactionErrorFrom: {
    call: root.reactionErrorFrom,
    args: () => [{ name: 'LockedOutError', message: 'Locked', lockout, remainingMs: 5 }],
    isTotal: true,
  },
  idbStore: {
    call: root.idbStore,
    args: () => [{ name: 'lockouts', clock: { ...manualClock() } }],
  },
  keyValueStore: {
    call: keyValueStore,
    args: () => [
      { getItem: nothing, setItem: nothing, removeItem: nothing },
      { prefix: 'own', clock: { ...manualClock() } },
    ],
  },
  decodeFrame: { call: wire.decodeFrame, args: () => [wire.encodeErrorFrame(frame)] },
  decodeErrorFrame: {
    call: wire.decodeErrorFrame,
    args: () => [wire.encodeErrorFrame(frame), nothing],
  },
  encodeErrorFrame: { call: wire.encodeErrorFrame, args: () => [{ ...frame }] },
  errorText: {
    call: texts.errorText,
    args: () => [root.resolve(frame), en, 5000],
  },
  lockoutText: { call: texts.lockoutText, args: () => [lockout, en, 5000] },
  outcomeText: {
    call: texts.outcomeText,
    args: () => [{ name: 'LockedOutError', lockout, remainingMs: 5 }, en, 5000],
  },
  sessionText: { call: texts.sessionText, args: () => ['ready', en] },
};

/** Every call of an engine, and `attach`. */
export const calls = (engine: root.ReactionEngine): Readonly<Record<string, Entry>> => ({
  receive: { call: engine.receive, args: () => [{ ...frame }], isTotal: true },
  subscribe: { call: engine.subscribe, args: () => [nothing] },
  on: { call: engine.on, args: () => ['reaction', nothing] },
  once: { call: engine.once, args: () => ['reaction', nothing] },
  waitFor: {
    call: engine.waitFor,
    args: () => ['reaction', { signal: signal(), timeoutMs: 1000, filter: () => true }],
  },
  lockouts: { call: engine.lockouts, args: () => [] },
  guard: { call: engine.guard, args: () => [201, 'room'] },
  countdown: { call: engine.countdown, args: () => [{ action: 201, subject: 'room' }] },
  'countdown of a lockout': { call: engine.countdown, args: () => [{ ...lockout }] },
  'subscribe of a countdown': {
    call: engine.countdown({ action: 201 }).subscribe,
    args: () => [nothing],
  },
  lockOut: {
    call: engine.lockOut,
    args: () => [{ action: 201, subject: { low: 1, high: 0 }, waitMs: 1000 }],
  },
  clearLockout: { call: engine.clearLockout, args: () => [{ ...lockout }] },
  request: { call: engine.request, args: () => [201, send, requestOptions()] },
  batch: {
    call: engine.batch,
    args: () => {
      const { subject, ...options } = requestOptions();
      return [
        [
          { action: 201, send, subject },
          { action: 202, send },
        ],
        options,
      ];
    },
  },
  requests: { call: engine.requests, args: () => [] },
  cancel: { call: engine.cancel, args: () => [{ id: 'request-1', action: 201, subject: 'room' }] },
  track: { call: engine.track, args: () => [{ requestId: 'a', action: 201, subject: 'room' }] },
  connected: { call: engine.connected, args: () => [] },
  disconnected: { call: engine.disconnected, args: () => [{ connecting: true }] },
  signedIn: { call: engine.signedIn, args: () => [{ account: 'b' }] },
  signedOut: { call: engine.signedOut, args: () => [] },
  logIn: { call: engine.logIn, args: () => [{ newToken: true }] },
  attach: {
    call: attach,
    args: () => [
      { receive: engine.receive, connected: engine.connected, disconnected: engine.disconnected },
      { addEventListener: nothing, removeEventListener: nothing, readyState: 1 },
      {
        decrypt: (bytes: Uint8Array) => bytes,
        secured: Promise.resolve(),
        clock: { ...manualClock() },
      },
    ],
  },
});
