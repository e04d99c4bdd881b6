import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type OutputChunk, type Plugin, rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFolder, appFolder } from './app-folder.js';

let app: AppFolder;
beforeAll(() => {
  app = appFolder([]);
  app.write('package.json', '{ "private": true, "type": "module" }');
});
afterAll(() => app.remove());

const text = (from: (entry: string) => string) => `
import { createReactionEngine, memoryStore } from '${from('index')}';
import { attach } from '${from('attach')}';
import { errorText } from '${from('texts')}';
import { memoryServer } from '${from('testing')}';
async function main() {
  const engine = createReactionEngine({ store: memoryStore(), channel: null, login: async () => {} });
  const server = await memoryServer();
  const socket = server.connect();
  attach(engine, socket);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const ended = engine.waitFor('session.terminated');
  server.push({ majorCode: 8 });
  await ended;
  console.log(engine.state.session, engine.state.connection, typeof errorText);
  await server.close();
  await engine.dispose();
}
main();
`;

async function bundled(plugins: readonly Plugin[], file: string) {
  const warnings: string[] = [];
  const bundle = await rollup({
    input: join(app.path, file),
    plugins: [...plugins],
    onwarn: ({ code = '', exporter = '' }) => warnings.push(`${code} ${exporter}`.trim()),
  });
  const { output } = await bundle.write({
    file: join(app.path, 'out.js'),
    format: 'es',
    inlineDynamicImports: true,
  });
  await bundle.close();
  const chunks = output.filter((each): each is OutputChunk => each.type === 'chunk');
  return { warnings, imports: chunks.flatMap((chunk) => chunk.imports).sort(), chunks };
}

describe('rollup', () => {
  it('without plugins bundles the package by its files; what else it needs stays outside', async () => {
    app.write(
      'plain.js',
      text((entry) => `./node_modules/igap-reactions/dist/${entry}.js`),
    );
    const { warnings, imports, chunks } = await bundled([], 'plain.js');
    expect(chunks).toHaveLength(1);
    expect(imports).toEqual(['idb-keyval']);
    expect([...new Set(warnings)]).toEqual(['UNRESOLVED_IMPORT idb-keyval']);
    expect(await app.run(['out.js'])).toBe('terminated open function\n');
  });

  it('with nothing but node-resolve makes one file of it, which runs alone', async () => {
    app.write(
      'resolved.js',
      text((entry) => `igap-reactions${entry === 'index' ? '' : `/${entry}`}`),
    );
    const { warnings, imports, chunks } = await bundled([nodeResolve()], 'resolved.js');
    expect(warnings).toEqual([]);
    expect(chunks).toHaveLength(1);
    expect(imports).toEqual([]);
    expect(await app.run(['out.js'])).toBe('terminated open function\n');
  });
});
