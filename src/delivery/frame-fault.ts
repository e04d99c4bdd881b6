// What is said of a frame that is not as it should be. Comes in: what is wrong. Goes out: words, long ones in the development build; never a
// value of the frame. Next: the fault that delivery.ts and receive.ts emit.
import { development } from '../development.js';
import { kindText, sentences, suggestion } from '../misuse.js';
import { attempt } from '../stranger.js';

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
    const kind = kindText(input);
    const [name] = attempt(() => Object.keys(Object(input))) ?? [];
    const isBlob = kind === 'a Blob';
    return sentences(
      `No error frame: it has no integer majorCode (got ${kind}).`,
      isBlob ? "Set socket.binaryType = 'arraybuffer'." : suggestion(name, ['majorCode']),
    );
  }
  return 'No integer majorCode';
}
