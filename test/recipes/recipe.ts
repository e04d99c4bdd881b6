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

/** What a recipe's component takes. */
export interface RecipeProps {
  readonly engine: ReactionEngine;
  readonly room: string;
}

/** A component on the page. */
interface Shown {
  /** The same with other props. */
  readonly update: (props: RecipeProps) => void;
  readonly unmount: () => void;
}

/** A recipe, built: puts its component into an element of the page. */
export type Mount = (target: Element, props: RecipeProps) => Shown;

/** As docs/bindings.md says. */
const isCustomElement = (tag: string) => ['lockout-countdown', 'reaction-banner'].includes(tag);

interface Build {
  readonly heading: string;
  /** Of its files, and of its block in the page. */
  readonly ending: string;
  /** The file beside this one that puts a component into a page. */
  readonly mount: string;
  readonly plugins: () => PluginOption;
}

/** The frameworks that docs/bindings.md has a recipe for, and how each is built. */
const frameworks = {
  vue: {
    heading: 'Vue',
    ending: 'vue',
    mount: 'on-vue.ts',
    plugins: () => vue({ template: { compilerOptions: { isCustomElement } } }),
  },
  svelte: {
    heading: 'Svelte',
    ending: 'svelte',
    mount: 'on-svelte.svelte.ts',
    plugins: () => svelte({ configFile: false, inspector: false }),
  },
  solid: {
    heading: 'Solid',
    ending: 'tsx',
    mount: 'on-solid.ts',
    plugins: () => solid(),
  },
} satisfies Record<string, Build>;

/** One of them. */
export type Framework = keyof typeof frameworks;

/** The block of a recipe, as it stands in the page. */
export function recipeOf(framework: Framework): string {
  const { heading, ending } = frameworks[framework];
  const page = readFileSync(join(root, 'docs/bindings.md'), 'utf8');
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const [, block] = new RegExp(`\`\`\`${ending}\n(.*?)^\`\`\``, 'ms').exec(section) ?? [];
  if (block === undefined) throw new Error(`docs/bindings.md has no recipe for ${heading}`);
  return block;
}

/** The modules in TypeScript of a recipe: its scripts, or all of it. */
export function scriptOf(framework: Framework): string {
  const block = recipeOf(framework);
  return /<script[^>]*>(.*?)<\/script>/s.exec(block)?.[1] ?? block;
}

/** Builds components by the framework's own compiler, with what mounts them. */
export async function buildComponents(
  framework: Framework,
  components: readonly string[],
): Promise<Mount[]> {
  const { ending, mount, plugins } = frameworks[framework];
  // Where the compilers find the frameworks; git ignores it.
  mkdirSync(join(root, 'reports'), { recursive: true });
  const folder = mkdtempSync(join(root, 'reports/recipe-'));
  try {
    const imported = components.map((component, at) => {
      writeFileSync(join(folder, `component-${at}.${ending}`), component);
      const name = framework === 'solid' ? `{ Composer as Of${at} }` : `Of${at}`;
      return `import ${name} from './component-${at}.${ending}';`;
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
      resolve: { alias: { 'igap-reactions/texts': join(root, 'src/texts.ts') } },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: 'out',
        minify: false,
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
