import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, inject, it } from 'vitest';

const app = inject('app');
const installed = join(app, 'node_modules/igap-reactions');
const { name, exports } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
const entries = Object.keys(exports)
  .filter((entry) => entry !== './package.json')
  .map((entry) => name + entry.slice(1));

const require = createRequire(import.meta.url);
/** A package that another brings. */
const of = (owner: string, wanted: string) =>
  createRequire(require.resolve(`${owner}/package.json`))(wanted);

/** As Metro 0.81 resolves in React Native 0.76: the file system, and no `exports`. */
function byMetro(entry: string): string {
  const { resolve } = of('metro-081', 'metro-resolver');
  const read = (path: string) =>
    existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  const found = resolve(
    {
      allowHaste: false,
      assetExts: new Set(),
      customResolverOptions: {},
      dev: false,
      disableHierarchicalLookup: false,
      doesFileExist: (path: string) => existsSync(path) && !isFolder(path),
      extraNodeModules: {},
      fileSystemLookup: (path: string) =>
        existsSync(path)
          ? { exists: true, type: isFolder(path) ? 'd' : 'f', realPath: path }
          : { exists: false },
      getPackage: read,
      getPackageForModule: () => null,
      mainFields: ['react-native', 'browser', 'main'],
      nodeModulesPaths: [],
      originModulePath: join(app, 'index.js'),
      preferNativePlatform: true,
      redirectModulePath: (path: string) => path,
      resolveAsset: () => undefined,
      resolveHasteModule: () => undefined,
      resolveHastePackage: () => undefined,
      sourceExts: ['js', 'jsx', 'ts', 'tsx', 'json'],
      unstable_conditionNames: ['require', 'react-native'],
      unstable_conditionsByPlatform: {},
      unstable_enablePackageExports: false,
      unstable_logWarning() {},
    },
    entry,
    'android',
  );
  return found.filePath;
}

const isFolder = (path: string) => statSync(path).isDirectory();

/** As Jest 27 resolves: `main`, and no `exports`. */
function byJest(entry: string): string {
  const { default: Resolver } = require('jest-resolve');
  const extensions = ['.js', '.json', '.ts'];
  const options = { basedir: app, extensions, moduleDirectory: ['node_modules'], rootDir: app };
  const found = Resolver.findNodeModule(entry, options);
  if (!found) throw new Error(`Jest does not find ${entry}`);
  return found;
}

/** As webpack 4 resolves for the web: `browser`, `module`, `main`, and no `exports`. */
function byWebpack(entry: string): string {
  const resolve = require('enhanced-resolve').create.sync({
    extensions: ['.wasm', '.mjs', '.js', '.json'],
    mainFields: ['browser', 'module', 'main'],
  });
  return resolve({}, app, entry);
}

describe.each([
  ['Metro 0.81', byMetro, 'cjs'],
  ['Jest 27', byJest, 'cjs'],
  ['webpack 4', byWebpack, 'js'],
] as const)('the resolver of %s', (_, resolve, ending) => {
  it.each(entries)('finds %s', (entry) => {
    const subpath = entry.slice(name.length + 1) || 'index';
    expect(resolve(entry)).toBe(join(installed, 'dist', `${subpath}.${ending}`));
  });

  it('knows no `exports`: without its folder no entry is found', () => {
    const other = join(app, 'node_modules/without-folders');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'entry.js'), '');
    const manifest = { name: 'without-folders', exports: { './wire': './entry.js' } };
    writeFileSync(join(other, 'package.json'), JSON.stringify(manifest));
    expect(() => resolve('without-folders/wire')).toThrow();
    expect(createRequire(join(app, 'index.js')).resolve('without-folders/wire')).toContain('entry');
  });
});

it('what is found is the same package: every entry loads as CommonJS, from the folders too', () => {
  const from = createRequire(pathToFileURL(join(app, 'index.js')));
  const ofFrameworks = /\/(react|solid|svelte|vue)$/;
  const needsNothing = entries.filter((entry) => !ofFrameworks.test(entry));
  for (const entry of needsNothing) {
    expect(from(byJest(entry))).toBe(from(entry));
  }
});
