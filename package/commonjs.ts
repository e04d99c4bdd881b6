// The package as CommonJS. Comes in: the built modules of both builds. Goes out: each of their files once more as CommonJS, and for each entry
// one file that takes that of the one build or of the other, by `NODE_ENV`. tsup would lower classes on the way.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { modulesIn } from './built-modules.js';
import { entries } from './entries.js';

async function convert(from: string, to: string) {
  const { outputFiles } = await build({
    entryPoints: modulesIn(from).map((file) => join(from, file)),
    outbase: from,
    outdir: to,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    target: 'es2022',
    // Says which names there are, for those who import them.
    platform: 'node',
    // Jest has no `import()` in CommonJS, Metro has a runtime of its own for it: `require`, when it is asked for.
    supported: { 'dynamic-import': false },
    charset: 'utf8',
    sourcemap: true,
    sourcesContent: false,
    write: false,
  });
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    const code = text
      .replace(/((?:require|import)\("\.[^"]*)\.js"\)/g, '$1.cjs")')
      .replace(/^("use strict";\n)("use client";\n)/, '$2$1');
    writeFileSync(path, path.endsWith('.map') ? text : code);
  }
}

await convert('dist', 'dist/production');
await convert('dist/development', 'dist/development');
for (const entry of entries) {
  const up = entry.includes('/') ? '../' : './';
  // What a module is for is said in its first line, also where it only passes on.
  const [directive = ''] =
    /^["']use client["'];\n/.exec(readFileSync(`dist/${entry}.js`, 'utf8')) ?? [];
  writeFileSync(
    `dist/${entry}.cjs`,
    `${directive}'use strict';
if (process.env.NODE_ENV === 'production') {
  module.exports = require('${up}production/${entry}.cjs');
} else {
  module.exports = require('${up}development/${entry}.cjs');
}
`,
  );
}
