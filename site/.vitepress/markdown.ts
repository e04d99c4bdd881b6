// What the site's Markdown does besides. Comes in: VitePress's markdown-it. Goes out: the same, with links that leave docs/ turned into
// addresses of the repository, diagrams as pictures, and tables that a keyboard can scroll. Used by: config.ts.
import { posix } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { addressOf } from '../repository.js';
import { diagram } from './diagram.js';

type Token = ReturnType<MarkdownRenderer['parse']>[number];

export function markdownOfSite(md: MarkdownRenderer): void {
  md.core.ruler.push('leaving', ({ tokens, env }) => {
    for (const token of tokens) {
      if (token.type === 'table_open') token.attrSet('tabindex', '0');
      for (const child of token.children ?? []) leave(child, env.relativePath);
    }
  });
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, at, options, env, self) => {
    const { info = '', content = '' } = tokens[at] ?? {};
    if (info.trim() !== 'mermaid') return fence?.(tokens, at, options, env, self) ?? '';
    const before = tokens.slice(0, at).filter((token) => token.info.trim() === 'mermaid');
    return diagram(content, before.length + 1);
  };
}

/** A page, a picture, an anchor. What else lies in docs/ writes pages, and is no part of the site. */
const isOfSite = (path: string) => path.startsWith('docs/') && !path.endsWith('.ts');

/** Pages lie in the site as they lie in docs/. */
function leave(token: Token, page: string): void {
  const to = token.type === 'link_open' ? token.attrGet('href') : null;
  if (to === null || /^([a-z]+:|[/#])/.test(to)) return;
  const path = posix.join('docs', posix.dirname(page), to);
  if (!isOfSite(path)) token.attrSet('href', addressOf(path));
}
