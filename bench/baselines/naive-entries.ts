// Frozen. What the table of a client that is written by hand holds. Comes in: the errors of the document. Goes out: its rows.
import { errorCodes, findError, resolve } from 'igap-reactions';
import type { NaiveTable } from './naive-table.js';

export function naiveEntries(): NaiveTable {
  const table: Record<string, NaiveTable[string]> = {};
  for (const majorCode of Object.values(errorCodes)) {
    const { name, minors } = findError(majorCode);
    const { kind } = resolve({ majorCode }).reaction;
    table[majorCode] = { name, kind, rows: minors.map((row) => ({ ...row })) };
  }
  return table;
}
