import { describe, expect, it } from 'vitest';
import { type Draft, readFields } from '../../src/wire/reader.js';
import { bytesOfHex } from '../support/golden-frames.js';

/** What is read of the bytes between. */
function read(hex: string, at = 2, end = bytesOfHex(hex).length, inResponse?: boolean) {
  const error: Draft = { majorCode: 0 };
  const invalid = [0, 0];
  readFields(bytesOfHex(hex), at, end, error, invalid, inResponse);
  return { error, invalid };
}

describe('readFields', () => {
  it('keeps no field with a higher number than the known ones, however many come', () => {
    const { error, invalid } = read(`
      00 00
      0A 05
        10 01
        32 01 07
      10 08
      2A 01 61
      30 01
      3A 01 07
      F8 FF FF FF 0F 00
    `);
    expect(error).toEqual({ majorCode: 8, message: 'a', timestamp: 1 });
    expect(invalid).toEqual([0, 0]);
  });

  it('reads no byte outside its bounds', () => {
    expect(read('10 05 10 08 10 06', 2, 4).error).toEqual({ majorCode: 8 });
    expect(() => read('10 05 10 88 10 06', 2, 4)).toThrow('Truncated at byte 4');
    expect(() => read('10 05 10 88 10 06', 2, 4, true)).toThrow('Too long at byte 3');
  });

  it('forgets that a text was no UTF-8 when the field comes again', () => {
    expect(read('00 00 0A 03 0A 01 FF 2A 01 FF').invalid).toEqual([6, 9]);
    expect(read('00 00 0A 03 0A 01 FF 0A 03 0A 01 61 2A 01 FF').invalid).toEqual([0, 14]);
    expect(read('00 00 0A 03 0A 01 FF 0A 00 2A 01 FF 2A 00').invalid).toEqual([6, 0]);
  });
});
