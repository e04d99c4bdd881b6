// The packed package, installed in an app. Comes in: the tarball that PACKED names, else what is built and packed now. Goes out: a folder
// outside the repository, in which `igap-reactions` is what its users get, and nothing else. Next: metro.mjs, the resolvers.
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { unpackInto } from '../support/tarball.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the app. */
    readonly app: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = join(root, 'test/native');

/** What an app of React Native has installed beside the package, of the packages of this folder. */
const installed = ['react', 'react-test-renderer', 'react-is', 'scheduler', '@babel/runtime'];
/** What React Native brings. */
const brought = ['abort-controller', 'event-target-shim'];
/** What is on phones only, by names of modules that stand for it. */
const standIns = {
  'react-native': 'react-native.ts',
  '@react-native-async-storage/async-storage': 'async-storage.ts',
};

export default function setup(project: TestProject): () => void {
  // Metro knows files by their real names.
  const app = realpathSync(mkdtempSync(join(tmpdir(), 'native-')));
  const modules = join(app, 'node_modules');
  unpackInto(join(modules, 'igap-reactions'));
  const { dependencies } = JSON.parse(
    readFileSync(join(modules, 'igap-reactions/package.json'), 'utf8'),
  );
  for (const name of Object.keys(dependencies)) copy(join(root, 'node_modules', name), name);
  for (const name of [...installed, ...brought]) copy(join(here, 'node_modules', name), name);
  for (const [name, file] of Object.entries(standIns)) {
    copy(join(here, 'modules', file), `${name}/${file}`);
    writeFileSync(join(modules, name, 'package.json'), JSON.stringify({ name, main: file }));
  }
  cpSync(join(here, 'app'), app, { recursive: true });
  writeFileSync(join(app, 'package.json'), '{ "private": true }');
  project.provide('app', app);
  return () => rmSync(app, { recursive: true });

  function copy(from: string, to: string): void {
    cpSync(from, join(modules, to), { recursive: true, dereference: true });
  }
}
