// How text fits a terminal. Comes in: text, coloured or not. Goes out: lines that are no wider than the terminal. Pure. Used by:
// timeline.ts, summary.ts.
import { stripVTControlCharacters } from 'node:util';
import type pc from 'picocolors';
import { plain } from './words.js';

export type Colors = ReturnType<typeof pc.createColors>;

/** How text is laid out: the widest line (Infinity where nobody folds it, as in a file), and its colours. */
export interface Layout {
  readonly columns: number;
  readonly colors: Colors;
}

/** A title, and a line across as far as there is room. */
export function heading(title: string, layout: Layout): string[] {
  const { columns, colors: c } = layout;
  const text = plain(title, 200);
  const rule = '─'.repeat(Math.max(0, Math.min(columns, 100) - text.length - 4));
  return ['', ...fold(`${c.dim('──')} ${c.bold(text)}${rule && c.dim(` ${rule}`)}`, 3, layout)];
}

/** A space at which no line is broken. */
export const together = '\u00a0';

/** Breaks a line at its spaces; what follows the first is indented. Colours count for nothing. */
export function fold(text: string, indent: number, { columns }: Layout): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(/(?<=\S)(?= )/)) {
    const fits = width(current + word) <= columns;
    if (fits || current.trim() === '') current += word;
    else {
      lines.push(current);
      current = ' '.repeat(Math.min(indent, Math.floor(columns / 3))) + word.trimStart();
    }
  }
  return [...lines, current].map((line) => line.replaceAll(together, ' '));
}

function width(text: string): number {
  return [...stripVTControlCharacters(text)].length;
}
