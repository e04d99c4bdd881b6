// The site that the browsers visit. Comes in: the built package in dist/. Goes out: an address with a page (and workers) that holds it
// and its dependencies as one module; nothing comes from elsewhere. Next: tab.ts opens its pages.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { type Breakage, breakages, breaking } from './breakage.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The files of the built package, by what an application imports. */
function builtPackage(): { find: RegExp; replacement: string }[] {
  const { name, exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  return Object.entries<{ import?: { default: string } }>(exports).flatMap(([entry, file]) => {
    if (!file.import) return [];
    return {
      find: new RegExp(`^${name}${entry.slice(1)}$`),
      replacement: root + file.import.default,
    };
  });
}

/** A file of this folder with all that it imports, as one script. */
async function bundle(file: string, format: 'es' | 'iife'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    // As an application is built: under test Vite would take what packages have for development.
    resolve: { alias: builtPackage(), conditions: ['module', 'browser', 'production'] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL(file, import.meta.url)),
        output: { format },
      },
    },
  });
  const [chunk, ...more] = 'output' in built ? built.output : [];
  if (chunk?.type !== 'chunk' || more.length > 0) throw new Error(`${file} is not one module`);
  const sources = chunk.moduleIds.filter((id) => id.startsWith(`${root}src/`));
  if (sources.length > 0) throw new Error(`${file} holds sources: ${sources}`);
  return chunk.code;
}

const isBreakage = (name: string): name is Breakage => Object.hasOwn(breakages, name);

function pageOf(search: URLSearchParams): string {
  const broken = search.getAll('broken').filter(isBreakage);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>tab</title><link rel="icon" href="data:,">
<script>${breaking(broken)}</script>
<script type="module" src="/page.js"></script></html>`;
}

export interface Site {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves `/tab` (with `account`, `broken`, `sandboxed`), `/elsewhere`, and the workers `/worker.js`, `/classic-worker.js` and `/port-worker.js`. */
export async function startSite(): Promise<Site> {
  const [page, worker, portWorker, classicWorker] = await Promise.all([
    bundle('page.ts', 'es'),
    bundle('worker.ts', 'es'),
    bundle('port-worker.ts', 'es'),
    bundle('worker.ts', 'iife'),
  ]);
  const scripts = new Map([
    ['/page.js', page],
    ['/worker.js', worker],
    ['/port-worker.js', portWorker],
    ['/classic-worker.js', classicWorker],
  ]);
  const server = createServer(({ url = '/' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://site');
    const script = scripts.get(pathname);
    // A sandboxed page has an origin of its own, which asks from afar.
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', `text/${script ? 'javascript' : 'html'}; charset=utf-8`);
    if (searchParams.has('sandboxed')) {
      response.setHeader('content-security-policy', 'sandbox allow-scripts');
    }
    response.end(
      script ?? (pathname === '/tab' ? pageOf(searchParams) : '<title>elsewhere</title>'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}
