// Everything that UTF-8 can say, against the platform's own: what utf8.test.ts says of a few.
import { isUtf8 } from 'node:buffer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dice } from './dice.js';
import { compare, edges, encoder, hexOf, loose, read, written } from './platform-utf8.js';

const fatal = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

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

  it('are those of the platform for many random UTF-16 units', () => {
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
