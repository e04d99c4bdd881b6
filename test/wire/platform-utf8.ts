import { isUtf8 } from 'node:buffer';
import { readUtf8, utf8Of } from '../../src/wire/utf8.js';

export const loose = new TextDecoder('utf-8', { ignoreBOM: true });
export const encoder = new TextEncoder();

/** What was read, and whether all of it was UTF-8. */
export function read(bytes: Uint8Array, from = 0, end = bytes.length) {
  const invalid = [-1, -1];
  const text = readUtf8(bytes, from, end, invalid, 1);
  if (invalid[0] !== -1) throw new Error('the other place was touched');
  return { text, invalid: invalid[1] };
}

export const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
export const written = (text: string) => Uint8Array.from(utf8Of(text));

/** Fails where the platform reads something else of the bytes from 1 on; expect() would take longer than all the rest. */
export function compare(bytes: Uint8Array): void {
  const content = bytes.subarray(1);
  const { text, invalid } = read(bytes, 1);
  if (text !== loose.decode(content)) throw new Error(`another text: ${hexOf(content)}`);
  if (invalid !== (isUtf8(content) ? 0 : 1)) throw new Error(`validity: ${hexOf(content)}`);
}

/** Bytes at which the standard makes a difference. */
export const edges = [
  0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5,
];
