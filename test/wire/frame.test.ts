import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { OptionError, WireError } from '../../src/faults.js';
import { isBytes } from '../../src/wire/frame.js';
import { type Bytes, decodeFrame } from '../../src/wire.js';
import { said } from '../support/said.js';

const octets = [0x96, 0x75, 1, 2, 3, 4];
const { buffer } = Uint8Array.from([9, 9, ...octets, 9, 9]);

/** The same six bytes in every shape that an app may have them in. */
const shapes: Record<string, unknown> = {
  'a Uint8Array': Uint8Array.from(octets),
  'a Node Buffer': Buffer.from(octets),
  'an ArrayBuffer': Uint8Array.from(octets).buffer,
  'a Uint8Array with an offset': new Uint8Array(buffer, 2, 6),
  'a Uint16Array with an offset': new Uint16Array(buffer, 2, 3),
  'a DataView with an offset': new DataView(buffer, 2, 6),
  'a Uint8Array of another realm': vm.runInNewContext(`Uint8Array.from([${octets}])`),
  'an ArrayBuffer of another realm': vm.runInNewContext(`Uint8Array.from([${octets}]).buffer`),
  'a view with an offset of another realm': vm.runInNewContext(
    `new DataView(Uint8Array.from([9, 9, ${octets}, 9]).buffer, 2, 6)`,
  ),
};

const revoked = Proxy.revocable(new Uint8Array(2), {});
revoked.revoke();

const noBytes: readonly unknown[] = [
  ...[undefined, null, true, 0, 30102, 'text', '', Symbol('s'), 5n],
  ...[{}, [], [0, 0], { majorCode: 8 }, { length: 2, 0: 0, 1: 0 }, new Blob(['text']), () => 0],
  ...[new Proxy(new Uint8Array(2), {}), revoked.proxy],
  ...[{ byteLength: '2' }, { byteLength: Number.NaN }, { byteLength: Symbol('2') }],
  {
    get byteLength() {
      throw new RangeError('no');
    },
  },
];

describe('decodeFrame', () => {
  it.each(Object.entries(shapes))('takes %s', (_, bytes) => {
    expect(isBytes(bytes)).toBe(true);
    const { action, payload } = decodeFrame(bytes as Bytes);
    expect(action).toBe(30102);
    expect(payload).toBeInstanceOf(Uint8Array);
    expect([...payload]).toEqual([1, 2, 3, 4]);
  });

  it.each(Object.entries(shapes))('copies nothing of %s', (_, bytes) => {
    const { payload } = decodeFrame(bytes as Bytes);
    const whole = ArrayBuffer.isView(bytes) ? bytes.buffer : bytes;
    expect(payload.buffer).toBe(whole);
  });

  it.each([
    [[0, 0], 0],
    [[1, 0], 1],
    [[0, 1], 256],
    [[0xff, 0xff], 65535],
  ])('reads the action of %j, low byte first', (frame, action) => {
    expect(decodeFrame(Uint8Array.from(frame))).toEqual({ action, payload: new Uint8Array() });
  });

  it.each([[[]], [[0]]])('refuses %j, which is too short for an action', (frame) => {
    const error = caught(() => decodeFrame(Uint8Array.from(frame)));
    expect(error).toBeInstanceOf(WireError);
    expect(error).toMatchObject({
      name: 'WireError',
      byte: frame.length,
      message: `Truncated at byte ${frame.length}`,
    });
  });

  it('refuses what are no bytes as a mistake of the caller', () => {
    for (const value of noBytes) {
      expect(isBytes(value)).toBe(false);
      const error = caught(() => decodeFrame(value as Bytes));
      expect(error).toBeInstanceOf(OptionError);
      expect(error).toMatchObject({
        option: 'bytes',
        message: expect.stringContaining(said('bytes must be a Uint8Array or ArrayBuffer')),
      });
    }
  });
  it('refuses what only says that it holds bytes, and a buffer that was moved away', () => {
    const moved = new ArrayBuffer(8);
    structuredClone(moved, { transfer: [moved] });
    const wrong = [{ byteLength: 2 }, { byteLength: 2, buffer: 2 ** 40, byteOffset: 0 }, moved];
    for (const bytes of wrong) expect(() => decodeFrame(bytes as Bytes)).toThrow(OptionError);
  });

  it('knows a view for bytes although its buffer was moved away, and refuses it', () => {
    const view = new DataView(new ArrayBuffer(8));
    structuredClone(view.buffer, { transfer: [view.buffer] });
    expect(isBytes(view)).toBe(true);
    expect(() => decodeFrame(view as unknown as Bytes)).toThrow(OptionError);
  });
});

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
