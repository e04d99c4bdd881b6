// Where a bundle runs. Comes in: its file, and device.js before it. Goes out: what it prints, line by line. Next: scenario.native.ts.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import vm from 'node:vm';

const require = createRequire(import.meta.url);
const device = fileURLToPath(new URL('device.js', import.meta.url));
const folders: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux64-bin',
  darwin: 'osx-bin',
  win32: 'win64-bin',
};

/** Hermes 0.12, the VM of React Native 0.70. It ends by itself once nothing is left to do. */
export async function inHermes(bundle: string): Promise<string[]> {
  const folder = folders[process.platform];
  if (!folder) throw new Error(`there is no Hermes for ${process.platform}`);
  const hermes = join(dirname(require.resolve('hermes-engine-cli/package.json')), folder, 'hermes');
  // It takes one file.
  const both = `${bundle}.on-device.js`;
  writeFileSync(both, `${readFileSync(device, 'utf8')}\n${readFileSync(bundle, 'utf8')}`);
  // Its own promises wait for a task each; those of a device are worked off before the next one begins.
  const flags = ['-w', '-Xmicrotask-queue', both];
  const options = { timeout: 60_000, maxBuffer: 1e8 };
  const { stdout } = await promisify(execFile)(hermes, flags, options);
  return stdout.split('\n').filter(Boolean);
}

/** What the language has in Node, and not in Hermes, or is another there. */
const hermes = `
  for (const name of ['WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'WebAssembly']) delete globalThis[name];
  for (const name of ['PluralRules', 'RelativeTimeFormat', 'DurationFormat', 'ListFormat']) delete Intl[name];
  const { NumberFormat } = Intl;
  Intl.NumberFormat = function (language, options = {}) {
    if (options.style === 'unit') throw new RangeError('Invalid unit style');
    return new NumberFormat(language, options);
  };
`;

/** Node, with the globals of React Native and no other. Until the bundle prints that it is at its end. */
export async function inNode(bundle: string): Promise<string[]> {
  const lines: string[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    const scope = vm.createContext({
      print(line: string) {
        lines.push(line);
        if (line.includes('"end":true')) resolve();
      },
      setTimeout: (call: () => void) => void setImmediate(call),
    });
    setTimeout(reject, 30_000, new Error(`it did not end: ${lines.at(-1)}`)).unref();
    for (const code of [hermes, readFileSync(device, 'utf8'), readFileSync(bundle, 'utf8')]) {
      vm.runInContext(code, scope);
    }
  });
  await ended;
  return lines;
}
