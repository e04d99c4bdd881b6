import { describe, expect, it } from 'vitest';
import { type Fields, readFields } from '../../src/wire/reader.js';
import { bytesOfHex } from '../support/golden-frames.js';

describe('readFields', () => {
  it('keeps no field with a higher number than the known ones, however many come', () => {
    const bytes = bytesOfHex(`
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
    const fields: Fields = {};
    const response: Fields = {};
    readFields(bytes, 2, bytes.length, fields, response);
    expect({ fields, response }).toEqual({
      fields: { 16: 8, 42: Uint8Array.of(0x61) },
      response: { 16: 1 },
    });
  });
});
