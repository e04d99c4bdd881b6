import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeModule } from '../../seeds/encode.js';
import { errorDocument, errorText, pageText } from './committed.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string, text?: string) => {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};

/** `npm run catalogue -- <args>`, as a process of its own. */
function catalogue(...args: string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'seeds/generate.ts', ...args];
    execFile(process.execPath, command, { cwd: root }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

describe('npm run catalogue', { timeout: 30_000 }, () => {
  it('writes what is committed, and prints findings with their lines and the counts', async () => {
    const out = inFolder('generated.ts');
    const docs = inFolder('catalogue.md');
    const run = await catalogue('--out', out, '--docs', docs);
    expect(run).toMatchObject({ code: 0, err: '' });
    const lines = run.out.trimEnd().split('\n');
    expect(lines.at(-1)).toBe('565 entries, 831 rows, 21 flagged, 8 virtual');
    expect(lines).toContain('line 3701: 700: a dot after the name');
    expect(lines.slice(0, -1).every((line) => /^line \d+: /.test(line))).toBe(true);
    const options = { name: 'igap', from: 'igap-reactions/engine' };
    expect(readFileSync(out, 'utf8')).toBe(encodeModule(errorDocument.entries, options));
    expect(readFileSync(docs, 'utf8')).toBe(pageText);
  });

  it('compiles another build to another file', async () => {
    const from = inFolder(
      'other.md',
      `# Bot errors 7xx\n${errorText('Error 700 - BOT_BAD_PAYLOAD')}`,
    );
    const out = inFolder('other.ts');
    expect(await catalogue('--from', from, '--out', out)).toEqual({
      code: 0,
      out: '1 entries, 1 rows, 0 flagged, 0 virtual\n',
      err: '',
    });
    expect(readFileSync(out, 'utf8')).toContain('readonly BOT_BAD_PAYLOAD: 700;');
  });

  it('refuses a document that it cannot understand, naming the line, and writes nothing', async () => {
    const from = inFolder('bad.md', errorText('Error 7 - BOT_FAILED', 'x', ['| 1 | a |']));
    const out = inFolder('bad.ts');
    const run = await catalogue('--from', from, '--out', out);
    expect(run).toMatchObject({ code: 1, out: '' });
    expect(run.err).toBe('line 6: a row of 2 cells where the header has 3\n');
    expect(() => readFileSync(out)).toThrow();
  });

  it.each([
    ['a missing file', ['--from', join(folder, 'none.md')], 'none.md: no such file or folder\n'],
    ['a folder as the document', ['--from', folder], ': it is a folder\n'],
    [
      'a folder that is not there',
      ['--out', join(folder, 'none', 'x.ts')],
      'x.ts: no such file or folder\n',
    ],
    ['an unknown option', ['--form', 'x'], '(Did you mean --from?)\n'],
  ])('says what is wrong with %s, without a stack', async (_, args, end) => {
    const run = await catalogue(...args);
    expect(run.code).toBe(1);
    expect(run.err.endsWith(end)).toBe(true);
    expect(run.err).not.toContain('    at ');
  });
});
