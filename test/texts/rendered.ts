import { findError, type Resolution, resolve } from '../../src/index.js';
import type { Language } from '../../src/texts/language.js';
import { errorText } from '../../src/texts.js';
import { errorDocument } from '../seeds/committed.js';

/** One row of the error document, or an error without rows, and what a language says of it. */
export interface Rendered {
  readonly code: number;
  readonly name: string;
  /** `203/18`. */
  readonly place: string;
  readonly resolution: Resolution;
  readonly text: string;
}

/** Every error and row of the document. A row that repeats a minor is rendered too, though no frame leads to it. */
export function renderAll(language: Language): Rendered[] {
  return errorDocument.entries.flatMap(({ code, name, flagged, rows }) => {
    const entry = findError(code);
    const minors = rows.length > 0 ? (entry?.minors ?? []) : [undefined];
    return minors.map((row): Rendered => {
      const found = resolve({
        majorCode: code,
        minorCode: typeof row?.minor === 'number' ? row.minor : undefined,
        wait: flagged ? 90 : undefined,
      });
      const resolution: Resolution =
        row && found.minor !== row && found.reaction.kind === 'correctInput'
          ? { ...found, minor: row, reaction: { kind: 'correctInput', ...asInput(row) } }
          : found;
      const place = `${code}/${row?.minor ?? '-'}`;
      return { code, name, place, resolution, text: errorText(resolution, language) };
    });
  });
}

type Row = NonNullable<Resolution['minor']>;

function asInput({ field, fields, problem = 'unspecified' }: Row) {
  return { field, fields, problem };
}
