// A diagram, drawn while the site is built. Comes in: Mermaid's text. Goes out: a picture in the page's own colours, which needs no script.
// Used by: markdown.ts. How it looks: theme/diagram.css.
import { renderMermaidSVG } from 'beautiful-mermaid';

/** `number`: which one of its page it is. */
export function diagram(text: string, number: number): string {
  const svg = renderMermaidSVG(text, { bg: 'var(--vp-c-bg)', fg: 'var(--vp-c-text-1)' })
    // Its style asks another host for a font, and is one for the whole page.
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/(id="|url\(#)arrowhead/g, `$1diagram-${number}-arrow`);
  return `<div v-pre class="diagram" dir="ltr" role="region" aria-label="Diagram ${number}" tabindex="0">${svg}</div>\n`;
}
