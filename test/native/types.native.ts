// The pages for React Native, as its compiler reads them: React Native's own types and settings, and no types of a page. Comes in: the packed
// package, the pages, and the packages of this folder. Goes out: tests that find no error.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { root, textOf } from '../docs/page.js';
import { typescriptBlocks } from '../support/typescript-block.js';
import { printedBy } from '../types/packed/compiler.js';

/** What such an app has installed beside the package. */
const beside = [
  'react-native',
  '@react-native',
  '@react-native-async-storage/async-storage',
  '@types/react',
  'csstype',
];
/** The pages whose code runs on a phone. */
const pages = [
  'docs/react-native.md',
  'docs/guides/react-native.md',
  'docs/guides/offline-and-reconnect.md',
];

const app = realpathSync(mkdtempSync(join(tmpdir(), 'native-types-')));
afterAll(() => rmSync(app, { recursive: true }));

/** React Native's own settings, but for Jest, and as strict as the package promises. */
function settings(): object {
  const file = join(app, 'node_modules/@react-native/typescript-config/tsconfig.json');
  const [before = '', after = ''] = readFileSync(file, 'utf8').split(/^\s*\/\/.*$/m);
  const { compilerOptions } = JSON.parse(before + after);
  return { ...compilerOptions, types: ['react-native'], exactOptionalPropertyTypes: true };
}

/** What the compiler prints about the blocks, each a file of the app. */
function problems(blocks: readonly string[]): string {
  const files = blocks.map((block, at) => {
    const file = `block-${at}.tsx`;
    writeFileSync(join(app, file), `${block}\nexport {};\n`);
    return file;
  });
  return printedBy('typescript', app, files, settings());
}

beforeAll(() => {
  for (const name of beside) {
    const link = join(app, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'test/native/node_modules', name), link);
  }
  // A copy: it finds the types of React beside it.
  const own = 'node_modules/igap-reactions';
  cpSync(join(inject('app'), own), join(app, own), { recursive: true });
});

it.each(pages)('the code of %s compiles with the types of React Native', (page) => {
  const blocks = typescriptBlocks(textOf(page));
  expect(blocks.length).toBeGreaterThan(1);
  expect(problems(blocks)).toBe('');
});

it('there are no types of a page, and what is wrong is found', () => {
  expect(problems(['document;'])).toContain("Cannot find name 'document'");
  expect(problems(["new WebSocket('').binaryType;"])).toContain("'binaryType' does not exist");
});
