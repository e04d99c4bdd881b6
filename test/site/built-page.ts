// The pages of the site as they were built. Comes in: site/dist. Goes out: each page with its anchors and links. Used by: the tests of this folder.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const dist = fileURLToPath(new URL('../../site/dist/', import.meta.url));

export interface BuiltPage {
  /** Its path in the site: `reference/errors/user.html`. */
  readonly path: string;
  readonly html: string;
  readonly anchors: ReadonlySet<string>;
  /** Where its links lead. */
  readonly links: readonly string[];
}

const everyMatch = (html: string, pattern: RegExp) =>
  [...html.matchAll(pattern)].map(([, found = '']) =>
    decodeURIComponent(found.replaceAll('&amp;', '&')),
  );

const names = readdirSync(dist, { recursive: true, encoding: 'utf8' });

export const builtPages: readonly BuiltPage[] = names
  .filter((name) => name.endsWith('.html'))
  .sort()
  .map((path) => {
    const html = readFileSync(dist + path, 'utf8');
    return {
      path,
      html,
      anchors: new Set(everyMatch(html, / id="([^"]+)"/g)),
      links: [...new Set(everyMatch(html, /<a [^>]*?href="([^"]+)"/g))],
    };
  });

export const pageAt = (path: string) => builtPages.find((page) => page.path === path);

/** What a link of a page within the site means: a page and an anchor. */
export function targetOf(from: BuiltPage, link: string): { path: string; anchor: string } {
  const [file = '', anchor = ''] = link.split('#');
  if (file === '') return { path: from.path, anchor };
  const path = file.startsWith('/') ? file.slice(1) : posix.join(posix.dirname(from.path), file);
  if (path === '' || path.endsWith('/')) return { path: `${path}index.html`, anchor };
  return { path: path.endsWith('.html') ? path : `${path}.html`, anchor };
}
