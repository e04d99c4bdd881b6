// UTF-8 by hand against the platform's own. Comes in: any bytes, most of them nearly UTF-8, between others; any text. Goes out: the same text,
// validity and bytes as of TextDecoder and TextEncoder.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUtf8, utf8Of } from '../../src/wire/utf8.js';
import { holds, modelLimits } from '../support/model-runs.js';

const loose = new TextDecoder('utf-8', { ignoreBOM: true });
const fatal = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const encoder = new TextEncoder();

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
/** UTF-16 units, which halve surrogate pairs. */
const anyUnits = fc
  .array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd800, max: 0xdfff })), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units));
/** Bytes at which the standard makes a difference. */
const edge = fc.constantFrom(
  ...[0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4],
);
const wrongByte = fc.tuple(fc.nat(60), fc.oneof(edge, fc.nat(255)));
/** A text of which some bytes are others. */
const nearlyText = fc
  .tuple(anyText, fc.array(wrongByte, { maxLength: 3 }))
  .map(([text, wrongs]) => {
    const bytes = encoder.encode(text);
    for (const [at, byte] of wrongs) if (at < bytes.length) bytes[at] = byte;
    return bytes;
  });
const anyBytes = fc.oneof(
  nearlyText,
  fc.uint8Array(),
  fc.array(edge).map((bytes) => Uint8Array.from(bytes)),
);

const isUtf8 = (bytes: Uint8Array) => {
  try {
    fatal.decode(bytes);
    return true;
  } catch {
    return false;
  }
};

describe('UTF-8', () => {
  it(
    'is read of any bytes, between any others, as the platform reads it',
    modelLimits,
    async () => {
      const counts = { valid: 0, invalid: 0 };
      await holds(
        fc.property(anyBytes, anyBytes, anyBytes, (before, content, after) => {
          const from = before.length + 1;
          const end = from + content.length;
          const invalid = [-1, -1];
          const text = readUtf8(
            Uint8Array.of(0, ...before, ...content, ...after),
            from,
            end,
            invalid,
            1,
          );
          const valid = isUtf8(content);
          expect(text).toBe(loose.decode(content));
          expect(invalid).toEqual([-1, valid ? 0 : from]);
          counts[valid ? 'valid' : 'invalid'] += 1;
        }),
        { atLeast: 3000 },
      );
      // Else little was compared.
      expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(500);
    },
  );

  it(
    'is written of any text, halves of surrogate pairs too, as the platform writes it',
    modelLimits,
    async () => {
      await holds(
        fc.property(fc.oneof(anyText, anyUnits), (text) => {
          expect(Uint8Array.from(utf8Of(text))).toEqual(encoder.encode(text));
        }),
        { atLeast: 3000 },
      );
    },
  );
});
