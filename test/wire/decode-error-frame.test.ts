import { runInNewContext, runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { OptionError, WireError } from '../../src/faults.js';
import { type Bytes, decodeErrorFrame } from '../../src/wire.js';
import { bytesOfHex, goldenFrames } from '../support/golden-frames.js';
import { said } from '../support/said.js';

/** The frame, or the message of what was thrown; and what was reported on the way. */
function decoded(bytes: Bytes) {
  const faults: unknown[] = [];
  try {
    return { frame: decodeErrorFrame(bytes, (fault) => faults.push(fault)), faults };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    expect(error.message.endsWith(` at byte ${error.byte}`)).toBe(true);
    return { thrown: error.message, faults };
  }
}

describe.each(goldenFrames)('the frame of $name', ({ bytes, seams, frame, faults }) => {
  it('holds what is written', () => {
    expect(decoded(bytes)).toEqual({
      frame,
      faults: faults.map((message) => ({ code: 'frame.text', message })),
    });
  });

  it('is the same as a Buffer, an ArrayBuffer, and a view with an offset', () => {
    const shifted = Uint8Array.from([7, 7, 7, ...bytes, 7]);
    expect(decoded(Buffer.from(bytes))).toEqual(decoded(bytes));
    expect(decoded(bytes.buffer)).toEqual(decoded(bytes));
    expect(decoded(shifted.subarray(3, -1))).toEqual(decoded(bytes));
  });

  it('needs no onFault', () => {
    expect(decodeErrorFrame(bytes)).toEqual(frame);
  });

  it('is refused wherever it is cut inside a field, at the byte that is missing', () => {
    for (let cut = 0; cut < bytes.length; cut += 1) {
      const { thrown, faults } = decoded(bytes.subarray(0, cut));
      expect(thrown).toBe(seams.includes(cut) ? undefined : `Truncated at byte ${cut}`);
      if (thrown) expect(faults).toEqual([]);
    }
  });
});

describe('decodeErrorFrame', () => {
  it('reads no other message than the error', () => {
    expect(decodeErrorFrame(bytesOfHex('01 00 10 08'))).toBeUndefined();
    expect(decodeErrorFrame(bytesOfHex('00 01 10 08'))).toBeUndefined();
    expect(decodeErrorFrame(bytesOfHex('96 75 FF FF FF'))).toBeUndefined();
  });

  it('refuses what are no bytes as a mistake of the caller', () => {
    const decode = () => decodeErrorFrame({ majorCode: 8 } as unknown as Bytes);
    expect(decode).toThrow(OptionError);
    expect(decode).toThrow(said('bytes must be a Uint8Array or ArrayBuffer'));
    const { proxy, revoke } = Proxy.revocable(bytesOfHex('00 00 10 08'), {});
    expect(() => decodeErrorFrame(proxy)).toThrow(OptionError);
    revoke();
    expect(() => decodeErrorFrame(proxy)).toThrow(OptionError);
  });

  it('leaves the bytes as they are, and needs them no more', () => {
    for (const { bytes, frame } of goldenFrames) {
      const given = bytes.slice();
      const read = decodeErrorFrame(given);
      expect(given).toEqual(bytes);
      given.fill(0);
      expect(read).toEqual(frame);
    }
  });

  it('reports nothing of the texts of a frame that is refused', () => {
    expect(decoded(bytesOfHex('00 00 2A 01 FF 10'))).toEqual({
      thrown: 'Truncated at byte 6',
      faults: [],
    });
  });

  it('loses neither the frame nor the next report where onFault throws', () => {
    const reported: string[] = [];
    const frame = decodeErrorFrame(bytesOfHex('00 00 10 08 0A 03 0A 01 FF 2A 01 FF'), (fault) => {
      reported.push(fault.message);
      throw new RangeError('no');
    });
    expect(frame).toMatchObject({ majorCode: 8, requestId: '\u{FFFD}', message: '\u{FFFD}' });
    expect(reported).toEqual(['Invalid UTF-8 at byte 8', 'Invalid UTF-8 at byte 11']);
  });

  it('reports a text at its first byte, wherever that begins in its buffer', () => {
    const shifted = bytesOfHex('FF FF FF 00 00 2A 03 61 62 FF');
    expect(decoded(shifted.subarray(3)).faults).toEqual([
      { code: 'frame.text', message: 'Invalid UTF-8 at byte 4' },
    ]);
  });

  it('reads bytes of every shape and realm', () => {
    const octets = '0, 0, 0x10, 8, 0x2A, 2, 0x6E, 0x6F';
    for (const made of [
      `Uint8Array.of(${octets})`,
      `Uint8Array.of(${octets}).buffer`,
      `new DataView(Uint8Array.of(7, ${octets}, 7).buffer, 1, 8)`,
      `new Uint8ClampedArray([${octets}])`,
    ]) {
      for (const bytes of [runInNewContext(made), runInThisContext(made)]) {
        expect(decodeErrorFrame(bytes)).toMatchObject({ majorCode: 8, message: 'no' });
      }
    }
  });
});

const tenMore = '80 80 80 80 80 80 80 80 80 80';

describe('a frame is refused', () => {
  it.each([
    ['that is empty', '', 'Truncated at byte 0'],
    ['with half an action', '00', 'Truncated at byte 1'],
    ['with a tag and nothing after it', '00 00 10', 'Truncated at byte 3'],
    ['with a varint that goes on', '00 00 10 80 80', 'Truncated at byte 5'],
    [
      'with a varint whose tenth byte is missing',
      `00 00 10 ${tenMore.slice(3)}`,
      'Truncated at byte 12',
    ],
    ['with a varint whose tenth byte goes on', `00 00 10 ${tenMore}`, 'Too long at byte 3'],
    ['with a varint of 11 bytes', `00 00 10 08 10 ${tenMore} 00`, 'Too long at byte 5'],
    ['with a tag of 11 bytes', `00 00 10 08 ${tenMore} 00`, 'Too long at byte 4'],
    ['with a length of 11 bytes', `00 00 2A ${tenMore} 00`, 'Too long at byte 3'],
    [
      'with a number of an unknown field of 11 bytes',
      `00 00 30 ${tenMore} 00`,
      'Too long at byte 3',
    ],
    ['with field number 0', '00 00 10 08 00 01', 'Invalid tag at byte 4'],
    ['with field number 0 and a length', '00 00 02 00', 'Invalid tag at byte 2'],
    ['with field number 2^29', '00 00 80 80 80 80 10 08', 'Invalid tag at byte 2'],
    ['with field number 2^29 + 2', '00 00 90 80 80 80 10 08', 'Invalid tag at byte 2'],
    ['with field number 2^39 + 2', '00 00 90 80 80 80 80 80 01 08', 'Invalid tag at byte 2'],
    [
      'with field number 2^60 + 2',
      '00 00 90 80 80 80 80 80 80 80 80 01 08',
      'Invalid tag at byte 2',
    ],
    ['with wire type 6', '00 00 10 08 16 00', 'Invalid tag at byte 4'],
    ['with wire type 7', '00 00 17 00', 'Invalid tag at byte 2'],
    ['with wire type 6 in a group', '00 00 33 16 34', 'Invalid tag at byte 3'],
    ['with wire type 7 in a response', '00 00 0A 02 17 00', 'Invalid tag at byte 4'],
    ['with the end of no group', '00 00 10 08 34', 'Invalid tag at byte 4'],
    ['with the end of another group', '00 00 33 3C', 'Invalid tag at byte 3'],
    ['with groups that end crosswise', '00 00 33 3B 34 3C', 'Invalid tag at byte 4'],
    ['with the end of a group twice', '00 00 33 34 34', 'Invalid tag at byte 4'],
    ['with a group that a response ends', '00 00 33 0A 01 34', 'Truncated at byte 6'],
    [
      'with the end of a group of the frame in a response',
      '00 00 0A 01 34 10 08',
      'Invalid tag at byte 4',
    ],
    ['with a group that is open at the end', '00 00 10 08 33', 'Truncated at byte 5'],
    ['with an outer group that is open at the end', '00 00 33 3B 3C', 'Truncated at byte 5'],
    [
      'with a group that is open at the end of a response',
      '00 00 0A 01 1B 1C',
      'Too long at byte 5',
    ],
    ['with 7 of 64 bits', '00 00 39 01 02 03 04 05 06 07', 'Truncated at byte 10'],
    ['with 3 of 32 bits', '00 00 35 01 02 03', 'Truncated at byte 6'],
    ['with a length past its end', '00 00 2A 03 61 62', 'Truncated at byte 6'],
    ['with a length of 2^31', '00 00 2A 80 80 80 80 08 61', 'Truncated at byte 9'],
    ['with a length of 2^32 + 1', '00 00 2A 81 80 80 80 10 61', 'Truncated at byte 9'],
    ['with a length of 2^39 + 1', '00 00 2A 81 80 80 80 80 20 61', 'Truncated at byte 10'],
    [
      'with a length of 2^63 + 1',
      '00 00 2A 81 80 80 80 80 80 80 80 80 01 61',
      'Truncated at byte 14',
    ],
    ['with an unknown length of 2^32', '00 00 42 80 80 80 80 10', 'Truncated at byte 8'],
    ['with a response past its end', '00 00 0A 03 0A 00', 'Truncated at byte 6'],
    ['with an id past its response', '00 00 0A 02 0A 02 10 08', 'Too long at byte 5'],
    ['with an id past its response, at the end', '00 00 0A 02 0A 01', 'Too long at byte 5'],
    [
      'with an id of 2^32 bytes in its response',
      '00 00 0A 06 0A 80 80 80 80 10 10 08',
      'Too long at byte 5',
    ],
    ['with a timestamp past its response', '00 00 0A 02 10 80 01', 'Too long at byte 5'],
    ['with a tag past its response', '00 00 0A 01 90 00 01', 'Too long at byte 4'],
    [
      'with 64 bits past its response',
      '00 00 0A 03 19 00 00 00 00 00 00 00 00',
      'Too long at byte 4',
    ],
    ['with 32 bits past its response', '00 00 0A 03 1D 00 00 00 00', 'Too long at byte 4'],
  ])('%s', (_, hex, message) => {
    expect(decoded(bytesOfHex(hex))).toEqual({ thrown: message, faults: [] });
  });

  it('by the byte of the frame, wherever that begins in its buffer', () => {
    const shifted = bytesOfHex('FF FF FF 00 00 10 08 16');
    expect(decoded(shifted.subarray(3)).thrown).toBe('Invalid tag at byte 4');
  });
});
