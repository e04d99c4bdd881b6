// Values as no app should give them, each made anew. Comes in: nothing. Goes out: what they are called, and how they are made. Used by: the
// models of this folder.
import { foreign, revoked, trap } from '../support/strangers.js';

/** In every text of a value: no message of ours may hold it. */
export const secret = 'SECRET-4711';

const traps = new Proxy({}, { get: () => trap });
const members = [
  ...[
    'name',
    'message',
    'frame',
    'majorCode',
    'minorCode',
    'wait',
    'requestId',
    'action',
    'subject',
  ],
  ...[
    'lockout',
    'remainingMs',
    'key',
    'id',
    'then',
    'toJSON',
    'low',
    'high',
    'kind',
    'length',
    'data',
  ],
  ...['aborted', 'reason', 'addEventListener', 'readyState', 'byteLength', 'version', 'account'],
] as const;

/** An object each of whose members throws where it is read. */
const getters = () =>
  Object.defineProperties(
    {},
    Object.fromEntries(members.map((name) => [name, { get: trap, enumerable: true }])),
  );

function cyclic(): object {
  const cycle: { self?: object; readonly majorCode: number } = { majorCode: 8 };
  cycle.self = cycle;
  return cycle;
}

function detached(): ArrayBuffer {
  const buffer = new ArrayBuffer(8);
  structuredClone(buffer, { transfer: [buffer] });
  return buffer;
}

type Call = (value: unknown) => void;
const thenable = (then: (done: Call, failed: Call) => unknown): object => ({ then });

export const values: Readonly<Record<string, () => unknown>> = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  '-1': () => -1,
  '0': () => 0,
  '-0': () => -0,
  '1.5': () => 1.5,
  '2^53': () => 2 ** 53,
  '1e308': () => 1e308,
  'an empty text': () => '',
  'a text': () => secret,
  'a number as a text': () => '201',
  'a text of the prototype': () => '__proto__',
  'a lone surrogate': () => '\ud800',
  'a huge text': () => secret + 'x'.repeat(100_000),
  'a symbol': () => Symbol(secret),
  'a bigint': () => 8n,
  'a huge bigint': () => 10n ** 600n,
  'a function': () => () => secret,
  'an async function': () => async () => secret,
  'a function that throws': () => trap,
  'a class': () => class Secret {},
  'a list': () => [secret],
  'a list of nothing': () => [undefined, null],
  'a long list': () => new Array(10_000),
  'an object': () => ({}),
  'an object without a prototype': () => Object.create(null),
  'a frozen object': () => Object.freeze({ majorCode: 8, wait: secret }),
  'an object that is no primitive': () => ({ toString: trap, valueOf: trap }),
  'an object with a length': () => ({ length: 2 ** 40 }),
  'a cyclic object': cyclic,
  'halves of no number': () => ({ low: 1e300, high: 5 }),
  'an object whose getters throw': getters,
  'a Proxy whose traps throw': () => new Proxy({}, traps),
  'a Proxy of a function whose traps throw': () => new Proxy(() => {}, traps),
  'a Proxy of a list': () => new Proxy([], traps),
  'a revoked Proxy': revoked,
  'a date': () => new Date(0),
  'no date': () => new Date(Number.NaN),
  'a pattern': () => new RegExp(secret),
  'a map': () => new Map([[secret, 8]]),
  'an error': () => new Error(secret),
  'an error with getters': () =>
    Object.defineProperties(new Error(secret), Object.getOwnPropertyDescriptors(getters())),
  'an error that carries a frame': () =>
    Object.assign(new Error(secret), { frame: { majorCode: 2 } }),
  'a LockedOutError': () => ({ name: 'LockedOutError', lockout: { key: '102', id: 'lockout-1' } }),
  'a LockedOutError for ever': () => ({
    name: 'LockedOutError',
    remainingMs: Number.POSITIVE_INFINITY,
  }),
  'a frame of an error': () => ({ majorCode: 110, wait: 1e9, message: secret }),
  'a wrong frame': () => ({ majorCode: '8', requestId: secret }),
  bytes: () => new Uint8Array([0, 0, 255, 255, 255]),
  'no bytes': () => new Uint8Array(),
  'a detached buffer': detached,
  'shared bytes': () => new Uint8Array(new SharedArrayBuffer(8)),
  'a view of floats': () => new Float64Array(2),
  'a promise that resolves': () => Promise.resolve(secret),
  'a promise that hangs': () => new Promise(() => {}),
  'a thenable that answers twice': () =>
    thenable((done, failed) => {
      done(secret);
      failed(new Error(secret));
      done(8);
    }),
  'a thenable that never answers': () => thenable(() => {}),
  'a thenable that throws': () => thenable(trap),
  'a thenable that answers and throws': () =>
    thenable((done) => {
      done(secret);
      trap();
    }),
  'a thenable that rejects with nothing': () => thenable((_, failed) => failed(undefined)),
  'a thenable of a thenable': () =>
    thenable((done) => done(thenable((_, failed) => failed(secret)))),
  'an object of another realm': () => foreign('({ majorCode: 8 })'),
  'a list of another realm': () => foreign('[1, 2]'),
  'a promise of another realm': () => foreign('Promise.resolve(1)'),
  'an error of another realm': () => foreign(`new TypeError('${secret}')`),
  'bytes of another realm': () => foreign('new Uint8Array([0, 0, 16, 8])'),
  'a signal that was aborted': () => AbortSignal.abort(secret),
  'a signal without methods': () => ({ aborted: true }),
  'a signal that throws': () => ({
    aborted: true,
    addEventListener: trap,
    removeEventListener: trap,
  }),
  'something with every method': () =>
    new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => secret) }),
  'a promise that rejects': () => Promise.reject(new Error(secret)),
  'a promise that rejects with nothing': () => Promise.reject(),
  'a promise of another realm that rejects': () =>
    foreign(`Promise.reject(new Error('${secret}'))`),
};
const valueNames = Object.keys(values);
const isRejecting = (name: string) => /^a promise.* rejects/.test(name);
/** Promises that reject: whoever is given one has to take it. */
export const rejectingNames = valueNames.filter(isRejecting);
export const argumentNames = valueNames.filter((name) => !isRejecting(name));
