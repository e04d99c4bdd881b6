// Stage 1. Comes in: whatever the app hands to `receive`. Goes out: an ErrorFrame whose every field has its kind and range,
// with the names of the fields that were dropped; or nothing. Next stage: reaction/resolve.ts.

import { attempt, fieldsOf } from '../stranger.js';
import { type Subject, subjectText } from './subject.js';

/**
 * The numbers that arrived in message #0 (protocol: `ErrorResponse`), and what the app knows of the request that they
 * answer. Only `majorCode` is required; proto3's zero and empty mean absent.
 *
 * @example
 * ```ts
 * import { resolve } from 'igap-reactions';
 *
 * resolve({ majorCode: 10, wait: 30, action: 102 }).reaction; // { kind: 'lockout', waitMs: 30000 }
 * ```
 */
export interface ErrorFrame {
  /** Which error: an integer. One that the catalogue does not hold resolves to `unknown`. */
  readonly majorCode: number;
  /** Which row of the error: 0 to 2^32-1. Absent and undocumented minors are the `*` row. */
  readonly minorCode?: number | undefined;
  /** The server's wait in **seconds**, 0 to 2^32-1. 0 and absent mean none. */
  readonly wait?: number | undefined;
  /** The refused request's id. Empty and absent mean unsolicited: such frames are never taken for one another. */
  readonly requestId?: string | undefined;
  /** The refused request's action, 1 to 65535. 0 and absent mean not known. The entry's own action goes before it. */
  readonly action?: number | undefined;
  /** Room, recipient or the like that the refused request concerned; opaque, kept as a string and stored. Never a phone number. */
  readonly subject?: Subject | undefined;
  /** The server's clock, unix seconds. */
  readonly timestamp?: number | undefined;
  /** The server's own text. Emitted in `reaction` and `error.reported` only. */
  readonly message?: string | undefined;
}

export const isUint32 = (value: unknown): value is number =>
  typeof value === 'number' && value === value >>> 0;
const isWhole = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0;
const isUint16 = (value: unknown): value is number => isUint32(value) && value <= 0xffff;

/** The longest wait that a server can name: uint32 seconds. */
export const longestWaitMs = 4_294_967_295_000;

/** Whether a value is the id of an action that a request can have. */
export const isAction = (value: unknown): value is number => isUint16(value) && value !== 0;

/** An error frame with only sound fields, and the names of those that were not. */
export interface ParsedFrame {
  readonly frame: ErrorFrame;
  readonly dropped: readonly string[];
}

type Fields = Readonly<Partial<Record<keyof ErrorFrame, unknown>>>;

/** A Long's halves may have getters that throw. */
const soundSubject = (subject: unknown) => attempt(() => subjectText(subject));

/** The fields one by one, since this runs for every frame. Throws what a getter of a field throws. */
function parseFields(input: Fields): ParsedFrame | undefined {
  const { majorCode, minorCode, wait, requestId, action, subject, timestamp, message } = input;
  if (!Number.isSafeInteger(majorCode)) return undefined;
  // Begun empty, it has room for the numbers that frames mostly have.
  const frame = {} as { -readonly [Name in keyof ErrorFrame]: ErrorFrame[Name] };
  frame.majorCode = majorCode as number;
  const dropped: string[] = [];
  // proto3: zero and empty are absent.
  if (minorCode !== undefined && !isUint32(minorCode)) dropped.push('minorCode');
  else if (minorCode) frame.minorCode = minorCode;
  if (wait !== undefined && !isUint32(wait)) dropped.push('wait');
  else if (wait) frame.wait = wait;
  if (requestId !== undefined && typeof requestId !== 'string') dropped.push('requestId');
  else if (requestId) frame.requestId = requestId;
  if (action !== undefined && !isUint16(action)) dropped.push('action');
  else if (action) frame.action = action;
  if (subject !== undefined) {
    const text = soundSubject(subject);
    if (text === undefined) dropped.push('subject');
    else frame.subject = text;
  }
  if (timestamp !== undefined && !isWhole(timestamp)) dropped.push('timestamp');
  else if (timestamp) frame.timestamp = timestamp;
  if (message !== undefined && typeof message !== 'string') dropped.push('message');
  else if (message) frame.message = message;
  return { frame, dropped };
}

/** An input of which some fields throw where they are read. Null, which no field can be, stands for those. */
const readable = (input: Fields): Fields =>
  new Proxy<Fields>(
    {},
    {
      get(_, name) {
        try {
          return Reflect.get(input, name);
        } catch {
          return null;
        }
      },
    },
  );

/**
 * Reads an error frame out of anything. Undefined where there is no integer `majorCode`. Never throws: a field whose getter does is
 * dropped.
 */
export function parseErrorFrame(input: unknown): ParsedFrame | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  try {
    return parseFields(input);
  } catch {
    return parseFields(readable(input));
  }
}

/** The error frame that a rejection is, or carries as `frame`. Undefined: neither. Never throws. */
export function parseRejection(error: unknown): ParsedFrame | undefined {
  return parseErrorFrame(error) ?? parseErrorFrame(fieldsOf(error, 'frame').frame);
}
