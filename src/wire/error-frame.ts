// Stage 1. Comes in: whatever the host hands to `receive`. Goes out: an ErrorFrame whose every field has its kind and range,
// with the names of the fields that were dropped; or nothing. Next stage: reaction/resolve.ts.
import { type Subject, subjectText } from './subject.js';

/**
 * The numbers that arrived in message #0 (protocol: `ErrorResponse`), and what the host knows of the request that they
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
  /** The server's own text. Told in `reaction` and `error.reported` only. */
  readonly message?: string | undefined;
}

const isUint = (value: unknown, maximum: number) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= maximum;
const isUint32 = (value: unknown) => isUint(value, 2 ** 32 - 1);
const isUint16 = (value: unknown) => isUint(value, 2 ** 16 - 1);
const isString = (value: unknown) => typeof value === 'string';

/** Whether a value is the id of an action that a request can have. */
export const isAction = (value: unknown): value is number => isUint16(value) && value !== 0;

const fields = {
  minorCode: isUint32,
  wait: isUint32,
  requestId: isString,
  action: isUint16,
  subject: (value: unknown) => subjectText(value) !== undefined,
  timestamp: (value: unknown) => isUint(value, Infinity),
  message: isString,
};

/** An error frame with only sound fields, and the names of those that were not. */
export interface ParsedFrame {
  readonly frame: ErrorFrame;
  readonly dropped: readonly string[];
}

/** Reads an error frame out of anything. Undefined where there is no integer `majorCode`. Throws only what a getter throws. */
export function parseErrorFrame(input: unknown): ParsedFrame | undefined {
  if (typeof input !== 'object' || input === null) return undefined;
  const given = input as Record<string, unknown>;
  const { majorCode } = given;
  if (!Number.isSafeInteger(majorCode)) return undefined;
  const frame: Record<string, unknown> = { majorCode };
  const dropped: string[] = [];
  for (const [name, fits] of Object.entries(fields)) {
    const value = given[name];
    if (value === undefined) continue;
    if (!fits(value)) dropped.push(name);
    else if (name === 'subject') frame.subject = subjectText(value);
    // proto3: zero and empty are absent.
    else if (value) frame[name] = value;
  }
  return { frame: frame as unknown as ErrorFrame, dropped };
}

/** The error frame that a rejection is, or carries as `frame`. Undefined: neither, also where looking at it throws. */
export function parseRejection(error: unknown): ParsedFrame | undefined {
  try {
    return parseErrorFrame(error) ?? parseErrorFrame(Object(error).frame);
  } catch {
    return undefined;
  }
}
