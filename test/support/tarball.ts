// The packed package, unpacked. Comes in: the tarball that PACKED names, else what is built and packed now. Goes out: what its users get, in a
// folder. Next: the setups of test/native, test/runtimes, test/tools and test/types.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Unpacks the package into a folder. Without PACKED it is built and packed first. */
export function unpackInto(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const packing = mkdtempSync(join(tmpdir(), 'pack-'));
  const tarball = process.env.PACKED ?? pack(packing);
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  rmSync(packing, { recursive: true });
}

/** Packs what stands in the repository; `prepack` builds it. The last line is the name of the file. */
function pack(into: string): string {
  const args = ['pack', '--silent', '--pack-destination', into];
  const output = execFileSync('npm', args, { cwd: root, encoding: 'utf8' });
  return join(into, output.trim().split('\n').at(-1) ?? '');
}
