// What is said of a frame that is not as it should be. Comes in: what is wrong. Goes out: words, long ones in the development build; never a
// value of the frame. Next: the fault that delivery.ts and receive.ts emit.
import { development } from '../development.js';
import { kindText, sentences, suggestion } from '../misuse.js';
import { attempt, fieldsOf } from '../stranger.js';

const expected: Readonly<Record<string, string>> = {
  minorCode: 'an integer, 0 to 2^32-1',
  wait: 'a number of seconds, an integer, 0 to 2^32-1',
  requestId: 'a string',
  action: 'an integer, 0 to 65535',
  subject: 'a string or number, of at most 512 characters',
  timestamp: 'a number of seconds, an integer, 0 or more',
  message: 'a string',
};

/** Of fields that were dropped. */
export function droppedText(names: readonly string[], majorCode: number): string {
  const dropped = `Dropped ${names} of error ${majorCode}`;
  return development
    ? `${dropped}: ${names.map((name) => `${name} must be ${expected[name]}`).join('; ')}.`
    : dropped;
}

/** Of an error that promises a wait and has none. */
export const noWaitText = (majorCode: number): string =>
  development
    ? `Error ${majorCode} came without the wait that is documented: it locks for defaultLockoutMs.`
    : `No wait in error ${majorCode}`;

/** Of what is no error frame. */
export function notAFrameText(input: unknown): string {
  if (development) {
    return sentences(
      `No error frame: it has no integer majorCode (got ${kindText(input)}).`,
      adviceOn(input),
    );
  }
  return 'No integer majorCode';
}

/** What to do about something that is no frame. */
function adviceOn(input: unknown): string {
  if (kindText(input) === 'a Blob') return "Set socket.binaryType = 'arraybuffer'.";
  if (typeof input === 'string') {
    return /^\s*[{[]/.test(input) ? 'This is JSON: parse it first.' : '';
  }
  const { majorCode, data, type } = fieldsOf(input, 'majorCode', 'data', 'type');
  if (typeof majorCode === 'string') return 'majorCode is a string: pass Number(majorCode).';
  if (data !== undefined && typeof type === 'string') return 'This is an event: pass event.data.';
  const [name] = attempt(() => Object.keys(Object(input))) ?? [];
  return suggestion(name, ['majorCode']);
}

/** Of an error of the package's own: a Blob has no bytes to be wrong at. */
export const wireText = (message: string): string =>
  development ? message.replace(/^(A Blob .+) at byte 0$/, '$1.') : message;

/** Of a frame whose wait goes by another name. Undefined: it does not. */
export function waitAdvice(input: unknown): string | undefined {
  const { wait, waitMs } = fieldsOf(input, 'wait', 'waitMs');
  return wait === undefined && waitMs !== undefined
    ? "A frame has no waitMs, and it was left out: did you mean 'wait', in seconds?"
    : undefined;
}
