// What hooks, composables and the like are given, looked at when a component renders: in the development build, by the name that stands in the
// app. Comes in: the arguments as they are now. Goes out: an OptionError. Next: the hook goes on.
import { mustBe } from '../misuse.js';
import { attempt } from '../stranger.js';
import { subjectText } from '../wire/subject.js';

/** An action, and its subject where there is one. */
export function checkActing(hook: string, action: unknown, subject?: unknown): void {
  const isAction =
    Number.isInteger(action) && (action as number) >= 1 && (action as number) <= 65_535;
  if (!isAction) throw mustBe(`${hook}.action`, 'the number of an action, 1 to 65535', action);
  if (subject !== undefined && attempt(() => subjectText(subject)) === undefined) {
    const advice = Object(subject) === subject && 'A subject is a value, not an object of options.';
    throw mustBe(
      `${hook}.subject`,
      'a string or number, of at most 512 characters',
      subject,
      advice,
    );
  }
}

/** What a request of a button is made of. What is wrong inside of its options is the `error` of `run`. */
export function checkGuarded(hook: string, action: unknown, send: unknown, options: unknown): void {
  checkActing(hook, action);
  if (typeof send !== 'function') {
    throw mustBe(`${hook}.send`, 'a function', send, `${hook}(action, send, options).`);
  }
  if (typeof options !== 'object' || options === null) {
    const isSubject = typeof options === 'string' || typeof options === 'number';
    throw mustBe(`${hook}.options`, 'an object', options, isSubject && 'Pass { subject }.');
  }
}
