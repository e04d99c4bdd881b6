// Lists the guides where a page asks for it. Comes in: the page, the guides that there are. Goes out: the page with a list of links. Next: VitePress.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const mark = '<!-- guides -->';

/** `folder` is that of a language in site/pages. */
export function listGuides(folder: string): void {
  const page = `${folder}index.md`;
  const guides = `${folder}guides/`;
  const names = existsSync(guides) ? readdirSync(guides).sort() : [];
  const links = names
    .filter((name) => name.endsWith('.md') && name !== 'index.md')
    .map((name) => {
      const [, title = name] = /^# (.+)$/m.exec(readFileSync(guides + name, 'utf8')) ?? [];
      return `- [${title}](guides/${name})`;
    });
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(mark, () => links.join('\n')),
  );
}
