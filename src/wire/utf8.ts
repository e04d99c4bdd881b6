// UTF-8 by hand: some platforms have no TextDecoder, and its polyfills fail where bytes are invalid. Comes in: the bytes of a text, or
// a text. Goes out: the text, or its bytes. Next: reader.ts, or encode-error-frame.ts.

/** What stands for bytes that are no UTF-8, and for half of a surrogate pair. */
const replacement = 0xfffd;

/** How many UTF-16 units are the arguments of one call: those of a long text would not fit on the stack. */
const unitsPerCall = 128;

/**
 * Reads the bytes from `from` to `end` as the encoding standard says: the longest beginning of a sequence that is not completed becomes
 * one U+FFFD, and a byte order mark is kept. `invalid[place]` becomes `from` where anything was invalid, else 0.
 */
export function readUtf8(
  bytes: Uint8Array,
  from: number,
  end: number,
  invalid: number[],
  place: number,
): string {
  let text = '';
  let at = from;
  let invalidFrom = 0;
  // ASCII, as ids and the beginning of most texts are: some bytes at once take a third of the time. More than seven gain little.
  for (; at + 7 <= end; at += 7) {
    const a = bytes[at] as number;
    const b = bytes[at + 1] as number;
    const c = bytes[at + 2] as number;
    const d = bytes[at + 3] as number;
    const e = bytes[at + 4] as number;
    const f = bytes[at + 5] as number;
    const g = bytes[at + 6] as number;
    if ((a | b | c | d | e | f | g) > 0x7f) break;
    text += String.fromCharCode(a, b, c, d, e, f, g);
  }
  while (at < end && (bytes[at] as number) < 0x80) {
    text += String.fromCharCode(bytes[at++] as number);
  }
  while (at < end) {
    const units: number[] = [];
    while (at < end && units.length < unitsPerCall) {
      let point = bytes[at++] as number;
      // Two bytes, as all letters of Persian are.
      if (point > 0xc1 && point < 0xe0 && at < end && ((bytes[at] as number) & 0xc0) === 0x80) {
        point = ((point & 0x1f) << 6) | ((bytes[at++] as number) & 0x3f);
      } else if (point > 0x7f) {
        // How many bytes are to follow if it is of three or four, and between which two the first of them must be. Nothing may follow C0, C1, F5 and up.
        let more = point < 0xf0 ? 2 : 3;
        let low =
          point < 0xc2 || point > 0xf4
            ? 0x100
            : point === 0xe0
              ? 0xa0
              : point === 0xf0
                ? 0x90
                : 0x80;
        let high = point === 0xed ? 0x9f : point === 0xf4 ? 0x8f : 0xbf;
        for (point &= 0x3f >> more; more > 0; more -= 1) {
          if (at === end || (bytes[at] as number) < low || (bytes[at] as number) > high) {
            point = replacement;
            invalidFrom = from;
            break;
          }
          point = (point << 6) | ((bytes[at++] as number) & 0x3f);
          low = 0x80;
          high = 0xbf;
        }
        if (point > 0xffff) {
          units.push(0xd7c0 + (point >> 10));
          point = 0xdc00 | (point & 0x3ff);
        }
      }
      units.push(point);
    }
    text += String.fromCharCode(...units);
  }
  invalid[place] = invalidFrom;
  return text;
}

/** The bytes of a text, as the low 8 bits of numbers. Half of a surrogate pair is written as U+FFFD. */
export function utf8Of(text: string): number[] {
  const bytes: number[] = [];
  /** `room` is what the first byte has for the point: 2^7 where it is the only one, then 2^5, 2^4, 2^3. Above come a 0 and ones. */
  const push = (point: number, room: number): void => {
    if (point < room) bytes.push(point - 2 * room);
    else {
      push(point >> 6, room > 32 ? 32 : room / 2);
      bytes.push((point & 0x3f) | 0x80);
    }
  };
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    push(point >> 11 === 0x1b ? replacement : point, 0x80);
  }
  return bytes;
}
