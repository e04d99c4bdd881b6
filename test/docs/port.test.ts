// The worker of docs/port.md, run as it stands.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { typescriptBlocks } from '../support/typescript-block.js';
import { root, textOf } from './page.js';

const [worker = ''] = typescriptBlocks(textOf('docs/port.md'));

/** What the stage prints of a worker. */
function played(block: string): unknown {
  // Where it finds the packages that it imports; git ignores it.
  mkdirSync(join(root, 'reports'), { recursive: true });
  const folder = mkdtempSync(join(root, 'reports/worker-'));
  try {
    const file = join(folder, 'messenger-1.mts');
    writeFileSync(file, block);
    const stage = join(root, 'test/docs/port-stage.ts');
    const args = ['--import', 'tsx', stage, file];
    return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('the worker of docs/port.md logs in on every connection, and its page learns of what the server sends', () => {
  expect(played(worker)).toEqual({ logins: [1, 2], port: 'joined', session: 'terminated' });
});
