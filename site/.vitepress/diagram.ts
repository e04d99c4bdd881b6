// A diagram, drawn while the site is built. Comes in: Mermaid's text. Goes out: a picture in the page's own colours, which needs no script.
// Used by: markdown.ts. How it looks: theme/diagram.css.
import { renderMermaidSVG } from 'beautiful-mermaid';

let drawn = 0;

export function diagram(text: string): string {
  drawn += 1;
  const svg = renderMermaidSVG(text, { bg: 'var(--vp-c-bg)', fg: 'var(--vp-c-text-1)' })
    // Its style asks another host for a font, and is one for the whole page.
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/(id="|url\(#)arrowhead/g, `$1diagram-${drawn}-arrow`);
  return `<div v-pre class="diagram" dir="ltr" role="region" aria-label="Diagram" tabindex="0">${svg}</div>\n`;
}
