// Which tests run for mutants, and the sources that are mutated. Comes in: folders of `test`. Goes out: paths from the root. Next: runner.mjs
// bundles them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const allFolders = [
  ...['wire', 'protocol', 'catalogue', 'reaction', 'lockout', 'session', 'engine'],
  ...['request', 'event', 'port', 'hostile', 'seeds'],
];
const single = ['connection', 'heap', 'memory', 'misuse.development', 'warning.development'];

const leftOut = [
  // They count time or memory, compile, start processes, or compare a page.
  /(?:cost|large-frame|long-turn|timer|weight|another-build|dispose|reactions-page)\.test\.ts$/,
  // They say of a million inputs or ways what others say of a few: a mutant that loops would take minutes.
  /(?:distance|fuzz|model|utf8-all)\.test\.ts$/,
];
/** A bundle of CommonJS has no await outside of functions. */
const awaitsAtTopLevel = /^(?:export )?(?:const|let) .*= \(?await |^await /m;

const mutatedFolders = [
  ...['protocol', 'reaction', 'lockout', 'session', 'request', 'delivery', 'wire', 'port'],
];
const mutatedFiles = ['connection', 'catalogue', 'memory', 'heap'];

/** What stryker.config.json mutates: it is loaded before a test, so that what runs at load counts as that. */
export function sourceFiles() {
  const inFolders = mutatedFolders.flatMap((folder) => filesIn(`src/${folder}`));
  return [...inFolders, ...mutatedFiles.map((name) => `src/${name}.ts`)];
}

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

export function testFiles(folders = allFolders) {
  const inFolders = folders
    .map((folder) => `test/${folder}`)
    .filter((folder) => existsSync(folder))
    .flatMap(filesIn);
  return [...inFolders, ...single.map((name) => `test/${name}.test.ts`)]
    .filter((path) => path.endsWith('.test.ts') && !leftOut.some((names) => names.test(path)))
    .filter((path) => !awaitsAtTopLevel.test(readFileSync(path, 'utf8')))
    .sort();
}
