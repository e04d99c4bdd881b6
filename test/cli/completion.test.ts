import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run, workFolder } from './bin.js';

const folder = workFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const bashScript = run(['completion', 'bash']).then(({ out }) => out);

/** What bash offers for a command line, of which the last word is being typed. */
async function offered(...words: readonly string[]): Promise<string[]> {
  const typed = ['igap-reactions', ...words].map((word) => `'${word}'`).join(' ');
  const script = `${await bashScript}
COMP_WORDS=(${typed}); COMP_CWORD=${words.length}
_igap_reactions
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const text = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  return text.split('\n').filter((line) => line !== '');
}

const isThere = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

describe('igap-reactions completion', () => {
  it.each([
    [['l'], ['list', 'lint']],
    [['explain', 'USER_LOGIN_F'], ['USER_LOGIN_FAILED']],
    [['list', '--s'], ['--section']],
    [['list', '--section', 'sig'], ['signaling']],
    [
      ['list', '--reaction', 'session'],
      ['sessionReplaced', 'sessionTerminated'],
    ],
    [
      ['compile', '--'],
      ['--out', '--name', '--page', '--json', '--help'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['lint', 'seeds/e'], []],
  ])('completes %j in bash to %j', async (words, expected) => {
    expect(await offered(...words)).toEqual(expected);
  });

  it.each(['bash', 'zsh', 'fish'])(
    'is a script that %s reads, where that is installed',
    async (shell) => {
      const { code, out } = await run(['completion', shell]);
      expect(code).toBe(0);
      expect(out).toContain('USER_LOGIN_FAILED');
      if (!isThere(shell)) return;
      const file = join(folder, shell);
      writeFileSync(file, out);
      const { status, stderr } = spawnSync(shell, ['-n', file], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
  );
});
