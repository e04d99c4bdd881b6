import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file's text by its path from the root. */
export const textOf = (path: string) => readFileSync(root + path, 'utf8');

/** The paths of every page for readers, from the root. */
export const pages: readonly string[] = [
  'README.md',
  'CHANGELOG.md',
  'CODE_OF_CONDUCT.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  '.changeset/README.md',
  ...listed('docs', '.md').map((name) => `docs/${name}`),
  'seeds/README.md',
];

/** The paths of every source file, from the root. */
export const sources: readonly string[] = listed('src', '.ts').map((name) => `src/${name}`);

function listed(folder: string, ending: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort();
}

/** The rows of the first table below a heading (or a line that begins so), without its head; each cell trimmed. */
export function tableRows(markdown: string, after: string): string[][] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => line.startsWith(after));
  const head = lines.findIndex((line, at) => at > start && line.startsWith('|---'));
  const rows: string[][] = [];
  for (const line of lines.slice(head + 1)) {
    if (!line.startsWith('|')) break;
    // A bar that is escaped is part of its cell.
    const cells = line.split(/(?<!\\)\|/).slice(1, -1);
    rows.push(cells.map((cell) => cell.trim().replaceAll('\\|', '|')));
  }
  if (start < 0 || rows.length === 0) throw new Error(`no table after "${after}"`);
  return rows;
}

/** What stands in backticks. */
export function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}
