// `npm run release`: publishes what is tagged; with `--dry-run` it says what it would do. Comes in: the working copy; PACKED, a package that is
// packed already. Goes out: the package on npm, or the reasons why not. The workflow `release` of .github runs it where a tag is pushed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entries } from '../package/entries.js';
import { contentProblems } from './contents.js';
import { commitProblems, versionProblems } from './readiness.js';
import { changeFiles, git, root } from './working-copy.js';

/** With sources and maps it is 1.4 MB; more would be something that nobody meant to pack. */
const mostBytes = 1_600_000;

const dryRun = process.argv.includes('--dry-run');
const text = (name: string) => readFileSync(root + name, 'utf8');
const { version }: { readonly version: string } = JSON.parse(text('package.json'));
const state = {
  version,
  changelog: text('CHANGELOG.md'),
  changes: changeFiles(),
  uncommitted: git('status', '--porcelain').map((line) => line.slice(3)),
  tags: git('tag', '--points-at', 'HEAD'),
};

/** Ends the release where something is in the way of it. */
function stopAt(problems: readonly string[]): void {
  for (const problem of problems) console.error(`error: ${problem}`);
  if (problems.length > 0) process.exit(1);
}

/** Builds and packs, unless that was done. */
function pack(): string {
  const args = ['pack', '--silent', '--pack-destination', folder];
  const output = execFileSync('npm', args, { cwd: root, encoding: 'utf8' });
  return join(folder, output.trim().split('\n').at(-1) ?? '');
}

const sourcesIn = (path: string) =>
  readdirSync(root + path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${path}/${name.replaceAll('\\', '/')}`);

const folder = mkdtempSync(join(tmpdir(), 'release-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

stopAt(versionProblems(state));
const later = commitProblems(state);
if (!dryRun) stopAt(later);

const packed = process.env.PACKED ?? pack();
const paths = execFileSync('tar', ['-tzf', packed], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((path) => path.replace(/^package\//, ''));
const bytes = statSync(packed).size;
stopAt(contentProblems({ paths, entries, sources: sourcesIn('src') }));
stopAt(
  bytes > mostBytes ? [`the package has ${bytes} bytes, at most ${mostBytes} are wanted`] : [],
);
console.log(`igap-reactions ${version}: ${paths.length} files, ${Math.round(bytes / 1000)} kB`);

// Which workflow built it from which commit is signed where npm runs on a public forge.
const publish = ['publish', packed, '--provenance', '--access', 'public'];
if (dryRun) {
  for (const problem of later) console.log(`before it is published: ${problem}`);
  console.log(`would run: npm ${publish.join(' ')}`);
} else {
  execFileSync('npm', publish, { cwd: root, stdio: 'inherit' });
}
