// Reading, of protobuf. Comes in: a frame, and which of its bytes are a message. Goes out: its fields one by one, each checked against
// the bounds of its message. What they mean, decode-error-frame.ts says.

import { WireError } from '../faults.js';

/**
 * Is told one field: its tag (its number times 8, plus its wire type), and its value. The value of a varint is the number itself;
 * beyond 2^49 only its low 32 bits are right. That of a length-delimited field is where its content begins, and `end` where it ends.
 */
export type FieldListener = (tag: number, value: number, end: number) => void;

/**
 * Tells the fields of the message between `at` and `end` in order; without an `end` it is that of the frame. Groups are walked through
 * and not told: no message of the protocol has one. Allocates nothing by what a length claims, and never calls itself.
 *
 * @throws WireError `Truncated` only where more bytes could complete the frame.
 */
export function readFields(frame: Uint8Array, found: FieldListener, at = 2, end?: number): void {
  const limit = end ?? frame.length;
  /** The tags that will end the groups that are open. */
  const open: number[] = [];

  /** Goes on by some bytes, of something that began at `from`. */
  const pass = (count: number, from: number) => {
    if (count > limit - at) {
      throw end === undefined
        ? new WireError('Truncated', limit)
        : new WireError('Past the end of its message', from);
    }
    at += count;
  };
  const varint = () => {
    const from = at;
    // Higher bits than a number holds all count as 2^42 and up: that is too long for a length, and no part of the low 32 bits.
    for (let value = 0, unit = 1; at < from + 10; unit = Math.min(unit * 128, 2 ** 42)) {
      pass(1, from);
      const byte = frame[at - 1] as number;
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
    throw new WireError('Varint over 10 bytes', from);
  };

  // A group that is open wants its end, also where the message has ended.
  while (at < limit || open.length > 0) {
    const from = at;
    const tag = varint();
    const type = tag % 8;
    const start = at;
    if (tag < 8 || tag >= 2 ** 32) throw new WireError('Field number out of range', from);
    if (type > 5) throw new WireError('Unknown wire type', from);
    if (type === 3) open.push(tag + 1);
    else if (type === 4) {
      if (open.pop() !== tag) throw new WireError('Unmatched end of a group', from);
    } else {
      let value = at;
      if (type === 0) value = varint();
      else if (type === 2) {
        const length = varint();
        value = at;
        pass(length, start);
      } else pass(type === 1 ? 8 : 4, start);
      if (open.length === 0) found(tag, value, at);
    }
  }
}
