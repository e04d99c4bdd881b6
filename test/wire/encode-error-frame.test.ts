import { describe, expect, it } from 'vitest';
import { OptionError } from '../../src/faults.js';
import { decodeErrorFrame, type ErrorFrame, encodeErrorFrame } from '../../src/wire.js';
import { bytesOfHex, goldenFrames } from '../support/golden-frames.js';
import { said } from '../support/said.js';

describe('encodeErrorFrame', () => {
  it('writes the fields in the order of their numbers', () => {
    const frame = {
      ...{ message: 'no', wait: 300, minorCode: 1, majorCode: 10138 },
      ...{ timestamp: 1_541_376_000, requestId: 'a.1' },
    };
    expect(encodeErrorFrame(frame)).toEqual(
      bytesOfHex(`
        00 00
        0A 0B
          0A 03 61 2E 31
          10 80 90 FE DE 05
        10 9A 4F
        18 01
        20 AC 02
        2A 02 6E 6F
      `),
    );
  });

  it('leaves out what is zero, empty or absent', () => {
    const empty = { majorCode: 0, minorCode: 0, wait: 0, requestId: '', timestamp: 0, message: '' };
    expect([...encodeErrorFrame(empty)]).toEqual([0, 0]);
    expect([...encodeErrorFrame({ majorCode: 8, wait: undefined })]).toEqual([0, 0, 0x10, 8]);
  });

  it('writes neither the action nor the subject', () => {
    const frame = { majorCode: 8, action: 201, subject: 42 };
    expect(encodeErrorFrame(frame)).toEqual(encodeErrorFrame({ majorCode: 8 }));
  });

  it('writes what was read of every golden frame, so that the same is read again', () => {
    for (const { frame } of goldenFrames) {
      expect(decodeErrorFrame(encodeErrorFrame(frame))).toEqual(frame);
    }
  });

  it('writes a lone surrogate as U+FFFD', () => {
    const bytes = encodeErrorFrame({ majorCode: 8, message: 'a\u{D800}b' });
    expect(decodeErrorFrame(bytes)?.message).toBe('a\u{FFFD}b');
  });

  it('writes a text of a megabyte', () => {
    const message = 'ی'.repeat(2 ** 19);
    const bytes = encodeErrorFrame({ majorCode: 8, message });
    expect(bytes.length).toBe(2 + 2 + 1 + 3 + 2 ** 20);
    expect(decodeErrorFrame(bytes)?.message === message).toBe(true);
  });

  it.each(['majorCode', 'minorCode', 'wait', 'timestamp'] as const)(
    'takes as %s a uint32 only',
    (name) => {
      const frame = (value: unknown) => ({ majorCode: 8, [name]: value }) as ErrorFrame;
      for (const value of [0, 1, 127, 128, 2 ** 31, 2 ** 32 - 1]) {
        expect(decodeErrorFrame(encodeErrorFrame(frame(value)))?.[name]).toBe(value);
      }
      for (const value of [-1, 0.5, 2 ** 32, 2 ** 53, Number.NaN, Infinity, ...noNumbers]) {
        refuse(frame(value), name, 'an integer, 0 to 2^32-1');
      }
    },
  );

  it.each(['requestId', 'message'] as const)('takes as %s a string only', (name) => {
    const frame = (value: unknown) => ({ majorCode: 8, [name]: value }) as ErrorFrame;
    for (const value of ['', 'a', 'شما', '\0']) {
      expect(decodeErrorFrame(encodeErrorFrame(frame(value)))?.[name]).toBe(value);
    }
    for (const value of [null, 8, 8n, true, {}, ['a'], new String('a'), Symbol('a'), () => 'a']) {
      refuse(frame(value), name, 'a string');
    }
  });

  it('refuses what is no frame, and one without a majorCode', () => {
    for (const value of [undefined, 8, 8n, 'text', true, Symbol('s'), [], {}, { wait: 1 }]) {
      expect(() => encodeErrorFrame(value as ErrorFrame)).toThrow(OptionError);
    }
    refuse({} as ErrorFrame, 'majorCode', 'an integer, 0 to 2^32-1');
  });

  it('refuses a field that throws where it is read, and a revoked proxy', () => {
    for (const name of ['majorCode', 'minorCode', 'wait', 'timestamp', 'requestId', 'message']) {
      const frame = Object.defineProperty({ majorCode: 8 }, name, {
        get: () => {
          throw new RangeError('no');
        },
      });
      expect(() => encodeErrorFrame(frame)).toThrow(OptionError);
      expect(() => encodeErrorFrame(frame)).toThrow(name);
    }
    const { proxy, revoke } = Proxy.revocable({ majorCode: 8 }, {});
    revoke();
    expect(() => encodeErrorFrame(proxy)).toThrow(OptionError);
  });

  it('reads each field of a frame, inherited ones too', () => {
    class Refusal {
      readonly majorCode = 10;
      get wait() {
        return 30;
      }
    }
    expect(encodeErrorFrame(new Refusal())).toEqual(encodeErrorFrame({ majorCode: 10, wait: 30 }));
  });
});

const noNumbers: readonly unknown[] = [
  ...[null, '8', true, {}, [8], 8n, Symbol('8'), new Number(8)],
  {
    valueOf: () => {
      throw new RangeError('no');
    },
  },
];

function refuse(frame: ErrorFrame, name: string, kind: string): void {
  const encode = () => encodeErrorFrame(frame);
  expect(encode).toThrow(OptionError);
  expect(encode).toThrow(said(`${name} must be ${kind}`));
}
