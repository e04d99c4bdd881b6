// The command as it is shipped. Comes in: arguments. Goes out: what it prints. It is built once per process of tests, into a folder outside the
// repository: there it finds no package that is not in it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { commandBuild } from '../../cli/tsup.config.js';

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
let built: Promise<string> | undefined;

/** The folder of the build: cli.js and cli-licenses.txt. */
export function builtFolder(): Promise<string> {
  built ??= buildOnce();
  return built;
}

async function buildOnce(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'igap-reactions-cli-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({ ...commandBuild(folder), config: false, silent: true });
  return folder;
}

/** A copy of the fixtures, to run in and to write to. */
export function workFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'igap-reactions-files-'));
  cpSync(fixtures, folder, { recursive: true });
  return folder;
}

/** Without colours, as in a pipe. */
export async function start(
  args: readonly string[],
  { cwd = fixtures, env = {} }: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<ChildProcess> {
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  const bin = join(await builtFolder(), 'cli.js');
  return spawn(process.execPath, [bin, ...args], { cwd, env: { ...inherited, ...env } });
}

export async function end(child: ChildProcess): Promise<Run> {
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

export async function run(args: readonly string[], cwd?: string, input = ''): Promise<Run> {
  const child = await start(args, cwd === undefined ? {} : { cwd });
  child.stdin?.end(input);
  return end(child);
}
