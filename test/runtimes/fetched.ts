// The runtimes, and an app for them. Comes in: the packed package; the registry, by npx. Goes out: a folder outside the repository in which
// `igap-reactions` is what its users get; where each runtime is, or why it is not. Next: scenario.runtimes.ts.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { unpackInto } from '../support/tarball.js';

/** A runtime that was asked for. */
export interface Fetched {
  /** As people call it. */
  readonly name: string;
  /** Its program. Empty where it could not be fetched or started. */
  readonly program: string;
  /** What it is given to run the scenario, by the package's format. */
  readonly runs: readonly (readonly [format: string, args: readonly string[]])[];
  /** What its `--version` says first. */
  readonly version: string;
  /** Why it is not here. Empty where it is. */
  readonly problem: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the app for runtimes. */
    readonly runtimesApp: string;
    readonly fetched: readonly Fetched[];
  }
}

interface Wanted {
  readonly name: string;
  /** The package that brings it. */
  readonly from: string;
  readonly command: string;
  /** Prints the path of the program itself, so that npx is not between it and the test. */
  readonly whereArgs: string;
  readonly args?: readonly string[];
}

const node = (version: string): Wanted => ({
  name: `Node ${version.split('.')[0]}`,
  from: `node@${version}`,
  command: 'node',
  whereArgs: '-p process.execPath',
});

const wanted: readonly Wanted[] = [
  node('20.20.2'),
  node('22.23.3'),
  node('24.21.0'),
  node('26.10.0'),
  {
    name: 'Bun',
    from: 'bun@1.4.5',
    command: 'bun',
    whereArgs: '-e "console.log(process.execPath)"',
  },
  {
    name: 'Deno',
    from: 'deno@2.9.6',
    command: 'deno',
    whereArgs: 'eval "console.log(Deno.execPath())"',
    args: ['run', '--allow-all'],
  },
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = join(root, 'test/runtimes');
const run = promisify(execFile);

export default async function setup(project: TestProject): Promise<() => void> {
  const app = realpathSync(mkdtempSync(join(tmpdir(), 'runtimes-')));
  const modules = join(app, 'node_modules');
  const fetching = Promise.all([...wanted.map((each) => fetch(each, app)), workerd(app)]);
  unpackInto(join(modules, 'igap-reactions'));
  const { dependencies } = JSON.parse(
    readFileSync(join(modules, 'igap-reactions/package.json'), 'utf8'),
  );
  for (const name of Object.keys(dependencies)) {
    cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true });
  }
  cpSync(join(here, 'app'), app, { recursive: true });
  project.provide('runtimesApp', app);
  project.provide('fetched', await fetching);
  return () => rmSync(app, { recursive: true });
}

async function fetch({ name, from, command, whereArgs, args = [] }: Wanted, app: string) {
  const runs = [
    ['ES modules', [...args, join(app, 'esm.mjs')]],
    ['CommonJS', [...args, join(app, 'commonjs.cjs')]],
  ] as const;
  return started({ name, runs }, async () => {
    if (isThisNode(from)) return process.execPath;
    const npx = ['--yes', '--prefer-offline', '-p', from, '-c', `${command} ${whereArgs}`];
    return (await run('npx', npx, { cwd: app, timeout: 110_000 })).stdout.trim();
  });
}

/** miniflare, which is installed in this folder, runs the workerd that it brings: a Node program gives it the scenario. */
function workerd(app: string): Promise<Fetched> {
  const runs = [['ES modules', [join(here, 'workerd.mjs'), app]]] as const;
  const program = join(here, 'node_modules/.bin/workerd');
  return started({ name: 'workerd', runs }, async () => program, process.execPath);
}

/** Asks a program for its version, so that one that does not start here is known by its reason. */
async function started(
  wanted: Pick<Fetched, 'name' | 'runs'>,
  find: () => Promise<string>,
  runner?: string,
): Promise<Fetched> {
  try {
    const program = await find();
    const { stdout } = await run(program, ['--version'], { timeout: 30_000 });
    const [version = stdout] = /\d+[.-]\d+[.-]\d+/.exec(stdout) ?? [];
    return { ...wanted, program: runner ?? program, version, problem: '' };
  } catch (error) {
    const lines = `${error}`.split('\n').filter((line) => !/^Error: Command failed|log/.test(line));
    const problem = lines.join(' ').trim() || `${error}`.trim();
    return { ...wanted, program: '', version: '', problem };
  }
}

/** The Node that runs the tests stands for its line. */
const isThisNode = (from: string): boolean =>
  from.startsWith(`node@${process.versions.node.split('.')[0]}.`);
