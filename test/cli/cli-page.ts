// The page docs/cli.md. Comes in: nothing. Goes out: what it shows of the command, block by block. Used by: transcripts.test.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../../docs/cli.md', import.meta.url));

/** Each begins with a command line. */
export function consoleBlocks(): string[] {
  const blocks = readFileSync(path, 'utf8').matchAll(/^```console\n([\s\S]*?)\n```$/gm);
  return [...blocks].map(([, text = '']) => text);
}

/** Writes the page with another text in place of a block. */
export function replaceBlock(block: string, text: string): void {
  const page = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    page.replace(block, () => text),
  );
}
