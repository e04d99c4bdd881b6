// `npm run changes`: makes a version of the changes in .changeset/. Comes in: these files. Goes out: CHANGELOG.md with a chapter, the version in
// package.json, package-lock.json, src/port/message.ts and the pages that name the package's file; the files are removed. Next: a commit, a tag, release.ts.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { nextVersion, parseChange, withChapter } from './change.js';
import { changeFiles, root } from './working-copy.js';

const names = changeFiles();
if (names.length === 0) {
  console.error('There is no change in .changeset/: CONTRIBUTING.md says how to write one.');
  process.exit(1);
}
const read = (path: string) => readFileSync(root + path, 'utf8');
const changes = names.map((name) => parseChange(name, read(`.changeset/${name}`)));
const { version: former }: { readonly version: string } = JSON.parse(read('package.json'));
const version = nextVersion(former, changes);

writeFileSync(`${root}CHANGELOG.md`, withChapter(read('CHANGELOG.md'), version, changes));
// In the lock file the package is named twice, both times before any other.
const places = { 'package.json': 1, 'package-lock.json': 2 };
for (const [path, times] of Object.entries(places)) {
  let text = read(path);
  for (let time = 0; time < times; time += 1) {
    text = text.replace(`"version": "${former}"`, `"version": "${version}"`);
  }
  writeFileSync(root + path, text);
}
/** What names the version in its own way, and where. */
const texts: readonly (readonly [of: (version: string) => string, paths: readonly string[]])[] = [
  [(of) => `packageVersion = '${of}'`, ['src/port/message.ts']],
  [
    (of) => `igap-reactions-${of}.tgz`,
    ['README.md', ...['start', 'index', 'fa/start', 'fa/index'].map((page) => `docs/${page}.md`)],
  ],
];
for (const [of, paths] of texts) {
  for (const path of paths) {
    writeFileSync(root + path, read(path).replaceAll(of(former), of(version)));
  }
}
for (const name of names) rmSync(`${root}.changeset/${name}`);
console.log(
  `${former} -> ${version}, ${names.length} changes. Look at CHANGELOG.md, commit, then:`,
);
console.log(`git tag v${version}`);
