import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeErrorFrame, encodeErrorFrame } from '../../src/wire.js';
import { goldenFrames } from '../support/golden-frames.js';
import { holds, modelLimits } from '../support/model-runs.js';
import { decodedByProtobuf, encodedByProtobuf } from './by-protobuf.js';
import { anyFields, anyText, mistypedField } from './message.js';

const framed = (fields: readonly (readonly number[])[]) =>
  Uint8Array.from([0, 0, ...fields.flat()]);

const uint32 = fc.oneof(fc.nat(200), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
const anyFrame = fc.record({
  majorCode: uint32,
  minorCode: uint32,
  wait: uint32,
  requestId: anyText,
  timestamp: uint32,
  message: anyText,
});

describe('another implementation of protobuf', () => {
  it(
    'reads the same of any message: shuffled, repeated, split, with unknown fields between',
    modelLimits,
    async () => {
      let known = 0;
      await holds(
        fc.property(anyFields, (fields) => {
          const bytes = framed(fields);
          const read = decodeErrorFrame(bytes, fail);
          expect(read).toEqual(decodedByProtobuf(bytes.subarray(2)));
          if (read?.majorCode && read.requestId && read.message) known += 1;
        }),
        { atLeast: 5000 },
      );
      // Else little was compared.
      expect(known).toBeGreaterThan(500);
    },
  );

  it('reads the same of the golden frames but of those of which we know better', () => {
    const apart = goldenFrames.filter(({ bytes, frame }) => {
      try {
        expect(decodedByProtobuf(bytes.subarray(2))).toEqual(frame);
        return false;
      } catch {
        return true;
      }
    });
    expect(apart.map(({ name }) => name)).toEqual([
      'known fields of another wire type, which are unknown fields',
      'texts that begin with a byte order mark',
      'texts that are no UTF-8',
      'a text that is no UTF-8 and another after it, which is',
    ]);
  });

  it(
    'reads of an encoded frame what was encoded, and writes the same bytes',
    modelLimits,
    async () => {
      await holds(
        fc.property(anyFrame, (frame) => {
          const bytes = encodeErrorFrame(frame);
          expect(decodedByProtobuf(bytes.subarray(2))).toEqual(frame);
          expect(bytes).toEqual(Uint8Array.from([0, 0, ...encodedByProtobuf(frame)]));
        }),
        { atLeast: 2000 },
      );
    },
  );
});

describe('a frame', () => {
  it('that is encoded and decoded is itself', modelLimits, async () => {
    await holds(
      fc.property(anyFrame, (frame) => {
        expect(decodeErrorFrame(encodeErrorFrame(frame), fail)).toEqual(frame);
      }),
      { atLeast: 2000 },
    );
  });

  it('says the same with known numbers of other wire types in between', modelLimits, async () => {
    const between = fc.array(fc.tuple(fc.nat(12), mistypedField), { minLength: 1, maxLength: 5 });
    await holds(
      fc.property(anyFields, between, (fields, odd) => {
        const mixed: (readonly number[])[] = [...fields];
        for (const [at, field] of odd) mixed.splice(at, 0, field);
        expect(decodeErrorFrame(framed(mixed), fail)).toEqual(decodeErrorFrame(framed(fields)));
      }),
      { atLeast: 2000 },
    );
  });
});

const fail = () => expect.unreachable('every text was UTF-8');
