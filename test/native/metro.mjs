// Bundles an app by Metro, as a process of its own. Comes in: `{ metro, app, entry, out, dev }` as JSON. Goes out: a bundle.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const { metro, app, entry, out, dev } = JSON.parse(process.argv[2]);

/** Each Metro with the files of its own version. */
const versions = {
  0.81: { package: 'metro-081', transformer: 'metro-babel-transformer-076' },
  0.82: { package: 'metro', transformer: '@react-native/metro-babel-transformer' },
};
const version = versions[metro];
const own = createRequire(require.resolve(`${version.package}/package.json`));
const Metro = require(version.package);
const { getDefaultConfig, mergeConfig } = own('metro-config');

const known = join(app, '.metro');
mkdirSync(known, { recursive: true });
const config = mergeConfig(await getDefaultConfig(app), {
  projectRoot: app,
  watchFolders: [app, dirname(own.resolve('metro-runtime/package.json'))],
  // What one app was bundled with is there for the next.
  cacheStores: ({ FileStore }) => [new FileStore({ root: join(known, metro) })],
  fileMapCacheDirectory: known,
  maxWorkers: 1,
  reporter: { update() {} },
  // As @react-native/metro-config has it. Package exports: whatever the version does by itself.
  resolver: {
    useWatchman: false,
    resolverMainFields: ['react-native', 'browser', 'main'],
    platforms: ['android', 'ios'],
    unstable_conditionNames: ['react-native'],
  },
  transformer: {
    babelTransformerPath: require.resolve(version.transformer),
    asyncRequireModulePath: own.resolve('metro-runtime/src/modules/asyncRequire'),
  },
});
await Metro.runBuild(config, { entry, out, dev, minify: false, platform: 'android' });
