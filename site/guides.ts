// Lists the guides where a page asks for it, in the order of their own list. Comes in: the page, that list. Goes out: the page with a list of
// links. Next: VitePress.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const mark = '<!-- guides -->';

/** The guides of a folder in the order of its index.md: their files. */
export function guidesIn(folder: string): string[] {
  const index = `${folder}index.md`;
  if (!existsSync(index)) return [];
  const links = readFileSync(index, 'utf8').matchAll(/\]\(([\w-]+\.md)\)/g);
  return [...links].map(([, file = '']) => file);
}

/** `folder` is that of a language in site/pages. */
export function listGuides(folder: string): void {
  const page = `${folder}index.md`;
  const guides = `${folder}guides/`;
  const links = guidesIn(guides).map((name) => {
    const [, title = name] = /^# (.+)$/m.exec(readFileSync(guides + name, 'utf8')) ?? [];
    return `- [${title}](guides/${name})`;
  });
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(mark, () => links.join('\n')),
  );
}
