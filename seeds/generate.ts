/**
 * Compiling: the command `npm run catalogue`, and its only disk access. In: a build of the error document. Out: the
 * module that src/protocol ships, the page docs/catalogue.md, and on the terminal what the document has wrong.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import pc from 'picocolors';
import { catalogueDoc } from './catalogue-doc.js';
import { countsOf, DocumentError } from './document.js';
import { encodeModule, encodeParts } from './encode.js';
import { parseDocument } from './parse.js';

interface Options {
  readonly from?: string;
  readonly out?: string;
  readonly docs?: string;
}

/** A file that cannot be read or written: nothing is wrong with the document, or with this program. */
class FileFault extends Error {}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EISDIR: 'it is a folder',
  EACCES: 'not permitted',
};

const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

new Command('catalogue')
  .description('Compiles the error document into the catalogue.')
  .option('--from <file>', 'the error document (default: seeds/errors.md)')
  .option('--out <file>', 'the module to write (default: src/protocol/igap.ts)')
  .option(
    '--docs <file>',
    'the page to write (default: docs/catalogue.md; none where --out is given)',
  )
  .allowExcessArguments(false)
  .action(run)
  .parse();

function run({ from, out, docs = out ? undefined : beside('../docs/catalogue.md') }: Options) {
  try {
    const document = parseDocument(
      access('read', from ?? beside('errors.md'), (path) => readFileSync(path, 'utf8')),
    );
    const { entries, findings } = document;
    for (const { line, text } of findings) console.log(`${pc.yellow(`line ${line}:`)} ${text}`);

    const write = (path: string, text: string) =>
      access('write', path, () => writeFileSync(path, text));
    const name = 'igap';
    if (out) write(out, encodeModule(entries, { name, from: 'igap-reactions/engine' }));
    else {
      const { words, value } = encodeParts(entries, { name, from: './define.js' });
      write(beside('../src/protocol/igap-words.ts'), words);
      write(beside('../src/protocol/igap.ts'), value);
    }
    if (docs) write(docs, catalogueDoc(document));
    console.log(countsOf(entries));
  } catch (error) {
    if (!(error instanceof DocumentError || error instanceof FileFault)) throw error;
    console.error(pc.red(error.message));
    process.exitCode = 1;
  }
}

function access<Result>(
  verb: 'read' | 'write',
  path: string,
  use: (path: string) => Result,
): Result {
  try {
    return use(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = reasons[code] ?? (code || String(error));
    throw new FileFault(`cannot ${verb} ${path}: ${reason}`);
  }
}
