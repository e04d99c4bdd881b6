// An app outside the repository. Comes in: the tarball that PACKED names; which packages it has installed. Goes out: a folder in which
// `igap-reactions` is what its users get. Next: jest.tools.ts, vitest.tools.ts, the rest.
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unpackInto } from '../support/tarball.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '../..');
const packed = process.env.PACKED ?? '';
if (!existsSync(packed)) {
  throw new Error('PACKED must name the packed package: npm pack');
}

export interface AppFolder {
  readonly path: string;
  write(file: string, text: string): void;
  /** Installs the package once more, under another name. */
  installCopy(name: string): void;
  /** Runs a program of Node, which must end by itself in 40 s. Rejects with all that it printed. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  remove(): void;
}

/** `installed`: names of packages of test/tools, or of the repository. */
export function appFolder(installed: readonly string[]): AppFolder {
  // Jest knows files by their real names.
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'tools-')));
  const modules = join(path, 'node_modules');
  const installCopy = (name: string) => {
    unpackInto(join(modules, name));
  };
  installCopy('igap-reactions');
  const { dependencies } = JSON.parse(
    readFileSync(join(modules, 'igap-reactions/package.json'), 'utf8'),
  );
  for (const name of Object.keys(dependencies)) link(join(root, 'node_modules', name), name);
  for (const name of installed) {
    const own = join(here, 'node_modules', name);
    link(existsSync(own) ? own : join(root, 'node_modules', name), name);
  }

  function link(from: string, name: string): void {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(from, join(modules, name));
  }

  return {
    path,
    write: (file, text) => writeFileSync(join(path, file), text),
    installCopy,
    async run(args, env = {}) {
      const { PATH, HOME } = process.env;
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [...args], {
        cwd: path,
        timeout: 40_000,
        env: { PATH, HOME, CI: 'true', NO_COLOR: '1', ...env },
      }).catch(({ stdout, stderr }) => Promise.reject(new Error(`${stdout}\n${stderr}`)));
      return stdout + stderr;
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}

/** The text of a file of this folder. */
export const textHere = (file: string): string => readFileSync(join(here, file), 'utf8');

/** A program of a package of this folder. */
export const programHere = (file: string): string => join(here, 'node_modules', file);
