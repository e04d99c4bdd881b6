// UTF-8, by hand: some platforms have no TextDecoder, and polyfills of it fail at what is invalid. Comes in: the bytes of a text, or
// a text. Goes out: the text, or its bytes. Next: decode-error-frame.ts and encode-error-frame.ts.

/** What stands for bytes that are no UTF-8, and for half of a surrogate pair. */
const replacement = 0xfffd;

/** How many UTF-16 units are arguments of one call: enough to be fast, and far from what a stack holds. */
const unitsPerCall = 128;

/** The ASCII with which the bytes begin: often all, as of an id. Eight at a time are twice as fast as one, sixteen faster still. */
/**
 * Reads the bytes from `from` to `end` as the encoding standard says: of a sequence that is not completed, the longest part that
 * could have been becomes one U+FFFD, and a byte order mark is kept. Where there is such a part, `from` is added to `invalid`.
 */
export function readUtf8(bytes: Uint8Array, from: number, end: number, invalid: number[], place: number): string {
  let text = '';
  let at = from;
  for (; at + 8 <= end; at += 8) {
    const a = bytes[at] as number;
    const b = bytes[at + 1] as number;
    const c = bytes[at + 2] as number;
    const d = bytes[at + 3] as number;
    const e = bytes[at + 4] as number;
    const f = bytes[at + 5] as number;
    const g = bytes[at + 6] as number;
    const h = bytes[at + 7] as number;
    if ((a | b | c | d | e | f | g | h) > 0x7f) break;
    text += String.fromCharCode(a, b, c, d, e, f, g, h);
  }
  let invalidAt = 0;
  while (at < end) {
    const units: number[] = [];
    while (at < end && units.length < unitsPerCall) {
      let point = bytes[at++] as number;
      if (point > 0x7f) {
        // How many bytes are to follow, and between which two the first of them must be: for C0, C1, F5 and up there is none.
        let more = point < 0xe0 ? 1 : point < 0xf0 ? 2 : 3;
        let low = point < 0xc2 || point > 0xf4 ? 0x100 : point === 0xe0 ? 0xa0 : point === 0xf0 ? 0x90 : 0x80;
        let high = point === 0xed ? 0x9f : point === 0xf4 ? 0x8f : 0xbf;
        point &= 0x3f >> more;
        for (; more > 0; more -= 1) {
          if (at >= end || bytes[at] < low || bytes[at] > high) {
            point = replacement;
            invalidAt = from;
            break;
          }
          point = (point << 6) | (bytes[at++] & 0x3f);
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
  invalid[place]=invalidAt;
  return text;
}

export function utf8Of(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    let point = character.codePointAt(0) as number;
    if (point >> 11 === 27) point = replacement;
    let more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    bytes.push(more > 0 ? (-0x80 >> more) | (point >> (6 * more)) : point);
    while (more-- > 0) bytes.push(0x80 | ((point >> (6 * more)) & 0x3f));
  }
  return bytes;
}
