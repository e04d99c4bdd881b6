// The command `npm run size`. Comes in: what is built, and the limits of package.json. Goes out: whether every entry keeps its limit, the core by
// each bundler; with `--why`, where the bytes of the core are.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { bundlers } from './bundlers.js';
import { coreParts, foldersOf, type Part } from './core-parts.js';

const gzipped = (text: string) => gzipSync(text, { level: 9 }).length;
const kB = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`;

function print(title: string, parts: readonly Part[], whole: number): void {
  console.log(`\n${title}`);
  for (const { name, bytes } of parts.filter((part) => part.bytes > 0)) {
    const share = `${((100 * bytes) / whole).toFixed(1)} %`;
    console.log(`${String(bytes).padStart(7)} ${share.padStart(7)}  ${name}`);
  }
}

async function why(): Promise<void> {
  const { text, files } = await coreParts();
  const whole = Buffer.byteLength(text);
  print('Bytes of each folder and package, minified', foldersOf(files), whole);
  print('Bytes of each file, minified', files, whole);
  console.log(`\nThe core: ${whole} bytes minified, ${kB(gzipped(text))} gzip`);
}

/** Prints the core by each bundler. Whether the largest keeps the limit. */
async function coreKeepsLimit(): Promise<boolean> {
  const [{ limit }] = JSON.parse(readFileSync('package.json', 'utf8'))['size-limit'];
  const sizes: number[] = [];
  for (const [name, bundle] of Object.entries(bundlers)) {
    const bytes = gzipped(await bundle());
    // A bundler that leaves everything out would keep every limit.
    if (bytes < 10_000) throw new Error(`${name} made ${bytes} bytes of the core`);
    sizes.push(bytes);
    console.log(`  core by ${name}: ${kB(bytes)}`);
  }
  const isKept = Math.max(...sizes) <= 1000 * Number.parseFloat(limit);
  if (!isKept) console.log(`  The largest is above ${limit}`);
  return isKept;
}

if (process.argv.includes('--why')) {
  await why();
} else {
  const { status } = spawnSync('size-limit', process.argv.slice(2), { stdio: 'inherit' });
  const isKept = await coreKeepsLimit();
  process.exitCode = status !== 0 || !isKept ? 1 : 0;
}
