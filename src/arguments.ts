// What an option or argument must be. Comes in: whatever the app gave, own or inherited. Goes out: the same, read once and in the shape that
// the engine keeps; a wrong one throws and is named. Next: options.ts and call-arguments.ts.
import { development } from './development.js';
import { OptionError } from './faults.js';
import { mustBe, sentences, suggestion, unknownWordText } from './misuse.js';
import { attempt, isThenable } from './stranger.js';
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
/** What else helps with a wrong value. */
export type Advice = (value: unknown) => string | undefined;

/**
 * A kind by how it is read: undefined where a value is not of it. `expected` says what it must be, in the development build; `advise` what to
 * do about this one.
 */
export const kind =
  <T>(
    expected: string | false,
    read: (value: unknown) => T | undefined,
    advise?: Advice | false,
  ): Kind<T> =>
  (name, value) => {
    try {
      const sound = read(value);
      if (sound !== undefined) return sound;
    } catch {
      // It is not of it.
    }
    const advice = advise ? attempt(() => advise(value)) : undefined;
    throw mustBe(name, expected, value, advice);
  };
/** A kind by a test. */
export const fitting = <T>(
  expected: string | false,
  fits: (value: unknown) => boolean,
  advise?: Advice | false,
): Kind<T> => kind(expected, (value) => (fits(value) ? (value as T) : undefined), advise);

const isFunction = (value: unknown) => typeof value === 'function';
const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const number = (expected: string | false, least: number, most = Infinity) =>
  fitting<number>(
    expected,
    (value) => typeof value === 'number' && value >= least && value <= most,
  );
/** Something with all of these functions. */
export const having = <T>(
  expected: string | false,
  names: readonly string[],
  advise?: Advice | false,
): Kind<T> => {
  const lacking = (value: unknown) => names.filter((name) => !isFunction(Object(value)[name]));
  return fitting(
    development && `${expected}, with the functions ${names.join(', ')}`,
    (value) => lacking(value).length === 0,
    development &&
      ((value) => {
        const lacks = Object(value) === value && `It lacks ${lacking(value).join(', ')}.`;
        return sentences(lacks, advise ? advise(value) : undefined);
      }),
  );
};

export const aFunction = fitting<never>(
  development && 'a function',
  isFunction,
  development && ((value) => (isThenable(value) ? 'Pass () => promise instead.' : undefined)),
);
export const anObject = fitting<object>(development && 'an object', isObject);
/** A plain object of the engine's own. */
export const aCopy = kind(development && 'an object', (value) => {
  // Elsewhere its numbers are names that nobody knows.
  if (development && Array.isArray(value)) return undefined;
  return { ...(anObject('', value) as Record<string, string>) };
});
/** The same, of texts: what is posted to another thread holds nothing else. */
export const textsByName = kind(development && 'an object whose values are strings', (value) => {
  const copy = aCopy('', value);
  return Object.values(copy).every((text) => typeof text === 'string') ? copy : undefined;
});
export const aBoolean = fitting<boolean>(
  development && 'true or false',
  (value) => typeof value === 'boolean',
);
export const aText = fitting<string>(development && 'a string that is not empty', isText);
export const anAction = fitting<number>(
  development && 'the number of an action, 1 to 65535',
  isAction,
);
export const anAccount = fitting<string | null>(
  development && 'a string that is not empty, or null',
  (value) => value === null || isText(value),
);
export const from0 = number(development && 'a number, 0 or more', 0);
export const from1 = number(development && 'a number, 1 or more', 1);
export const aWait = number(development && 'a number of ms, 1 to 2^32-1 s', 1, longestWaitMs);
export const aWaitOrNone = number(development && 'a number of ms, 0 to 2^32-1 s', 0, longestWaitMs);
export const aTimeout = number(development && 'a number of ms, 0 to 2^31-1', 0, 2 ** 31 - 1);
export const aSignal = having<AbortSignal>(
  development && 'an AbortSignal',
  ['addEventListener'],
  development && ((value) => ('signal' in Object(value) ? 'Pass its .signal.' : undefined)),
);
export const aClock = having<never>(
  development && 'a Clock',
  ['now', 'setTimeout'],
  development && (() => 'systemClock is one.'),
);
export const aSubject = kind(
  development && 'a string or number, of at most 512 characters',
  subjectText,
);
export const aFilter = fitting<object>(
  development && 'a function or an object',
  (value) => isFunction(value) || isObject(value),
);
/** One of some words, or a function that decides. */
export const oneOf = <T>(words: readonly string[], orFunction = false): Kind<T> =>
  fitting(
    development &&
      words.map((word) => `'${word}'`).join(' or ') + (orFunction ? ' or a function' : ''),
    (value) => words.includes(value as string) || (orFunction && isFunction(value)),
    development && ((value) => sentences(unknownWordText(value), suggestion(value, words))),
  );

/** A list, each of whose items is of a kind. */
export const listOf =
  <T>(item: Kind<T>): Kind<T[]> =>
  (name, value) => {
    const items = kind(development && 'a list', (list) =>
      Array.isArray(list) ? [...list] : undefined,
    );
    return items(name, value).map((each, at) => item(`${name}[${at}]`, each));
  };

/** The members of an object as it is written down: an instance of a class has members of its own besides. */
const literalKeys = (value: object): readonly string[] => {
  const prototype = Object.getPrototypeOf(value);
  const isLiteral = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isLiteral ? Object.keys(value) : [];
};

/** Of a member that nobody knows: a mistake, which would do nothing. */
function unknownOption(path: string, member: string, kinds: object): OptionError {
  const known = Object.keys(kinds).sort();
  const option = path + member;
  const all = `Known: ${known.join(', ')}.`;
  return new OptionError(
    option,
    sentences(`Unknown option '${option}'.`, suggestion(member, known), all),
  );
}

/**
 * An object, each of whose known members is of its kind, or absent where it is not `required`. Each is read once, own or inherited, and a
 * function stays one of that object. In the development build a member that is not known is wrong, unless it is undefined or the object is an
 * instance of a class. Members are named after `path`.
 */
export const record = <Members>(kinds: Kinds<Members>, ...required: readonly string[]) => {
  const known = Object.entries<Kind<unknown>>(kinds as never);
  return (name: string, given: unknown, path = `${name}.`): Sound<Members> => {
    const members: Record<string, unknown> = {};
    const read = (member: string): unknown => {
      try {
        return (given as Record<string, unknown>)[member];
      } catch {
        throw mustBe(path + member, development && 'readable');
      }
    };
    anObject(name, given);
    if (development) {
      const own = kind('an object', (value) => literalKeys(value as object));
      const names = own(name, given);
      const isUnknown = (member: string) =>
        !Object.hasOwn(kinds, member) && read(member) !== undefined;
      const unknown = names.find(isUnknown);
      if (unknown !== undefined) throw unknownOption(path, unknown, kinds);
    }
    for (const [member, of] of known) {
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
};
