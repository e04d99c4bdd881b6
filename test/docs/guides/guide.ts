// The code of a guide, as a module that runs. Comes in: the name of a page in docs/guides, and words of one of its blocks. Goes out: what that
// block exports, on the sources of this repository. Used by: the tests beside it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A page's environment makes a web address of `new URL`.
const root = join(import.meta.dirname, '../../..');

/** The block of a guide that has these words in it, as it stands there. */
export function blockOf(guide: string, words: string): string {
  const page = readFileSync(join(root, `docs/guides/${guide}.md`), 'utf8');
  const blocks = [...page.matchAll(/^```[jt]sx?\n(.*?)^```$/gms)].map(([, block = '']) => block);
  const block = blocks.find((each) => each.includes(words));
  if (block === undefined) throw new Error(`docs/guides/${guide}.md has no block with ${words}`);
  return block;
}

/** The same, but for where it finds the SDK, and what stands for a phone's modules. */
const onSources = (block: string) =>
  block
    .replaceAll(/'igap-reactions(\/[\w/-]+)?'/g, (_, path = '/index') =>
      JSON.stringify(join(root, 'src', `${path === '/engine' ? '/own-protocol' : path}.ts`)),
    )
    .replaceAll(/'(?:@[\w-]+\/)?((?:react-native|async-storage))'/g, (_, name: string) =>
      JSON.stringify(join(root, `test/native/modules/${name}.ts`)),
    );

/** Runs the block of a guide that has these words in it. */
export async function run<Exports>(guide: string, words: string): Promise<Exports> {
  // Where it finds the packages that it imports; git ignores it.
  mkdirSync(join(root, 'reports'), { recursive: true });
  const folder = mkdtempSync(join(root, 'reports/guide-'));
  const file = join(folder, 'block.tsx');
  try {
    writeFileSync(file, onSources(blockOf(guide, words)));
    return await import(/* @vite-ignore */ file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
