import { isUtf8 } from 'node:buffer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readUtf8, utf8Of } from '../../src/wire/utf8.js';
import { dice } from './dice.js';

const loose = new TextDecoder('utf-8', { ignoreBOM: true });
const fatal = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const encoder = new TextEncoder();

/** What was read, and whether all of it was UTF-8. */
function read(bytes: Uint8Array, from = 0, end = bytes.length) {
  const invalid = [-1, -1];
  const text = readUtf8(bytes, from, end, invalid, 1);
  if (invalid[0] !== -1) throw new Error('the other place was touched');
  return { text, invalid: invalid[1] };
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const written = (text: string) => Uint8Array.from(utf8Of(text));

/** Fails where the platform reads something else of the bytes from 1 on; expect() would take longer than all the rest. */
function compare(bytes: Uint8Array): void {
  const content = bytes.subarray(1);
  const { text, invalid } = read(bytes, 1);
  if (text !== loose.decode(content)) throw new Error(`another text: ${hexOf(content)}`);
  if (invalid !== (isUtf8(content) ? 0 : 1)) throw new Error(`validity: ${hexOf(content)}`);
}

/** The same, by a decoder that throws: it costs as much as twenty that do not. */
function compareFatal(content: Uint8Array): void {
  let text: string | undefined;
  try {
    text = fatal.decode(content);
  } catch {}
  const ours = read(Uint8Array.of(0, ...content), 1);
  if ((ours.invalid ? undefined : ours.text) !== text) throw new Error(hexOf(content));
}

function withoutStackTraces(): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  onTestFinished(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });
}

/** The bytes that the point would have if surrogates, and all up to 2^21, were characters. */
function bytesOfPoint(point: number): number[] {
  const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}

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

  it('is that of the platform for every pair of bytes, alone and among others', () => {
    for (let pair = 0; pair < 2 ** 16; pair += 1) {
      const [a, b] = [pair >> 8, pair & 0xff];
      compare(Uint8Array.of(0, a, b));
      compare(Uint8Array.of(0, 0x61, a, b, 0x80, 0x80, 0x62));
    }
  });

  it('is that of the platform for every code point, surrogates too, whole and without its last byte', () => {
    for (let first = 0; first < 0x11_1000; first += 0x100) {
      const points = Array.from({ length: 0x100 }, (_, index) => bytesOfPoint(first + index));
      compare(Uint8Array.from([0, ...points.flat()]));
      compare(Uint8Array.from([0, ...points.flatMap((bytes) => bytes.slice(0, -1))]));
    }
  });
});

describe('a million random inputs', () => {
  const roll = dice(20_181_105);
  const texts = [
    'wait 30 s',
    'شما باید ۳۰ ثانیه',
    '漢字かな',
    '😀👩‍💻',
    'a\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}',
    '\u{FEFF}id',
  ];
  const valid = texts.map((text) => encoder.encode(text));
  const anyOf = <T>(values: readonly T[]) => values[roll(values.length)] as T;
  /** Bytes at which the standard makes a difference. */
  const edges = [
    0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5,
  ];
  const room = new Uint8Array(32);

  const anyBytes = () => {
    const end = 1 + roll(16);
    for (let at = 1; at < end; at += 1) room[at] = roll(256);
    return end;
  };
  const anyEdges = () => {
    const end = 1 + roll(8);
    for (let at = 1; at < end; at += 1) room[at] = anyOf(edges);
    return end;
  };
  const mutated = () => {
    const bytes = anyOf(valid);
    const begin = roll(bytes.length);
    const part = bytes.subarray(begin, begin + roll(31));
    room.set(part, 1);
    room[1 + roll(part.length + 1)] = roll(2) ? anyOf(edges) : roll(256);
    return 1 + part.length;
  };
  /** Of a view on one buffer, as the texts of a frame are. */
  const anyInput = () => room.subarray(0, anyOf([anyBytes, anyEdges, mutated, mutated])());

  it('are read as the platform reads them', () => {
    const counts = { valid: 0, invalid: 0 };
    for (let times = 0; times < 1_000_000; times += 1) {
      const bytes = anyInput();
      compare(bytes);
      counts[isUtf8(bytes.subarray(1)) ? 'valid' : 'invalid'] += 1;
    }
    expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(100_000);
  });

  it('are refused where a strict decoder refuses them, tried with every tenth', () => {
    withoutStackTraces();
    for (let times = 0; times < 100_000; times += 1) compareFatal(anyInput().subarray(1));
  });
});

describe('the bytes of a text', () => {
  it('are those of the platform for every code point', () => {
    for (let first = 0; first < 0x11_0000; first += 0x100) {
      const points = Array.from({ length: 0x100 }, (_, index) => first + index);
      // Those between are characters of their own, so that no two surrogates make a pair.
      const text = points.map((point) => `${String.fromCodePoint(point)}.`).join('');
      if (hexOf(written(text)) !== hexOf(encoder.encode(text))) throw new Error(first.toString(16));
    }
  });

  it('are those of the platform for random UTF-16 units, most of them surrogates', () => {
    const roll = dice(9);
    const unit = () =>
      [roll(0x80), 0xd800 + roll(0x400), 0xdc00 + roll(0x400), roll(0x10000)][roll(4)] as number;
    for (let times = 0; times < 20_000; times += 1) {
      const text = String.fromCharCode(...Array.from({ length: roll(12) }, unit));
      if (hexOf(written(text)) !== hexOf(encoder.encode(text))) throw new Error(escape(text));
    }
  });
});

describe('a megabyte', () => {
  it.each([
    ['of ASCII', Buffer.alloc(2 ** 20, 'wait 30 s ')],
    ['of Persian', Buffer.alloc(2 ** 20, 'شما باید ')],
    ['of emoji', Buffer.alloc(2 ** 20, '😀')],
    ['of what is no UTF-8', Buffer.alloc(2 ** 20, 'ff80e0a0', 'hex')],
  ])('%s is read and written without a deep stack', (_, bytes) => {
    const { text } = read(bytes);
    expect(text === loose.decode(bytes)).toBe(true);
    expect(Buffer.compare(written(text), encoder.encode(text))).toBe(0);
  });
});
