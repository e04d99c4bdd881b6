import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { countsText } from './figures.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');
/** What the command writes, in this order of its options. */
const written = ['src/protocol/igap.ts', 'docs/catalogue.md', 'cli/lines.ts'];

/** `npm run catalogue`, as a process of its own, which writes into a folder of the test instead. */
function catalogue() {
  const { scripts } = JSON.parse(textOf('package.json'));
  const [runner, ...args] = String(scripts.catalogue).split(' ');
  expect(runner).toBe('tsx');
  expect(args.filter((arg) => written.includes(arg))).toEqual(written);
  const moved = args.map((arg) =>
    written.includes(arg) ? join(folder, arg.replace(/.*\//, '')) : arg,
  );
  const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), ...moved];
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, command, { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

describe('npm run catalogue', () => {
  it('writes what is committed, and prints findings with their lines and the counts', async () => {
    const run = await catalogue();
    expect(run).toMatchObject({ code: 0, err: '' });
    const lines = run.out.trimEnd().split('\n');
    expect(lines.at(-1)).toBe(countsText);
    expect(lines).toContain('line 3701: 700: a dot after the name');
    // The languages of the package have words for all of it.
    expect(lines.slice(0, -1).every((line) => /^line \d+: /.test(line))).toBe(true);
    for (const path of [...written, 'src/protocol/igap-words.ts']) {
      expect(readFileSync(join(folder, path.replace(/.*\//, '')), 'utf8')).toBe(textOf(path));
    }
  });
});
