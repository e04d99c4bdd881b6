// How the elements look. Comes in: a shadow root. Goes out: its style, from a sheet that all share. Next: the browser.
import { part } from './part.js';

/** A live region is seen by nobody, and read by screen readers. */
const style = `:host{font:var(--reaction-font, inherit)}
[hidden],:host([hidden]){display:none!important}
[part=time]{color:var(--reaction-time-color, inherit);font-variant-numeric:tabular-nums;unicode-bidi:isolate}
[aria-live=polite]{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`;

const bannerStyle = `${style}
:host{display:block}
[part=banner]{display:flex;flex-wrap:wrap;align-items:center;gap:.75em;padding:var(--reaction-padding, .75em 1em);
background:var(--reaction-background, #fff4d6);color:var(--reaction-color, #3d2e00);border-radius:var(--reaction-radius, .5em)}
[part=message]{flex:1;unicode-bidi:plaintext}
[part=action]{font:inherit;padding:.5em 1em;min-block-size:2.5em;border:0;cursor:pointer;border-radius:var(--reaction-radius, .5em);
background:var(--reaction-accent, #3d2e00);color:var(--reaction-accent-color, #fff)}
[part=action]:focus-visible{outline:.2em solid;outline-offset:.15em}
@media (prefers-reduced-motion:no-preference){[part=banner]{transition:opacity .2s;@starting-style{opacity:0}}}`;

export const dressCountdown = /* @__PURE__ */ dresser(style);
export const dressBanner = /* @__PURE__ */ dresser(bannerStyle);

/**
 * Gives shadow roots a style: by one sheet for all of them, which a content security policy allows where it forbids `<style>`. To be called
 * whenever an element is connected, since an element that moves to another document loses its sheets.
 */
function dresser(css: string): (root: ShadowRoot) => void {
  let sheet: CSSStyleSheet | undefined;
  return (root) => {
    try {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
      }
      const adopted = root.adoptedStyleSheets;
      // Before those of the page, which count more then.
      if (!adopted.includes(sheet)) root.adoptedStyleSheets = [sheet, ...adopted];
    } catch {
      // Safari before 16.4 shares no sheets, and no browser shares them with the document of another window.
      if (!root.querySelector('style')) root.append(part('style', {}, css));
    }
  };
}
