import vm from 'node:vm';

/** What a getter or trap of a stranger does. */
export const trap = (): never => {
  throw new Error('trap');
};

export function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const getters = (...names: readonly string[]) =>
  Object.defineProperties(
    {},
    Object.fromEntries(names.map((name) => [name, { get: trap, enumerable: true }])),
  );

const traps = { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap, apply: trap };

/** Another realm, as an iframe or a worker's port is one. */
const elsewhere = vm.createContext({});
/** A value of another realm. */
export const foreign = <T>(code: string): T => vm.runInContext(`(${code})`, elsewhere);

/** What an app may throw or reject with. Looking at some of them throws. */
export const errors: readonly (readonly [name: string, value: unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a symbol', Symbol('error')],
  ['a bigint', 8n],
  ['an error', new Error('of the app')],
  ['an error of another realm', foreign("new TypeError('elsewhere')")],
  [
    'an error whose getters throw',
    getters('name', 'message', 'frame', 'majorCode', 'lockout', 'toJSON', 'then', 'stack'),
  ],
  ['a LockedOutError without a lockout', { name: 'LockedOutError' }],
  [
    'a LockedOutError whose lockout throws',
    { name: 'LockedOutError', lockout: getters('key', 'id'), remainingMs: Number.NaN },
  ],
  ['an error whose frame is a revoked Proxy', { frame: revoked() }],
  ['a Proxy whose traps throw', new Proxy({}, traps)],
  ['a function Proxy whose traps throw', new Proxy(() => {}, traps)],
  ['a revoked Proxy', revoked()],
  ['an object without a prototype', Object.create(null)],
];
