/**
 * llms.txt: what there is to read, for programs that read for somebody (llmstxt.org). In: the pages of the repository. Out: its text, each page with
 * its title and the first sentence below it. Next: generate.ts writes it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textIn } from 'mdast-util-to-string';

/** The same guides once more. */
const persian = 'docs/fa';
/** Neither a translation nor the home page, which has no text of its own. */
export const isListed = (path: string) =>
  !path.startsWith(`${persian}/`) && path !== 'docs/index.md';
const ofTheProject = ['CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'seeds/README.md'];

/** `root`: the folder of the repository. Links are relative to it. */
export function llmsText(root: string): string {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const entry = (path: string) => {
    const { title, sentence } = headOf(read(path));
    return `- [${title}](${path})${sentence && `: ${sentence}`}`;
  };
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .map((name) => `docs/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && isListed(path))
    .sort();
  const { name, description } = JSON.parse(read('package.json'));
  return `${[
    `# ${name}`,
    `> ${description}`,
    `TypeScript. README.md has all kinds of reactions, docs/reference all options, events and faults, ${persian} the guides in Persian.`,
    ['## Docs', '', ...['README.md', ...docs].map(entry)].join('\n'),
    ['## Project', '', ...ofTheProject.map(entry)].join('\n'),
  ].join('\n\n')}\n`;
}

/** The first heading, and the first sentence of the text below it. */
function headOf(markdown: string): { readonly title: string; readonly sentence: string } {
  const { children } = fromMarkdown(markdown);
  const texts = (type: string) =>
    children
      .filter((child) => child.type === type)
      .map((node) => textIn(node).replaceAll(/\s+/g, ' ').trim());
  const [title = ''] = texts('heading');
  const [paragraph = ''] = texts('paragraph').filter(Boolean);
  const [sentence = ''] = /^.+?[.:](?= |$)/.exec(paragraph) ?? [];
  return { title, sentence: sentence.replace(/:$/, '.') };
}
