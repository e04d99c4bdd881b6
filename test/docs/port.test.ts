// The workers of docs/port.md, run as they stand.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { typescriptBlocks } from '../support/typescript-block.js';
import { bundle } from './bundle.js';
import { root, textOf } from './page.js';

const blocks = typescriptBlocks(textOf('docs/port.md'));
/** An example by the file that its first line names. */
const named = (file: string) => blocks.find((block) => block.startsWith(`// ${file}`)) ?? '';

/** What a program prints that is given a folder with these files. */
function printed(files: Readonly<Record<string, string>>, program: string): string {
  // Where they find the packages that they import; git ignores it.
  mkdirSync(join(root, 'reports'), { recursive: true });
  const folder = mkdtempSync(join(root, 'reports/worker-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const args = ['--import', 'tsx', join(folder, program), join(folder, 'worker.mts')];
    return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A module that needs nothing but Node: what compiles the others does not reach into workers. */
const alone = (file: string) =>
  bundle(
    named(file)
      .replace("'igap-reactions'", "'../../src/index.js'")
      .replace("'igap-reactions/port'", "'../../src/port.js'"),
    { external: [/^node:/] },
  );

it('the shared worker logs in on every connection, and its page learns of what the server sends', () => {
  const files = { 'worker.mts': named('messenger-1.ts') };
  const output = printed(files, '../../test/docs/port-stage.ts');
  expect(JSON.parse(output)).toEqual({ logins: [1, 2], port: 'joined', session: 'terminated' });
});

it('the worker of Node is joined, and lets its process end', async () => {
  // The one that starts it is compiled on its way.
  const files = { 'network.mjs': await alone('network.mjs'), 'app.mts': named('app.mjs') };
  expect(printed(files, 'app.mts')).toBe('joined\n');
});
