// Where the document has its errors. Comes in: its entries. Goes out: the source text of lines.ts. Pure. Next: compile.ts writes it.
import type { DocumentEntry } from '../seeds/document.js';

const perLine = 9;

/** The module that explanation.ts takes line numbers from: the document itself is not shipped. */
export function lineModule(entries: readonly DocumentEntry[]): string {
  const pairs = entries.map(({ code, line }) => `[${code}, ${line}]`);
  const lines = Array.from({ length: Math.ceil(pairs.length / perLine) }, (_, at) =>
    pairs.slice(at * perLine, (at + 1) * perLine).join(', '),
  );
  return `// Generated from the error document by \`npm run catalogue\`; do not edit. Comes in: nothing. Goes out: the line of the document that each
// error stands on. Next: explanation.ts.
// biome-ignore-all format: generated

/** Lines by major code. */
export const lineByCode: ReadonlyMap<number, number> = new Map([
${lines.map((line) => `  ${line},\n`).join('')}]);
`;
}
