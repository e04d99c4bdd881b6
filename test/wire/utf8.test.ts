import { describe, expect, it } from 'vitest';
import { dice } from './dice.js';
import { compare, edges, encoder, hexOf, loose, read, written } from './platform-utf8.js';

describe('the text of bytes', () => {
  it.each([
    ['nothing', '', ''],
    ['a byte order mark, which is kept', 'EF BB BF 61', '\u{FEFF}a'],
    ['two of them', 'EF BB BF EF BB BF', '\u{FEFF}\u{FEFF}'],
    ['a zero', '00', '\0'],
    [
      'the last points of one, two, three and four bytes',
      '7F DFBF EFBFBF F48FBFBF',
      '\u{7F}\u{7FF}\u{FFFF}\u{10FFFF}',
    ],
    [
      'the first points of two, three and four bytes',
      'C280 E0A080 F0908080',
      '\u{80}\u{800}\u{10000}',
    ],
    ['a U+FFFD that was written', 'EF BF BD', '\u{FFFD}'],
  ])('of %s is valid', (_, hex, text) => {
    expect(read(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toEqual({ text, invalid: 0 });
  });

  it.each([
    ['a byte that continues nothing', '61 80 62', 'a?b'],
    ['bytes that begin nothing', 'C0 C1 F5 FF', '????'],
    [
      'points that have fewer bytes',
      'C080 E08080 E09FBF F08080 80 F08FBFBF',
      '??' + '???' + '???' + '????' + '????',
    ],
    ['surrogates, each byte', 'EDA080 EDBFBF', '??????'],
    ['points above the last', 'F4908080 F8888080 80', '????' + '?????'],
    ['sequences cut short, each as one', 'C2 41 E0A0 41 F09F98 41 F090 41', '?A?A?A?A'],
    ['sequences cut short by the end', 'F09F98', '?'],
    ['a sequence cut short by another', 'E1 80 E1 80 80 F0 90 C2 80', '?\u{1000}?\u{80}'],
    ['a lead byte that the next may not follow', 'E0 80', '??'],
  ])('of %s has a U+FFFD for each ?', (_, hex, text) => {
    const bytes = Buffer.from(`07${hex.replaceAll(' ', '')}`, 'hex');
    expect(read(bytes, 1)).toEqual({ text: text.replaceAll('?', '\u{FFFD}'), invalid: 1 });
  });

  it('ends where it is said to, and needs nothing that follows', () => {
    const bytes = encoder.encode('abcdefghیabcdefgh');
    for (let end = 0; end <= bytes.length; end += 1) {
      expect(read(bytes, 0, end).text).toBe(loose.decode(bytes.subarray(0, end)));
    }
  });

  it('is that of the platform for every three bytes that make a difference, among others', () => {
    for (const a of edges) {
      for (const b of edges) {
        for (const c of edges) compare(Uint8Array.of(0, 0x61, a, b, c, 0x80, 0x62));
      }
    }
  });

  it('is that of the platform however much ASCII, and however many long characters, come before it', () => {
    for (let count = 0; count < 300; count += 1) {
      compare(Uint8Array.from([0, ...encoder.encode(`${'a'.repeat(count)}😀é`)]));
      compare(Uint8Array.from([0, ...encoder.encode(`é${'😀'.repeat(count)}a`)]));
      compare(Uint8Array.from([0, ...encoder.encode(`é${'a'.repeat(count)}`), 0xff]));
    }
  });
});

describe('the bytes of a text', () => {
  it('are those of the platform for the first and last points of each length', () => {
    for (const point of [0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff]) {
      const text = String.fromCodePoint(point);
      expect(hexOf(written(text))).toBe(hexOf(encoder.encode(text)));
    }
  });

  it('have a U+FFFD for each half of a surrogate pair', () => {
    for (const half of ['\ud800', '\udbff', '\udc00', '\udfff']) {
      expect(hexOf(written(`a${half}b`))).toBe('61efbfbd62');
    }
  });

  it('are those of the platform for random UTF-16 units, most of them surrogates', () => {
    const roll = dice(9);
    const unit = () =>
      [roll(0x80), 0xd800 + roll(0x400), 0xdc00 + roll(0x400), roll(0x10000)][roll(4)] as number;
    for (let times = 0; times < 500; times += 1) {
      const text = String.fromCharCode(...Array.from({ length: roll(12) }, unit));
      if (hexOf(written(text)) !== hexOf(encoder.encode(text))) throw new Error(escape(text));
    }
  });
});
