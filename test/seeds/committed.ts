import { readFileSync } from 'node:fs';
import { parseDocument } from '../../seeds/parse.js';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The committed error document, its parse, and what is compiled from it. */
export const errorsText = read('../../seeds/errors.md');
export const errorDocument = parseDocument(errorsText);
export const generated = {
  words: read('../../src/protocol/igap-words.ts'),
  value: read('../../src/protocol/igap.ts'),
};
export const generatedText = generated.words + generated.value;
export const pageText = read('../../docs/catalogue.md');

const header = '| Minor Code | Detail | Reaction |\n|---|---|---|\n';

/** An error as the document writes it; `rows` are the lines of its table. */
export function errorText(
  heading: string,
  description = 'Bad payload for request [#900](../proto/README.md#action_900)',
  rows: readonly string[] = ['| * | * | * |'],
): string {
  const table = rows.length === 0 ? '' : `${header}${rows.join('\n')}\n`;
  return `### ${heading}\n${description}\n\n${table}\n`;
}
