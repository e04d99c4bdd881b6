import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { build, type PluginOption } from 'vite';
import solid from 'vite-plugin-solid';
import type { ReactionEngine } from '../../src/index.js';

// A page's environment makes a web address of `new URL`.
const here = import.meta.dirname;
const root = join(here, '../..');

/** What the components of the recipes take: each of them some of it. */
export type RecipeProps = Readonly<Record<string, unknown>>;

/** A recipe, built: puts its component into an element of the page, below an engine. Returns how it is taken out again. */
export type Mount = (target: Element, engine: ReactionEngine, props: RecipeProps) => () => void;

/** As docs/bindings.md says. */
const isCustomElement = (tag: string) => /-(lockout-countdown|reaction-banner)$/.test(tag);

interface Build {
  /** Of its files, and of its blocks in the page. */
  readonly ending: string;
  /** What the block begins with, where two frameworks write the same kind of block. */
  readonly opening?: RegExp;
  /** The file beside this one that puts a component into a page. */
  readonly mount: string;
  readonly plugins: () => PluginOption;
}

/** What docs/bindings.md has recipes for, and how each is built. */
const frameworks = {
  react: { ending: 'tsx', opening: /^import/, mount: 'on-react.ts', plugins: () => [] },
  vue: {
    ending: 'vue',
    mount: 'on-vue.ts',
    plugins: () => vue({ template: { compilerOptions: { isCustomElement } } }),
  },
  svelte: {
    ending: 'svelte',
    mount: 'on-svelte.svelte.ts',
    plugins: () => svelte({ configFile: false, inspector: false }),
  },
  solid: { ending: 'tsx', opening: /^\/\*\*/, mount: 'on-solid.ts', plugins: () => solid() },
  elements: { ending: 'ts', mount: 'on-elements.ts', plugins: () => [] },
} satisfies Record<string, Build>;

/** One of them. */
export type Framework = keyof typeof frameworks;
/** The recipes of each. */
export const recipes = { button: 'The same button', page: 'The same login page' };

/** The block of a recipe, as it stands in the page. */
export function recipeOf(framework: Framework, recipe: keyof typeof recipes): string {
  const { ending, opening = /^/ }: Build = frameworks[framework];
  const page = readFileSync(join(root, 'docs/bindings.md'), 'utf8');
  const [, rest = ''] = page.split(`\n## ${recipes[recipe]}\n`);
  const [section = ''] = rest.split('\n## ');
  const blocks = [...section.matchAll(new RegExp(`^\`\`\`${ending}\n(.*?)^\`\`\``, 'gms'))];
  const block = blocks.map(([, block = '']) => block).find((block) => opening.test(block));
  if (block === undefined) throw new Error(`docs/bindings.md has no ${recipe} for ${framework}`);
  return block;
}

/** The module in TypeScript of a recipe: its script, or all of it. */
export function scriptOf(framework: Framework, recipe: keyof typeof recipes): string {
  const block = recipeOf(framework, recipe);
  return /<script[^>]*>(.*?)<\/script>/s.exec(block)?.[1] ?? block;
}

/** Builds components by the framework's own compiler, with what mounts them. */
export async function buildComponents(
  framework: Framework,
  components: readonly string[],
): Promise<Mount[]> {
  const { ending, mount, plugins }: Build = frameworks[framework];
  // Where the compilers find the frameworks; git ignores it.
  mkdirSync(join(root, 'reports'), { recursive: true });
  const folder = mkdtempSync(join(root, 'reports/recipe-'));
  try {
    const imported = components.map((component, at) => {
      writeFileSync(join(folder, `component-${at}.${ending}`), component);
      const [, name] = /^export (?:function|const) (\w+)/m.exec(component) ?? [];
      return `import ${name ? `{ ${name} as Of${at} }` : `Of${at}`} from './component-${at}.${ending}';`;
    });
    const entry = join(folder, 'entry.ts');
    writeFileSync(
      entry,
      `${imported.join('\n')}
      import { mountOf } from '${join(here, mount)}';
      export const mounts = [${components.map((_, at) => `Of${at}`)}].map(mountOf);`,
    );
    await build({
      root: folder,
      configFile: false,
      logLevel: 'warn',
      plugins: [plugins()],
      resolve: {
        alias: [{ find: /^igap-reactions\/(.+)$/, replacement: join(root, 'src/$1.ts') }],
      },
      define: { 'process.env.NODE_ENV': '"development"' },
      build: {
        outDir: 'out',
        minify: false,
        // Node takes these two as they are.
        rolldownOptions: { external: [/^react/, /^vue/] },
        lib: { entry, formats: ['es'], fileName: 'recipe' },
      },
    });
    const built: { readonly mounts: Mount[] } = await import(
      pathToFileURL(join(folder, 'out/recipe.js')).href
    );
    return built.mounts;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
