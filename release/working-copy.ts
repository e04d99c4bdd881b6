// The working copy. Comes in: nothing. Goes out: where it is, which changes wait in it, and what git says of it. Used by: release.ts,
// apply-changes.ts.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The names of the files in .changeset/ that hold a change. */
export function changeFiles(): string[] {
  return readdirSync(`${root}.changeset`)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort();
}

/** The lines that a command of git prints. */
export function git(...args: string[]): string[] {
  const output = execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  return output.split('\n').filter(Boolean);
}
