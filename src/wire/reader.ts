// Reading, of protobuf. Comes in: a frame, and which of its bytes are a message. Goes out: what its fields hold, each checked
// against the bounds of the message. What they mean, decode-error-frame.ts says.

import { WireError } from '../faults.js';

/** Fields by tag: number * 8 + wire type. Of a varint (type 0) the low 32 bits, of the others (1, 2, 5) a view of the content. */
export type Fields = Record<number, number | Uint8Array>;

/**
 * Reads the message between `at` and `end` into `fields`; of a field that comes twice, the last counts. The field 1 of a frame's own
 * message is read into `response`, so one that comes twice is merged. Absent: this is such a field 1, and ends where its length says.
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
  fields: Fields,
  response?: Fields,
): void {
  /** The tags that will end the groups that are open. */
  const open: number[] = [];
  /** Where the last tag, number or length began. */
  let from = at;

  const pass = (count: number) => {
    at += count;
    if (at > end) {
      throw response ? new WireError('Truncated', end) : new WireError('Too long', from);
    }
  };
  const varint = () => {
    from = at;
    for (let value = 0; at < from + 10; ) {
      const byte = frame[at] as number;
      // The bits beyond those of a number count as 2^42 and up: too much for a length, and none of the low 32.
      value += (byte & 127) * 128 ** Math.min(at - from, 6);
      pass(1);
      if (byte < 128) return value;
    }
    throw new WireError('Too long', from);
  };

  // A group that is open wants its end, also where the message has ended.
  while (at < end || open.length) {
    const tag = varint();
    const type = tag % 8;
    if (tag < 8 || tag >= 2 ** 32 || type > 5 || (type === 4 && open.pop() !== tag)) {
      throw new WireError('Invalid tag', from);
    }
    if (type === 3) open.push(tag + 1);
    else if (type !== 4) {
      const value = type === 1 ? 8 : type === 5 ? 4 : varint();
      if (type) pass(value);
      if (!open.length) {
        if (response && tag === 10) readFields(frame, at - value, at, response);
        // No field that is known has a higher number than 5.
        else if (tag < 48) fields[tag] = type ? frame.subarray(at - value, at) : value >>> 0;
      }
    }
  }
}
