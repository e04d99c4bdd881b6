// One wrong value in the place of one right one, in whatever public entry. Comes in: which, where, how. Goes out: what was wrong with what
// happened. Run by: values-model.test.ts.
import {
  createReactionEngine,
  isReactionError,
  type ReactionEngine,
  type ReactionErrorName,
} from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { eventNames } from './reentrant-callbacks.js';
import { secret, values } from './values.js';
import type { Entry } from './values-entries.js';

/** How a value comes to stand there: as a member, an inherited one, or one behind a Proxy. */
export type How = 'own' | 'inherited' | 'throwing' | 'behind a Proxy';

export type Path = readonly string[];

const isContainer = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype;
};

/** Where a value can stand: each argument, each member of it, one that nobody knows, one more. */
export function placesIn(given: unknown, depth = 0): Path[] {
  if (!isContainer(given)) return [];
  const inner = Object.keys(given).flatMap((name) => [
    [name],
    ...(depth < 3 ? placesIn(given[name], depth + 1).map((path) => [name, ...path]) : []),
  ]);
  return [...inner, Array.isArray(given) ? [`${given.length}`] : ['unknown']];
}

/** A copy with a value in a place. */
export function putInto(given: unknown, path: Path, value: unknown, how: How): unknown {
  const [name = '', ...rest] = path;
  if (!isContainer(given)) return value;
  if (rest.length > 0) {
    const inner = putInto(given[name], rest, value, how);
    return Array.isArray(given)
      ? given.map((each, at) => (`${at}` === name ? inner : each))
      : { ...given, [name]: inner };
  }
  const copy: Record<string, unknown> = Array.isArray(given)
    ? Object.assign([], given)
    : { ...given };
  if (how === 'own' || Array.isArray(given)) copy[name] = value;
  if (how === 'behind a Proxy') {
    return new Proxy(copy, { get: (of, key) => (key === name ? value : Reflect.get(of, key)) });
  }
  if (how === 'throwing') {
    const get = () => {
      throw value;
    };
    Object.defineProperty(copy, name, { get, enumerable: true });
  }
  if (how !== 'inherited') return copy;
  delete copy[name];
  return Object.assign(Object.create({ [name]: value }), copy);
}

const ours: readonly ReactionErrorName[] = ['OptionError', 'WireError'];

/** What was thrown that may not be, and why. Undefined: nothing is wrong. */
function wrongThrow(thrown: unknown, isTotal: boolean | undefined): string | undefined {
  const name = ours.find((each) => isReactionError(thrown, each));
  if (isTotal || !name || !(thrown instanceof Error)) return `threw ${describe(thrown)}`;
  const { message } = thrown;
  if (message.includes(secret)) return `threw the value: ${message}`;
  const names =
    name === 'WireError'
      ? / at byte \d+$/
      : /must be .+\.|is wrong\.$|^Unknown option '|^\S+: igap has no error/s;
  return names.test(message) ? undefined : `threw without a name: ${message}`;
}

function describe(value: unknown): string {
  try {
    return value instanceof Error
      ? `${value.name}: ${value.message} ${value.stack?.split('\n')[1]}`
      : String(value);
  } catch {
    return 'something unreadable';
  }
}

/** Calls an entry with a wrong value. What came out, and what is wrong with that. */
export function tryEntry(entry: Entry, path: Path, value: string, how: How) {
  // An argument is there, whatever its members are.
  const args = putInto([...entry.args()], path, values[value]?.(), path.length > 1 ? how : 'own');
  try {
    const returned: unknown = Reflect.apply(entry.call, undefined, args as unknown[]);
    return { returned, hasThrown: false, problem: undefined };
  } catch (error) {
    return { returned: undefined, hasThrown: true, problem: wrongThrow(error, entry.isTotal) };
  }
}

/** A clock that notes what no timer can be armed with. */
export function strictClock() {
  const clock = manualClock();
  const problems: string[] = [];
  const setTimeout = (callback: () => void, delayMs: number) => {
    if (!(delayMs >= 0 && delayMs < 2 ** 31)) problems.push(`a timer of ${delayMs} ms`);
    return clock.setTimeout(callback, delayMs);
  };
  return { clock: { ...clock, setTimeout }, manual: clock, problems };
}

/** What an engine can be seen to be. */
export const lookAt = (engine: ReactionEngine) =>
  JSON.stringify([engine.state, engine.lockouts(), engine.requests()]);

/** Whether an engine goes on: a frame is resolved and emitted, and the last one ends the session. */
export function aliveProblems(engine: ReactionEngine): string[] {
  const emitted: string[] = [];
  const offs = eventNames.map((name) => engine.on(name, () => emitted.push(name)));
  const problems: string[] = [];
  const isOpen = /^(ready|logging|loginD|loginF|nick)/.test(engine.state.session);
  for (const majorCode of [4, 8]) {
    const { outcome } = engine.receive({ majorCode });
    if (outcome !== 'resolved') problems.push(`a ${majorCode} is a ${outcome}`);
  }
  if (emitted.filter((name) => name === 'reaction').length !== 2) problems.push(`${emitted}`);
  if (isOpen && engine.state.session !== 'terminated') problems.push(engine.state.session);
  for (const off of offs) off();
  return problems;
}

/** An engine of options that may be wrong. Undefined: they are, and that was said. */
export function madeOf(options: unknown, problems: string[]): ReactionEngine | undefined {
  try {
    return createReactionEngine(options as object);
  } catch (error) {
    const problem = wrongThrow(error, undefined);
    if (problem) problems.push(problem);
    return undefined;
  }
}

/** A short life, whatever clock and store an engine has. What was thrown that may not be, and what does not settle by the end. */
export async function liveOn(engine: ReactionEngine, clock: ManualClock): Promise<string[]> {
  const problems: string[] = [];
  const open = new Set<string>();
  const own = (name: string, call: () => unknown) => {
    try {
      const returned = call();
      if (!(returned instanceof Promise)) return;
      open.add(name);
      const settle = () => open.delete(name);
      returned.then(settle, settle);
    } catch (error) {
      problems.push(`${name} ${describe(error)}`);
    }
  };
  const send = async () => 'sent';
  own('on', () => engine.on('reaction', () => {}));
  own('restored', () => engine.restored);
  own('logIn', () => engine.logIn());
  own('a 2', () => engine.receive({ majorCode: 2 }));
  own('request', () => engine.request(201, send, { subject: 'room' }));
  own('batch', () => engine.batch([{ action: 201, send }])[0]);
  own('lockOut', () => engine.lockOut({ action: 201, waitMs: 1000 }));
  own('waiting', () => engine.request(201, send, { whileLockedOut: 'wait' }));
  own('countdown', () => engine.countdown({ action: 201 }).subscribe(() => {}));
  own('waitFor', () => engine.waitFor('login.failed', { timeoutMs: 1000 }));
  await clock.advance(0);
  own('connected', () => engine.connected());
  own('a 110', () => engine.receive({ majorCode: 110, action: 102 }));
  await clock.advance(2000);
  own('a lockout', () => engine.receive({ majorCode: 136, wait: 5 }));
  own('a wrong login', () => engine.receive({ majorCode: 111 }));
  own('signedIn', () => engine.signedIn({ account: 'b' }));
  own('disconnected', () => engine.disconnected());
  own('signedOut', () => engine.signedOut());
  own('looks', () => [engine.state, engine.lockouts(), engine.requests(), engine.guard(201)]);
  await clock.advance(3000);
  own('dispose', () => engine.dispose());
  await clock.advance(0);
  await clock.advance(5000);
  return [...problems, ...[...open].map((name) => `${name} does not settle`)];
}
