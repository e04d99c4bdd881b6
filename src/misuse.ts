// What is said of a wrong option or argument. Comes in: its name, what it must be, what was given. Goes out: an OptionError; in the development
// build with a sentence that says all of it, and never what a text holds. Next: whoever checks, throws it.
import { development } from './development.js';
import { OptionError } from './faults.js';
import { attempt, fieldsOf, isThenable } from './stranger.js';

/** An OptionError: `option must be expected (got ...).` and what else helps. */
export function mustBe(
  option: string,
  expected: string | false,
  ...given: readonly [value?: unknown, advice?: string | false | undefined]
): OptionError {
  if (development) {
    const [value, advice] = given;
    const got = given.length > 0 ? ` (got ${givenText(value)})` : '';
    return new OptionError(option, sentences(`${option} must be ${expected}${got}.`, advice));
  }
  return new OptionError(option);
}

/** `'retry' is none.`: a word that was given where one of a few is expected. What does not look like such a word stays unsaid. */
export const unknownWordText = (word: unknown): string | false =>
  typeof word === 'string' && /^[a-z][A-Za-z.]{0,30}$/.test(word) && `'${word}' is none.`;

/** Sentences as one text; what is empty is left out. */
export const sentences = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter(Boolean).join(' ');

/** A value in words: its kind, and what it holds only where that is short and no secret: a number, a text of a few digits. */
function givenText(value: unknown): string {
  if (value === '') return "''";
  if (typeof value === 'boolean' || (typeof value === 'number' && !(Math.abs(value) >= 1e7))) {
    return `${value}`;
  }
  const isShort = typeof value === 'string' && /^-?\d{1,6}$/.test(value);
  return isShort ? `the string "${value}"` : kindText(value);
}

/** What a value is: `a string`, `a Blob`. Nothing of what it holds. */
export function kindText(value: unknown): string {
  if (value === undefined || value === null) return `${value}`;
  if (Object(value) !== value) return `a ${typeof value}`;
  if (isThenable(value)) return 'a Promise';
  if (typeof value === 'function') return 'a function';
  const tag = attempt(() => Object.prototype.toString.call(value).slice(8, -1)) ?? '';
  if (tag === 'Array') return 'a list';
  if (tag === 'Object' || !/^[A-Z]\w{0,40}$/.test(tag)) return 'an object';
  return withArticle(tag);
}

/** Errors of platforms, which say by their names alone what is wrong. Another name is a stranger's text. */
const platformErrors = new Set([
  ...['AbortError', 'ConstraintError', 'DataCloneError', 'DataError', 'InvalidStateError'],
  ...['NotAllowedError', 'NotFoundError', 'QuotaExceededError', 'RangeError', 'ReadOnlyError'],
  ...['ReferenceError', 'SecurityError', 'SyntaxError', 'TransactionInactiveError', 'TypeError'],
  'UnknownError',
]);

/** `a TypeError`: what an error is, by a name of the platform's. Undefined: it has none. */
export function errorKind(error: unknown): string | undefined {
  const { name } = fieldsOf(error, 'name');
  return platformErrors.has(name as string) ? withArticle(name as string) : undefined;
}

const withArticle = (noun: string) => `${/^[AEIOU]/.test(noun) ? 'an' : 'a'} ${noun}`;

/** How a call of the app's or of the platform failed, without its text: `failed with a TypeError`, `did not answer in time`. */
export function failureText(error: unknown): string {
  const { name } = fieldsOf(error, 'name');
  if (name === 'WaitTimeoutError') return 'did not answer in time';
  const kind = errorKind(error);
  return kind ? `failed with ${kind}` : 'threw or rejected';
}

/** The same of a function whose answer nobody waits for. */
export const thrownText = (error: unknown): string => {
  const kind = errorKind(error);
  return kind ? `threw ${kind}` : 'threw or rejected';
};

/** `Did you mean 'login'?`, or nothing where no known word is like this one. */
export function suggestion(word: unknown, known: Iterable<string>): string {
  if (typeof word !== 'string') return '';
  const near = nearest(word, known);
  return near === undefined ? '' : `Did you mean '${near}'?`;
}

/** The known word that is most like this one. One that holds the other, beginning or end, is like it. */
function nearest(word: string, known: Iterable<string>): string | undefined {
  const plain = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 0.5;
  for (const each of known) {
    const other = each.toLowerCase();
    const isPart =
      Math.min(plain.length, other.length) > 2 &&
      [
        other.startsWith(plain),
        other.endsWith(plain),
        plain.startsWith(other),
        plain.endsWith(other),
      ].some(Boolean);
    const distance = isPart
      ? 1 + Math.abs(plain.length - other.length) / 100
      : changes(plain, other);
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}

/** How many letters must be put in, taken out or replaced (Levenshtein). */
function changes(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [above, letter] of [...from].entries()) {
    const next = [above + 1];
    for (const [at, other] of [...to].entries()) {
      const replaced = (row[at] ?? 0) + Number(letter !== other);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
