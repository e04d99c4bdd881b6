// The package as an app has it: packed, in an empty folder outside of this repository, beside what its entries may need. Comes in: PACKED, the
// package; absent: it is built and packed here. Goes out: the folder. Next: the tests of types.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { unpackInto } from '../../support/tarball.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the app: the package is in its `node_modules`. */
    readonly app: string;
  }
}

/** What an app of each framework has installed. Types only, so a link will do. */
const beside = ['xstate', 'react', '@types/react', 'vue', 'svelte', 'solid-js'];

export default function setup(project: TestProject): () => void {
  const app = realpathSync(mkdtempSync(join(tmpdir(), 'types-')));
  const modules = join(app, 'node_modules');
  unpackInto(join(modules, 'igap-reactions'));
  for (const name of beside) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules', name), join(modules, name));
  }
  project.provide('app', app);
  return () => rmSync(app, { recursive: true });
}
