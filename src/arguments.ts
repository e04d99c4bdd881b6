// What an option or argument must be. Comes in: whatever the app gave, own or inherited. Goes out: the same, read once and in the shape that
// the engine keeps; a wrong one throws and is named. Next: options.ts and call-arguments.ts.
import { OptionError } from './faults.js';
import { attempt } from './stranger.js';
import { isAction, longestWaitMs } from './wire/error-frame.js';
import { subjectText } from './wire/subject.js';

/** Hands out a value in the shape that the engine keeps, or throws an OptionError with its name. Looking at it throws nothing else. */
export type Kind<T> = (name: string, value: unknown) => T;
/** The kind of each member. */
export type Kinds<Members> = {
  readonly [Name in keyof Members]-?: Kind<Exclude<Members[Name], undefined>>;
};
/** Members that are there, or not; none is undefined. */
export type Sound<Members> = {
  readonly [Name in keyof Members]: Exclude<Members[Name], undefined>;
};

/** A kind by how it is read: undefined where a value is not of it. `words` say what it must be. */
export const kind =
  <T>(words: string, read: (value: unknown) => T | undefined): Kind<T> =>
  (name, value) => {
    const sound = attempt(() => read(value));
    if (sound === undefined) throw new OptionError(name, words);
    return sound;
  };
/** A kind by a test. */
export const fitting = <T>(words: string, fits: (value: unknown) => boolean): Kind<T> =>
  kind(words, (value) => (fits(value) ? (value as T) : undefined));

const isFunction = (value: unknown) => typeof value === 'function';
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const number = (words: string, least: number, most = Infinity) =>
  fitting<number>(words, (value) => typeof value === 'number' && value >= least && value <= most);
/** Something with all of these functions. */
export const having = <T>(words: string, ...names: string[]): Kind<T> =>
  fitting(words, (value) => names.every((name) => isFunction(Object(value)[name])));

export const aFunction = fitting<never>('a function', isFunction);
export const anObject = fitting<object>('an object', isObject);
/** A plain object of the engine's own. */
export const aCopy = kind('an object', (value) => ({
  ...(anObject('', value) as Record<string, string>),
}));
export const aBoolean = fitting<boolean>('true or false', (value) => typeof value === 'boolean');
export const aText = fitting<string>('a text', isText);
export const anAction = fitting<number>('1 to 65535', isAction);
export const anAccount = fitting<string | null>(
  'a text or null',
  (value) => value === null || isText(value),
);
export const from0 = number('0 or more', 0);
export const from1 = number('1 or more', 1);
export const aWait = number('1 ms to 2^32-1 s', 1, longestWaitMs);
export const aWaitOrNone = number('0 to 2^32-1 s', 0, longestWaitMs);
export const aTimeout = number('0 to 2^31-1', 0, 2 ** 31 - 1);
export const aSignal = having<AbortSignal>('an AbortSignal', 'addEventListener');
export const aSubject = kind('a text or number, of at most 512 characters', subjectText);
export const aFilter = fitting<object>(
  'a function or an object',
  (value) => isFunction(value) || isObject(value),
);
/** One of some words, or a function that decides. */
export const oneOf = <T>(words: readonly unknown[], orFunction = false): Kind<T> =>
  fitting(
    words.join(' or '),
    (value) => words.includes(value) || (orFunction && isFunction(value)),
  );

/** A list, each of whose items is of a kind. */
export const listOf =
  <T>(item: Kind<T>): Kind<T[]> =>
  (name, value) => {
    const items = kind('a list', (list) => (Array.isArray(list) ? [...list] : undefined));
    return items(name, value).map((each, at) => item(`${name}[${at}]`, each));
  };

/** The members of an object as it is written down: an instance of a class has members of its own besides. */
const literalKeys = (value: object): readonly string[] => {
  const prototype = Object.getPrototypeOf(value);
  const isLiteral = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isLiteral ? Object.keys(value) : [];
};

/**
 * An object, each of whose known members is of its kind, or absent where it is not `required`. Each is read once, own or inherited, and a
 * function stays one of that object. A member that is not known is wrong, unless the object is an instance of a class. Members are named after `path`.
 */
export const record =
  <Members>(kinds: Kinds<Members>, ...required: readonly string[]) =>
  (name: string, given: unknown, path = `${name}.`): Sound<Members> => {
    const members: Record<string, unknown> = {};
    const read = (member: string) =>
      kind('readable', () => [(given as Record<string, unknown>)[member]])(path + member, 0)[0];
    const own = kind('an object', (value) => literalKeys(anObject(name, value)));
    for (const member of own(name, given)) {
      if (!Object.hasOwn(kinds, member) && read(member) !== undefined) {
        throw new OptionError(path + member, 'left out');
      }
    }
    for (const [member, of] of Object.entries<Kind<unknown>>(kinds as never)) {
      const value = read(member);
      if (value === undefined && !required.includes(member)) continue;
      const sound = of(path + member, value);
      members[member] =
        typeof sound === 'function'
          ? (...args: unknown[]) => Reflect.apply(sound, given, args)
          : sound;
    }
    return members as Sound<Members>;
  };
