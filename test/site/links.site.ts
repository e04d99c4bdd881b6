import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCodes, findError } from '../../src/catalogue.js';
import { resolve } from '../../src/resolve.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { errorText } from '../../src/texts.js';
import { root } from '../docs/page.js';
import { builtPages, dist, pageAt, targetOf } from './built-page.js';

const isOutside = (link: string) => /^(https?:|mailto:)/.test(link);
const { repository = 'https://github.com/igap-reactions/igap-reactions' } = JSON.parse(
  readFileSync(`${root}package.json`, 'utf8'),
);
const forge = String(repository.url ?? repository).replace(/^git\+|\.git$/g, '');

describe('links of the site', () => {
  it('lead to pages and anchors that there are', () => {
    const dead = builtPages.flatMap((page) =>
      page.links
        .filter((link) => !isOutside(link))
        .filter((link) => {
          const { path, anchor } = targetOf(page, link);
          if (!path.endsWith('.html')) return !existsSync(dist + path);
          const target = pageAt(path);
          return !target || (anchor !== '' && !target.anchors.has(anchor));
        })
        .map((link) => `${page.path}: ${link}`),
    );
    expect(builtPages.length).toBeGreaterThan(80);
    expect(dead).toEqual([]);
  });

  it('that leave docs/ lead to files of the repository', () => {
    const blob = `${forge}/blob/main/`;
    const outside = builtPages.flatMap(({ links }) =>
      links.filter((link) => link.startsWith(blob)),
    );
    const files = [...new Set(outside.map((link) => link.slice(blob.length).split('#')[0] ?? ''))];
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((file) => !existsSync(root + file))).toEqual([]);
  });

  it.each([
    ['guides/forms.html', '/fa/guides/forms.html'],
    ['fa/guides/forms.html', '/guides/forms.html'],
    ['reference/errors/index.html', '/fa/reference/errors/'],
    ['start.html', '/fa/start.html'],
    ['session.html', '/fa/'],
  ])('of the language menu of %s lead to %s', (path, other) => {
    const menu = /class="items"[^>]*>\s*<p class="title"[\s\S]*?<a [^>]*href="([^"]*)"/;
    expect(pageAt(path)?.html.match(menu)?.[1]).toBe(other);
  });

  it('reach every page of docs/ by a sidebar', () => {
    const listed = new Set(
      builtPages.flatMap((page) =>
        page.links.filter((link) => !isOutside(link)).map((link) => targetOf(page, link).path),
      ),
    );
    const names = readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' });
    const pages = names
      .filter((name) => name.endsWith('.md'))
      .map((name) => name.replace('.md', '.html'));
    expect(pages.filter((path) => !listed.has(path))).toEqual([]);
  });
});

describe.each([
  ['reference/errors/', 'English'],
  ['fa/reference/errors/', 'Persian'],
])('the errors in %s', (folder) => {
  const pages = builtPages.filter(
    ({ path }) => path.startsWith(folder) && !path.endsWith('index.html'),
  );
  const entries = Object.values(errorCodes).map((code) => findError(code));

  it('have one anchor each', () => {
    const anchors = pages.flatMap((page) =>
      [...page.anchors].filter((id) => id.startsWith('error-')),
    );
    expect(anchors.sort()).toEqual(entries.map(({ code }) => `error-${code}`).sort());
  });

  it('are listed by code and name on the first page', () => {
    const html = pageAt(`${folder}index.html`)?.html ?? '';
    expect(entries.filter(({ code, name }) => !html.includes(`>${code} <span>${name}<`))).toEqual(
      [],
    );
  });

  it('say name, request, reaction and both texts', () => {
    const missing = entries.filter((entry) => {
      const path = `${folder}${entry.section.toLowerCase()}.html`;
      const html = pageAt(path)?.html ?? '';
      const [, text = ''] = html.split(`id="error-${entry.code}"`);
      const [own = ''] = text.split('<h2');
      const resolution = resolve({ majorCode: entry.code });
      const parts = [
        entry.name,
        entry.action === undefined ? '' : `#${entry.action}`,
        `<code>${resolution.reaction.kind}</code>`,
        errorText(resolution, en),
        errorText(resolution, fa),
        ...entry.minors.map(({ minor }) =>
          entry.minors.length > 1
            ? `<code>${minor === '*' ? minor : `${entry.code}/${minor}`}</code>`
            : '',
        ),
      ];
      return !parts.every((part) => own.includes(part));
    });
    expect(missing.map(({ code }) => code)).toEqual([]);
  });
});
