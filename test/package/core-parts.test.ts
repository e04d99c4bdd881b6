import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { coreParts, folderOf, foldersOf } from '../../package/core-parts.js';

it('every byte of the core is a file’s, but what holds them together', async () => {
  const { text, files } = await coreParts();
  const sum = (parts: readonly { readonly bytes: number }[]) =>
    parts.reduce((bytes, part) => bytes + part.bytes, 0);
  const whole = Buffer.byteLength(text);
  expect(sum(files)).toBeLessThanOrEqual(whole);
  expect(sum(files)).toBeGreaterThan(0.97 * whole);
  expect(sum(foldersOf(files))).toBe(sum(files));
  expect(files.map(({ bytes }) => bytes)).toEqual(
    files.map(({ bytes }) => bytes).sort((a, b) => b - a),
  );
  // The build for production, without its words for developers.
  expect(gzipSync(text).length).toBeLessThan(33_500);
});

it('a file belongs to its folder or to its package', () => {
  expect(folderOf('src/engine.ts')).toBe('src');
  expect(folderOf('src/session/session.ts')).toBe('src/session');
  expect(folderOf('node_modules/xstate/dist/raise.esm.js')).toBe('xstate');
  expect(folderOf('node_modules/@bufbuild/protobuf/dist/wire.js')).toBe('@bufbuild/protobuf');
  expect(folderOf('node_modules/a/node_modules/b/index.js')).toBe('b');
});
