import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/faults.js';
import * as wire from '../../src/wire.js';

const { decodeErrorFrame, decodeFrame, encodeErrorFrame } = wire;
/** What a caller without types may pass. */
const missing = null as never;
const notUtf8 = Uint8Array.of(0, 0, 0x10, 8, 0x2a, 1, 0xff);

describe('the wire entry', () => {
  it('has these calls', () => {
    expect(Object.keys(wire).sort()).toEqual([
      'decodeErrorFrame',
      'decodeFrame',
      'encodeErrorFrame',
    ]);
  });

  it.each([
    ['decodeFrame', () => decodeFrame(missing)],
    ['decodeErrorFrame', () => decodeErrorFrame(missing)],
    ['decodeErrorFrame with onFault', () => decodeErrorFrame(missing, () => {})],
    ['encodeErrorFrame', () => encodeErrorFrame(missing)],
  ])('refuses null in %s as a mistake of the caller', (_, call) => {
    expect(call).toThrow(OptionError);
  });

  it('takes null for an onFault that is absent', () => {
    expect(decodeErrorFrame(notUtf8, missing)).toEqual(decodeErrorFrame(notUtf8));
  });

  it('needs neither TextDecoder nor TextEncoder', () => {
    const { TextDecoder, TextEncoder } = globalThis;
    Object.assign(globalThis, { TextDecoder: undefined, TextEncoder: undefined });
    try {
      const frame = { majorCode: 8, requestId: 'a-1', message: 'شما باید ۳۰ ثانیه 😀' };
      expect(decodeErrorFrame(encodeErrorFrame(frame))).toMatchObject(frame);
      expect(decodeErrorFrame(notUtf8)?.message).toBe('\u{FFFD}');
    } finally {
      Object.assign(globalThis, { TextDecoder, TextEncoder });
    }
  });
});
