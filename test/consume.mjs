// Packs the package, or takes what PACKED names, installs it in an empty folder, loads every entry as ESM and as CommonJS, and runs the
// command and the first example of README.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

const folder = mkdtempSync(join(tmpdir(), 'consume-'));
const run = (command, args, cwd = folder) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
try {
  const pack = () =>
    join(
      folder,
      run('npm', ['pack', '--silent', '--pack-destination', folder], process.cwd())
        .trim()
        .split('\n')
        .at(-1),
    );
  const packed = process.env.PACKED ?? pack();
  const files = run('tar', ['-tzf', packed]).trim().split('\n');
  if (files.some((path) => path.startsWith('package/seeds') || path.endsWith('errors.md'))) {
    throw new Error('The error document must not be in the package.');
  }
  for (const file of ['dist/cli.js', 'dist/cli-licenses.txt', 'dist/licenses.txt']) {
    if (!files.includes(`package/${file}`)) throw new Error(`${file} is missing`);
  }
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const frameworks = ['react', 'solid-js', 'svelte', 'vue'];
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', packed, ...frameworks]);

  const { exports, name } = JSON.parse(readFileSync('package.json', 'utf8'));
  const entries = Object.keys(exports)
    .filter((entry) => entry !== './package.json')
    .map((entry) => name + entry.slice(1));
  const esm = entries.map((entry, at) => `import * as e${at} from '${entry}';`).join('\n');
  const listEsm = entries.map((_, at) => `console.log(Object.keys(e${at}).join());`).join('\n');
  const listCjs = entries
    .map((entry) => `console.log(Object.keys(require('${entry}')).join());`)
    .join('\n');
  writeFileSync(join(folder, 'all.mjs'), `${esm}\n${listEsm}`);
  writeFileSync(join(folder, 'all.cjs'), listCjs);
  const names = ['all.mjs', 'all.cjs'].map((file) =>
    run(process.execPath, [file])
      .trim()
      .split('\n')
      .map((line) => line.split(',').sort().join()),
  );
  // React Server Components: the binding is for browsers and says so first, everything else runs there.
  const installed = join(folder, 'node_modules', name, 'dist');
  for (const part of ['', 'development/', 'production/']) {
    for (const file of ['react.js', 'react.cjs']) {
      const path = join(installed, part, file);
      if (existsSync(path) && !/^["']use client["'];\n/.test(readFileSync(path, 'utf8'))) {
        throw new Error(`${part}${file} does not begin with 'use client'`);
      }
    }
  }
  writeFileSync(
    join(folder, 'rsc.mjs'),
    `${entries
      .filter((entry) => entry !== `${name}/react`)
      .map((entry) => `await import('${entry}');`)
      .join('\n')}
    const { createReactionEngine } = await import('${name}');
    const engine = createReactionEngine({ channel: null });
    engine.lockOut({ action: 201, waitMs: 1000 });
    console.log(engine.guard(201).allowed);
    await engine.dispose();`,
  );
  if (run(process.execPath, ['--conditions', 'react-server', 'rsc.mjs']).trim() !== 'false') {
    throw new Error('The core does not run under the condition react-server.');
  }
  // What needs another package says which.
  const start = (load) =>
    `(async () => { const { startServer } = ${load}; await startServer().catch((e) => console.log(e.message)); })();`;
  writeFileSync(join(folder, 'start.mjs'), start("await import('igap-reactions/testing/server')"));
  writeFileSync(join(folder, 'start.cjs'), start("require('igap-reactions/testing/server')"));
  for (const file of ['start.mjs', 'start.cjs']) {
    const said = run(process.execPath, [file]);
    if (!said.includes('npm install --save-dev ws')) throw new Error(said);
  }
  // The first example of README.md prints what its comments say.
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'));
  const { ESNext } = ts.ScriptTarget;
  const compilerOptions = { target: ESNext, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(example, { compilerOptions });
  writeFileSync(join(folder, 'example.mjs'), outputText);
  const printed = run(process.execPath, ['example.mjs']).trim();
  const promised = [...example.matchAll(/; \/\/ (.+)$/gm)].map(([, line]) => line).join('\n');
  if (printed !== promised || promised === '') throw new Error(`README.md prints: ${printed}`);
  // The command finds all that it needs in its own file: of the optional packages only the frameworks are there.
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const command = (...args) => run('npx', ['--no-install', name, ...args]).trim();
  const said = { explain: command('explain', '111/4'), version: command('--version') };
  if (!said.explain.startsWith('111/4 USER_LOGIN_FAILED') || said.version !== version) {
    throw new Error(`npx ${name}: ${JSON.stringify(said)}`);
  }
  console.log(`npx ${name}: ${said.explain.split('\n')[0]}`);
  entries.forEach((entry, at) => {
    if (names[0][at] !== names[1][at]) throw new Error(`${entry}: ESM and CommonJS differ`);
    console.log(`${entry}: ${names[0][at]}`);
  });
} finally {
  rmSync(folder, { recursive: true });
}
