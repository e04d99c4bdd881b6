import { describe, expect, it } from 'vitest';
import { decodeErrorFrame } from '../../src/wire.js';
import { bytesOfHex } from '../support/golden-frames.js';

describe('a megabyte', () => {
  const groups = (closed: boolean) => {
    const bytes = new Uint8Array(2 + 2 ** 20);
    bytes.fill(0x33, 2);
    if (closed) bytes.fill(0x34, 2 + 2 ** 19);
    return bytes;
  };

  it('of groups that are not closed is refused at its end', () => {
    const bytes = groups(false);
    expect(() => decodeErrorFrame(bytes)).toThrow(`Truncated at byte ${bytes.length}`);
  });

  it('of groups in groups that are closed is walked through', () => {
    expect(decodeErrorFrame(groups(true))).toMatchObject({ majorCode: 0 });
  });

  it('of responses is merged', () => {
    const bytes = new Uint8Array(2 + 2 ** 20);
    for (let at = 2; at < bytes.length; at += 4) bytes.set([0x0a, 2, 0x10, at % 97], at);
    expect(decodeErrorFrame(bytes)).toMatchObject({ timestamp: (bytes.length - 4) % 97 });
  });

  it('that a length claims and that does not follow takes no memory', () => {
    const { arrayBuffers } = process.memoryUsage();
    for (let times = 0; times < 100; times += 1) {
      for (const hex of ['00 00 2A 80 80 40', '00 00 0A 80 80 40']) {
        expect(() => decodeErrorFrame(bytesOfHex(hex))).toThrow('Truncated');
      }
    }
    expect(process.memoryUsage().arrayBuffers - arrayBuffers).toBeLessThan(2 ** 20);
  });
});
