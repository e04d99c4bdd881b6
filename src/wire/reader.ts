// Reading, of protobuf. Comes in: a frame, and which of its bytes are a message. Goes out: its fields one by one, each checked against
// the bounds of its message. What they mean, decode-error-frame.ts says.

import { WireError } from '../faults.js';

/**
 * Is told one field: its tag (its number times 8, plus its wire type) and its value. The value of a varint is the number, of which only
 * the low 32 bits are sure to be right. That of any other field is how many bytes its content has, which ends before `end`.
 */
export type FieldListener = (tag: number, value: number, end: number) => void;

/**
 * Tells the fields of the message between `at` and `end` in order; without an `end` it is the frame's own. Groups are walked through and
 * not told: no message of the protocol has one. Allocates nothing by what a length claims, and never calls itself.
 *
 * @throws WireError. It is `Truncated` only where more bytes could complete the frame.
 */
export function readFields(frame: Uint8Array, found: FieldListener, at = 2, end?: number): void {
  const limit = end ?? frame.length;
  /** The tags that will end the groups that are open. */
  const open: number[] = [];

  /** Goes on by the bytes of something that began at `from`. */
  const pass = (count: number, from: number) => {
    at += count;
    if (at > limit) throw end ? new WireError('Too long', from) : new WireError('Truncated', limit);
  };
  const varint = () => {
    const from = at;
    // What is beyond the bits of a number counts as 2^42 and up: too long for a length, and no part of the low 32 bits.
    for (let value = 0, unit = 1; at < from + 10; unit = Math.min(unit * 128, 2 ** 42)) {
      pass(1, from);
      const byte = frame[at - 1] as number;
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw new WireError('Too long', from);
  };

  // A group that is open wants its end, also where the message has ended.
  while (at < limit || open.length > 0) {
    const from = at;
    const tag = varint();
    const type = tag % 8;
    if (tag < 8 || tag >= 2 ** 32 || type > 5 || (type === 4 && open.pop() !== tag)) {
      throw new WireError('Invalid tag', from);
    }
    const start = at;
    if (type === 3) open.push(tag + 1);
    else if (type !== 4) {
      const value = type === 1 ? 8 : type === 5 ? 4 : varint();
      if (type > 0) pass(value, start);
      if (open.length === 0) found(tag, value, at);
    }
  }
}
