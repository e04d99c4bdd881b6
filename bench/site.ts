// The site of the pages that are measured in Chromium. Comes in: a folder with their programs. Goes out: an address, and what its pages report.
// Next: scenes/chromium.ts.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Numbers } from './chromium/report.js';

/** What serves pages, and answers them. */
export interface Site {
  /** `page`: the name of a program. */
  visited(page: string, asked: Readonly<Record<string, string>>): Visit;
  close(): void;
}

/** One look at a page. */
export interface Visit {
  readonly url: string;
  /** What it reports; rejects where something went wrong in it. */
  readonly numbers: Promise<Numbers>;
}

type Said = { readonly numbers: Numbers } | { readonly error: string };

/** `/cold?...` is a page that runs `cold.mjs` of `folder`. */
export async function startSite(folder: string): Promise<Site> {
  const waiting = new Map<string, (said: Said) => void>();
  let visits = 0;

  const take = async (request: IncomingMessage, id: string) => {
    waiting.get(id)?.(JSON.parse(await text(request)));
    waiting.delete(id);
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/said') void take(request, searchParams.get('id') ?? '');
    const script = join(folder, pathname);
    const isScript = pathname.endsWith('.mjs') && existsSync(script);
    response.setHeader('content-type', `text/${isScript ? 'javascript' : 'html'}; charset=utf-8`);
    // Alone in its process a page may read the clock to 5 µs.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'require-corp');
    response.end(
      isScript
        ? readFileSync(script)
        : `<!doctype html><title>page</title><link rel="icon" href="data:,"><body><script type="module" src="${pathname}.mjs"></script>`,
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    visited(page, asked) {
      const id = String(++visits);
      const numbers = new Promise<Numbers>((resolve, reject) => {
        waiting.set(id, (said) => {
          if ('numbers' in said) resolve(said.numbers);
          else reject(new Error(`${page}: ${said.error}`));
        });
      });
      const search = new URLSearchParams({ id, ...asked });
      return { url: `http://127.0.0.1:${port}/${page}?${search}`, numbers };
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
