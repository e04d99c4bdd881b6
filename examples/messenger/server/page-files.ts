// Builds the page. Comes in: its sources, and the built package in dist/. Goes out: its files in memory, by their paths. Next: site.ts serves
// them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

interface PageFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

export type PageFiles = ReadonlyMap<string, PageFile>;

const repository = fileURLToPath(new URL('../../..', import.meta.url));

const builtHooks = `${repository}dist/react.js`;

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

/** An application installs the package; here its name means what is built. */
function builtPackage(): { find: RegExp; replacement: string }[] {
  const { name, exports } = JSON.parse(readFileSync(`${repository}package.json`, 'utf8'));
  return Object.entries<{ import?: { default: string } }>(exports).flatMap(([entry, file]) => {
    if (!file.import) return [];
    const find = new RegExp(`^${name}${entry.slice(1)}$`);
    return { find, replacement: repository + file.import.default };
  });
}

export async function buildPage(): Promise<PageFiles> {
  const built = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: builtPackage(), conditions: ['module', 'browser', 'production'] },
    // Else its runtime follows NODE_ENV, which a test runner sets.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      ...{ write: false, target: 'es2022', modulePreload: false, assetsInlineLimit: 0 },
      rolldownOptions: {
        // How long parts of the build take is nothing for a visitor.
        checks: { pluginTimings: false },
        onLog(level, log, print) {
          // Its "use client" is for servers of components, and this page has none. All else is printed.
          const isKnown = log.code === 'MODULE_LEVEL_DIRECTIVE' && log.id === builtHooks;
          if (!isKnown) print(level, log);
        },
      },
    },
  });
  if (!('output' in built)) throw new Error('the page is not one build');
  const files = built.output.map((file): [string, PageFile] => {
    const type = types[file.fileName.split('.').pop() ?? ''] ?? 'application/octet-stream';
    return [`/${file.fileName}`, { type, body: file.type === 'chunk' ? file.code : file.source }];
  });
  return new Map(files);
}
