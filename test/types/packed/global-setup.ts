// The package as an app has it: packed, in an empty folder outside of this repository, beside what its entries may need. Comes in: PACKED, the
// package; absent: it is packed here, from what was built. Goes out: the folder. Next: the tests of types.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the app: the package is in its `node_modules`. */
    readonly app: string;
  }
}

/** What an app of each framework has installed. Types only, so a link will do. */
const beside = ['xstate', 'react', '@types/react', 'vue', 'svelte', 'solid-js'];

function packed(folder: string): string {
  if (process.env.PACKED) return process.env.PACKED;
  if (!existsSync('dist/index.d.cts')) throw new Error('Nothing is built: npm run build');
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder]);
  return execFileSync('sh', ['-c', 'echo *.tgz'], { cwd: folder, encoding: 'utf8' }).trim();
}

export default function setup(project: TestProject): () => void {
  const app = realpathSync(mkdtempSync(join(tmpdir(), 'types-')));
  const modules = join(app, 'node_modules');
  mkdirSync(modules);
  execFileSync('tar', ['xzf', packed(app), '-C', app], { cwd: process.env.PACKED ? '.' : app });
  renameSync(join(app, 'package'), join(modules, 'igap-reactions'));
  for (const name of beside) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules', name), join(modules, name));
  }
  project.provide('app', app);
  return () => rmSync(app, { recursive: true });
}
