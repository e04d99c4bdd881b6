// The start pages, as a reader follows them: an empty folder, the files that stand there, the commands that stand there, on the packed package.
// Comes in: docs/start.md; PACKED, the package. Goes out: what the commands print.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

interface Start {
  readonly name: string;
  readonly commands: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly printed: readonly string[];
}

const packed = process.env.PACKED ?? '';
if (!existsSync(packed)) {
  throw new Error('PACKED must name the packed package: npm pack');
}

/** The sections of a page that have commands. */
function startsOf(page: string): readonly Start[] {
  return readFileSync(page, 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const blocks = [...section.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
      const files = new Map<string, string>();
      const commands: string[] = [];
      const printed: string[] = [];
      for (const [, language, text = ''] of blocks) {
        const [, file] = /^(?:\/\/|<!--) (\S+\.\w+)(?: -->)?\n/.exec(text) ?? [];
        if (language === 'sh') commands.push(...text.trim().split('\n'));
        else if (language === 'text') printed.push(...text.trim().split('\n'));
        else if (file) files.set(file, text);
      }
      return { name: section.split('\n')[0] ?? '', commands, files, printed };
    })
    .filter(({ commands }) => commands.length > 0);
}

const run = promisify(execFile);

/** What the commands print. One that fails rejects with all that it has printed. */
async function follow({ commands, files }: Start, folder: string): Promise<string> {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  // The variables of this run are none of the reader's.
  const { PATH, HOME } = process.env;
  const env = {
    ...{ PATH, HOME, CI: 'true', NO_COLOR: '1' },
    ...{ npm_config_prefer_offline: 'true', npm_config_audit: 'false' },
    ...{ npm_config_fund: 'false', npm_config_loglevel: 'error' },
  };
  let printed = '';
  for (const command of commands) {
    const here = command.replace(/(npm install) igap-reactions\b/, `$1 ${packed}`);
    const { stdout } = await run('sh', ['-c', `(${here}) 2>&1`], { cwd: folder, env }).catch(
      ({ stdout }) => Promise.reject(new Error(`${command}\n${stdout}`)),
    );
    printed += stdout;
  }
  return printed;
}

it.concurrent.each(startsOf('docs/start.md').map((start) => [start.name, start] as const))(
  '%s: what stands there works',
  async (_, start) => {
    const folder = mkdtempSync(join(tmpdir(), 'start-'));
    try {
      const printed = await follow(start, folder);
      for (const line of start.printed) expect(printed).toContain(line);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
