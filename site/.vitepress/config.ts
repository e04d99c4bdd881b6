// The site. Comes in: the pages that stage.ts has put into site/pages, and their sidebars. Goes out: site/dist, which asks no other host for
// anything. Next: test/site looks at what was built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import postcssRTLCSS from 'postcss-rtlcss';
import { defineConfig } from 'vitepress';
import { anchorOf } from './anchor.js';
import { english, persian, words } from './locale.js';
import { markdownOfSite } from './markdown.js';
import { boostDocument, processTerm, tokenize } from './search-term.js';

/** The first page has no main part of its own. */
const mainOfHome = {
  name: 'main-of-home',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    id.endsWith('/VPHome.vue')
      ? code.replace('class="VPHome"', 'role="main" class="VPHome"')
      : undefined,
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The address of a page in the other language. Undefined: it has none. */
function counterpartOf(page: string): string | undefined {
  const other = page.startsWith('fa/') ? page.slice(3) : `fa/${page}`;
  return existsSync(here(`../pages/${other}`))
    ? `/${other.replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '.html')}`
    : undefined;
}

export default defineConfig({
  title: 'igap-reactions',
  srcDir: 'pages',
  outDir: 'dist',
  base: process.env.SITE_BASE ?? '/',
  cleanUrls: false,
  lastUpdated: false,
  head: [
    [
      'link',
      { rel: 'icon', href: `${process.env.SITE_BASE ?? '/'}icon.svg`, type: 'image/svg+xml' },
    ],
    ['meta', { name: 'theme-color', content: '#0b7285' }],
  ],
  locales: { root: english(), fa: persian() },
  markdown: {
    anchor: { slugify: anchorOf },
    // The default theme's greens and reds of a light page are too pale to be read.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: markdownOfSite,
  },
  transformPageData: ({ relativePath, frontmatter }) => ({
    frontmatter: { ...frontmatter, counterpart: counterpartOf(relativePath) },
  }),
  themeConfig: {
    outline: { level: [2, 3] },
    search: {
      provider: 'local',
      options: {
        detailedView: false,
        locales: words,
        miniSearch: {
          options: { processTerm, tokenize },
          searchOptions: { processTerm, tokenize, boostDocument, fuzzy: 0.1 },
        },
      },
    },
  },
  vite: {
    plugins: [mainOfHome],
    resolve: { alias: [{ find: /^.*\/composables\/langs$/, replacement: here('theme/langs.ts') }] },
    // A page of 172 errors is what it is.
    build: { chunkSizeWarningLimit: 2000 },
    css: {
      postcss: {
        plugins: [
          postcssRTLCSS({ ltrPrefix: ':where([dir="ltr"])', rtlPrefix: ':where([dir="rtl"])' }),
        ],
      },
    },
  },
});
