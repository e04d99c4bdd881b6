// The build for production, as modules: what most apps get, and all that the examples need. package/tsup.config.ts builds the rest.
import { defineConfig } from 'tsup';
import { entryBuild } from './package/entry-build.js';
import { sharedChunk } from './package/shared-chunk.js';

export default defineConfig({
  ...entryBuild('production'),
  // Spelled out: knip and package/exports.ts read them here.
  entry: {
    index: 'src/index.ts',
    attach: 'src/attach.ts',
    catalogue: 'src/catalogue.ts',
    element: 'src/element.ts',
    inspect: 'src/inspect.ts',
    'key-value-store': 'src/key-value-store.ts',
    machine: 'src/machine.ts',
    native: 'src/native.ts',
    observed: 'src/observed.ts',
    opentelemetry: 'src/opentelemetry.ts',
    port: 'src/port.ts',
    react: 'src/react.ts',
    recording: 'src/recording.ts',
    solid: 'src/solid.ts',
    svelte: 'src/svelte.ts',
    testing: 'src/testing.ts',
    'testing/server': 'src/testing/server.ts',
    texts: 'src/texts.ts',
    'texts/en': 'src/texts/en.ts',
    'texts/fa': 'src/texts/fa.ts',
    vue: 'src/vue.ts',
    wire: 'src/wire.ts',
    // The engine itself is a file of the core.
    engine: 'src/own-protocol.ts',
  },
  format: 'esm',
  clean: true,
  plugins: [sharedChunk],
});
