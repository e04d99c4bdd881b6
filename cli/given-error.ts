// Which error a person means. Comes in: what was given, as a code, a name or a frame. Goes out: its error frame; what is none of these is an
// InputError with the nearest right one. Next: explanation.ts.
import { WireError } from '../src/faults.js';
import type { Protocol } from '../src/protocol/protocol.js';
import { decodeErrorFrame } from '../src/wire/decode-error-frame.js';
import type { ErrorFrame } from '../src/wire/error-frame.js';
import { actionOf } from '../src/wire/frame.js';
import { InputError } from './answer.js';
import { nearest } from './nearest.js';

/** An error that was asked for. */
export interface GivenError {
  readonly frame: ErrorFrame;
  /** The bytes that were given, where it was a frame. */
  readonly bytes?: Uint8Array | undefined;
}

const largest = 2 ** 32 - 1;
/** A frame of an error begins with two bytes 0: in hex `0000`, in base64 `AAA`. No code and no name does. */
const hex = /^(?:0x|(?=00[ :]?00))((?:[\da-f]{2}[ :]?)*)$/i;
const base64 = /^(?:AAA[\w+/-]*|[\w+/-]*[+=-][\w+/-]*)={0,2}$/;

/** `111`, `111/4`, `USER_LOGIN_FAILED`, `USER_LOGIN_FAILED/4`, or the bytes of a frame in hex or base64. */
export function readError(given: string, protocol: Protocol): GivenError {
  const text = given.trim();
  const [, digits] = hex.exec(text) ?? [];
  if (digits !== undefined) return readFrame(Buffer.from(digits.replace(/[ :]/g, ''), 'hex'));
  if (base64.test(text)) return readFrame(Buffer.from(text, 'base64'));
  const [error = '', minor, ...more] = text.split('/');
  if (!/^\w+$/.test(error) || more.length > 0) {
    throw new InputError(
      `"${text}" is no error: give a code (111), code and minor code (111/4), a name, or a frame in hex or base64`,
    );
  }
  const majorCode = /^\d+$/.test(error) ? codeGiven(error, protocol) : codeNamed(error, protocol);
  if (minor === undefined) return { frame: { majorCode } };
  if (!/^\d+$/.test(minor) || Number(minor) > largest) {
    throw new InputError(`"${minor}" is no minor code: it is a number, as in 111/4`);
  }
  return { frame: { majorCode, minorCode: Number(minor) } };
}

function codeGiven(digits: string, protocol: Protocol): number {
  const code = Number(digits);
  if (protocol.find(code)) return code;
  const meant = nearest(digits, Object.values<number>({ ...protocol.codes }).map(String));
  const name = meant && protocol.find(Number(meant))?.name;
  throw new InputError(`no error ${digits}`, name && `${meant} ${name}`);
}

function codeNamed(name: string, protocol: Protocol): number {
  const found = protocol.find(name.toUpperCase());
  if (found) return found.code;
  throw new InputError(`no error ${name}`, nearest(name, Object.keys(protocol.codes)));
}

function readFrame(bytes: Uint8Array): GivenError {
  try {
    const frame = decodeErrorFrame(bytes);
    if (frame) return { frame: withoutEmpty(frame), bytes };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    throw new InputError(`these ${bytes.length} bytes are no frame of an error: ${error.message}`);
  }
  throw new InputError(
    `this is a frame of action ${actionOf(bytes)}: an error is of action 0, so it begins with 0000`,
  );
}

/** What the wire leaves out is 0 or empty after decoding. */
function withoutEmpty(frame: ErrorFrame): ErrorFrame {
  const { majorCode, ...rest } = frame;
  const there = Object.entries(rest).filter(([, value]) => value !== 0 && value !== '');
  return { majorCode, ...Object.fromEntries(there) };
}
