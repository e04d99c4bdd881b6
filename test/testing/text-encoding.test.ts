import { getTextEncoding } from '@bufbuild/protobuf/wire';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { provideTextEncoding } from '../../src/testing/text-encoding.js';

const configured = Symbol.for('@bufbuild/protobuf/text-encoding');
const lenient = new TextDecoder();
const platform = { encoder: new TextEncoder(), decoder: new TextDecoder('utf-8', { fatal: true }) };

/** What is configured for all copies of @bufbuild/protobuf, put away and back. */
let before: unknown;
beforeEach(() => {
  before = Reflect.get(globalThis, configured);
  Reflect.deleteProperty(globalThis, configured);
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.set(globalThis, configured, before);
});

describe('the texts of the server', () => {
  it('are the platform’s where it has functions for them, and the app’s where it has given its own', () => {
    provideTextEncoding();
    expect(configured in globalThis).toBe(false);
    const own = {};
    Reflect.set(globalThis, configured, own);
    vi.stubGlobal('TextDecoder', undefined);
    provideTextEncoding();
    expect(Reflect.get(globalThis, configured)).toBe(own);
  });

  it.each(['TextEncoder', 'TextDecoder'])('without %s are read and written as with it', (name) => {
    vi.stubGlobal(name, undefined);
    provideTextEncoding();
    const { encodeUtf8, decodeUtf8, checkUtf8 } = getTextEncoding();
    for (const text of ['', 'plain', 'سلام', '\ufeff🙂', '\u0000\u07ff\uffff']) {
      const bytes = platform.encoder.encode(text);
      expect(encodeUtf8(text)).toEqual(bytes);
      expect(decodeUtf8(bytes, true)).toBe(text);
      expect(checkUtf8(text)).toBe(true);
    }
    expect(checkUtf8('half \ud83d')).toBe(false);
    for (const wrong of [[0x80], [0x61, 0xc0, 0x80], [0xe2, 0x82], [0xf5, 0x80, 0x80, 0x80]]) {
      const bytes = Uint8Array.from(wrong);
      expect(() => platform.decoder.decode(bytes)).toThrow();
      expect(() => decodeUtf8(bytes, true)).toThrow(TypeError);
      expect(decodeUtf8(bytes)).toBe(lenient.decode(bytes));
    }
  });
});
