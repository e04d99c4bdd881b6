import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type InlineConfig, type PluginOption } from 'vite';
import solid from 'vite-plugin-solid';
import type { Pages, Server } from './desk/desk-props.js';

// A page's environment makes a web address of `new URL`.
const here = import.meta.dirname;
const root = join(here, '../..');

/** How each framework's components are compiled. */
const plugins = {
  react: () => [],
  vue: () => [],
  svelte: () => svelte({ configFile: false, inspector: false }),
  solid: () => solid({ ssr: true }),
} satisfies Record<string, () => PluginOption>;

/** A framework that has a binding. */
export type Framework = keyof typeof plugins;
export const frameworks = Object.keys(plugins) as readonly Framework[];

/** What is built: the sources, or the package as it is published. */
const packed = process.env.BINDINGS === 'packed';

/** As a developer builds it, so that frameworks warn. Of the package, its own `exports` say which file an entry is. */
const common = (framework: Framework): InlineConfig => ({
  root: here,
  configFile: false,
  logLevel: 'warn',
  mode: 'development',
  plugins: [plugins[framework](), onlyWhatIsTested],
  resolve: packed
    ? {}
    : { alias: [{ find: /^igap-reactions\/(.+)$/, replacement: join(root, 'src/$1.ts') }] },
  define: { 'process.env.NODE_ENV': '"development"' },
});

/** Names the files that a bundle was made of, where they are not of what is to be tested. */
const onlyWhatIsTested: PluginOption = {
  name: 'only-what-is-tested',
  generateBundle(_, bundle) {
    const ids = Object.values(bundle).flatMap((file) =>
      'moduleIds' in file ? file.moduleIds : [],
    );
    const own = ids.filter((id) => id.startsWith(`${root}/src/`) || id.startsWith(`${root}/dist/`));
    const wrong = own.filter((id) => id.startsWith(`${root}/dist/`) !== packed);
    if (own.length === 0 || wrong.length > 0)
      throw new Error(`built of ${wrong.join() || 'nothing'}`);
  },
};

/** The desk of a framework, built by its own compiler for pages and for a server. */
export async function buildDesk(
  framework: Framework,
): Promise<{ readonly pages: Pages; readonly server: Server }> {
  // Where the compilers find the frameworks; git ignores it.
  mkdirSync(join(root, 'reports'), { recursive: true });
  const folder = mkdtempSync(join(root, 'reports/desk-'));
  // Node takes these two as they are; of the others it would take what is for servers.
  const isAsIs = framework === 'react' || framework === 'vue';
  const ending = { react: 'tsx', vue: 'ts', svelte: 'svelte.ts', solid: 'ts' }[framework];
  const entry = (name: string, end: string) => join(here, `desk/${name}-of-${framework}.${end}`);
  try {
    await build({
      ...common(framework),
      build: {
        emptyOutDir: true,
        outDir: join(folder, 'pages'),
        rolldownOptions: { external: isAsIs ? [/^react/, /^vue/] : [] },
        minify: false,
        lib: { entry: entry('pages', ending), formats: ['es'], fileName: 'desk' },
      },
    });
    await build({
      ...common(framework),
      // A Vue of its own: what throws while it renders leaves that one in the state of a server.
      ssr: { noExternal: framework === 'react' ? /^igap-reactions/ : true },
      build: {
        emptyOutDir: true,
        outDir: join(folder, 'server'),
        minify: false,
        ssr: entry('server', framework === 'react' ? 'tsx' : 'ts'),
        rolldownOptions: { output: { entryFileNames: 'desk.js' } },
      },
    });
    const load = (part: string) => import(pathToFileURL(join(folder, part, 'desk.js')).href);
    const { pages }: { pages: Pages } = await load('pages');
    const { server }: { server: Server } = await load('server');
    return { pages, server };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
