// What is in the package, and nothing else. Comes in: the paths in a tarball, the entries, the source files. Goes out: what is missing and what
// does not belong there. Pure. Used by: release.ts.

export interface Given {
  /** The paths in the tarball, without `package/`. */
  readonly paths: readonly string[];
  /** `index`, `texts/en`, as package/entries.ts has them. */
  readonly entries: readonly string[];
  /** `src/engine.ts`: maps lead to them. */
  readonly sources: readonly string[];
}

const pages = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];
/** What package/shared-chunk.ts makes in each build. */
const sharedChunk = [
  'dist/shared.js',
  'dist/development/shared.js',
  'dist/development/shared.cjs',
  'dist/production/shared.cjs',
].flatMap((file) => [file, `${file}.map`]);
const licenses = ['cli-licenses.txt', 'licenses.txt', 'development/licenses.txt'];

/** Every file that must be there, with the parts of the builds left out: their names hold a hash. */
export function expected({ entries, sources }: Omit<Given, 'paths'>): string[] {
  const built = entries.flatMap((entry) => [
    ...['js', 'js.map', 'cjs', 'd.ts', 'd.cts'].map((ending) => `dist/${entry}.${ending}`),
    ...['js', 'js.map', 'cjs', 'cjs.map'].map((ending) => `dist/development/${entry}.${ending}`),
    ...['cjs', 'cjs.map'].map((ending) => `dist/production/${entry}.${ending}`),
  ]);
  const stubs = entries.filter((entry) => entry !== 'index').map((name) => `${name}/package.json`);
  return [
    ...pages,
    ...sources,
    ...stubs,
    ...built,
    ...sharedChunk,
    'dist/cli.js',
    ...licenses.map((name) => `dist/${name}`),
  ];
}

/** What the entries of a build share: `dist/chunk-2F6XCOSK.js`, `dist/clock-DT8gQBCh.d.ts`. */
const shared =
  /^dist\/(?:(?:[a-z-]+-[\w-]{8}\.(?:js|js\.map|d\.ts|d\.cts))|development\/[a-z-]+-[A-Z\d]{8}\.c?js(?:\.map)?|production\/[a-z-]+-[A-Z\d]{8}\.cjs(?:\.map)?)$/;

/** One sentence for each file that is missing or too much. */
export function contentProblems({ paths, ...rest }: Given): string[] {
  const wanted = new Set(expected(rest));
  const there = new Set(paths);
  return [
    ...[...wanted].filter((path) => !there.has(path)).map((path) => `${path} is missing`),
    ...paths
      .filter((path) => !wanted.has(path) && !shared.test(path))
      .map((path) => `${path} does not belong in the package`),
  ];
}
