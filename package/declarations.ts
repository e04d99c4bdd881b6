// The types of the package, as they are shipped. Comes in: what tsup has written. Goes out: the same, indented by tabs: a tenth of it was blanks.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  if (!/\.d\.c?ts$/.test(file)) continue;
  const path = join('dist', file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(/^(?: {4})+/gm, (blanks) => '\t'.repeat(blanks.length / 4)),
  );
}
