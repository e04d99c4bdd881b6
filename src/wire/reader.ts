// Reading, of protobuf. Comes in: a frame, and which of its bytes are a message. Goes out: the known fields of the message, each
// checked against its bounds. Next: decode-error-frame.ts, which reports the texts that are no UTF-8.

import { WireError } from '../faults.js';
import type { ErrorFrame } from './error-frame.js';
import { readUtf8 } from './utf8.js';

/** An error frame that is being read. */
export type Draft = { -readonly [Name in keyof ErrorFrame]: ErrorFrame[Name] };

/**
 * Reads the message between `at` and `end` into `error`; of a field that comes twice, the last counts. The field 1 of a frame's own
 * message is its response, which is read too: one that comes twice is merged. `invalid` gets the first byte of a text that is no UTF-8,
 * else 0: at 0 that of the request id, at 1 that of the message.
 *
 * Groups are walked through and not kept: no message of the protocol has one. Allocates nothing by what a length claims; calls itself
 * for the response only.
 *
 * @throws WireError. It is `Truncated` only where more bytes could complete the frame.
 */
export function readFields(
  frame: Uint8Array,
  at: number,
  end: number,
  error: Draft,
  invalid: number[],
  inResponse?: boolean,
): void {
  /** The tags that will end the groups that are open. */
  const open: number[] = [];
  /** Of the field that has begun: its number * 8 + its wire type. 0: none has. */
  let tag = 0;
  // What has begun wants its end, also where the message has ended.
  while (at < end || tag || open.length) {
    /** Where a tag, number or length begins. */
    const from = at;
    let value = 0;
    for (let unit = 1; ; ) {
      const long = at === from + 10;
      if (long || at === end) {
        throw new WireError(
          long || inResponse ? 'Too long' : 'Truncated',
          long || inResponse ? from : end,
        );
      }
      const byte = frame[at++] as number;
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) break;
      // The bits beyond those of a number count as 2^42 and up: too much for a length, and none of the low 32.
      if (unit < 2 ** 42) unit *= 0x80;
    }
    const type = (tag || value) & 7;
    if (!tag) {
      tag = value;
      if (tag < 8 || tag >= 2 ** 32 || type > 5 || (type === 4 && open.pop() !== tag)) {
        throw new WireError('Invalid tag', from);
      }
      // Its number or length comes next.
      if (type === 0 || type === 2) continue;
      if (type === 3) open.push(tag + 1);
      value = type === 1 ? 8 : type === 5 ? 4 : 0;
    }
    const start = at;
    if (type) at += value;
    if (at > end) {
      throw new WireError(inResponse ? 'Too long' : 'Truncated', inResponse ? from : end);
    }
    // By number * 8 + wire type, as in seeds/error.proto.
    if (!open.length) {
      if (inResponse) {
        if (tag === 10) error.requestId = readUtf8(frame, start, at, invalid, 0);
        if (tag === 16) error.timestamp = value >>> 0;
      } else {
        if (tag === 10) readFields(frame, start, at, error, invalid, true);
        if (tag === 16) error.majorCode = value >>> 0;
        if (tag === 24) error.minorCode = value >>> 0;
        if (tag === 32) error.wait = value >>> 0;
        if (tag === 42) error.message = readUtf8(frame, start, at, invalid, 1);
      }
    }
    tag = 0;
  }
}
