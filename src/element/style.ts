// How the elements look. Comes in: a shadow root. Goes out: its style, from a sheet that all elements of a name share. Next: the browser.
import { part } from './part.js';

/** A live region is seen by nobody, and read by screen readers. */
export const countdownStyle = `:host{font:var(--reaction-font, inherit)}
[hidden],:host([hidden]){display:none!important}
[part=time]{color:var(--reaction-time-color, inherit);font-variant-numeric:tabular-nums;unicode-bidi:isolate}
[aria-live=polite]{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`;

/** Its button keeps the outline that the browser gives to what has the focus: that is seen on any background. */
export const bannerStyle = `${countdownStyle}
:host{display:block}
div{display:flex;flex-wrap:wrap;align-items:center;gap:.75em;padding:var(--reaction-padding, .75em 1em);
background:var(--reaction-background, #fff4d6);color:var(--reaction-color, #3d2e00);border-radius:var(--reaction-radius, .5em)}
[role=alert]{flex:1;unicode-bidi:plaintext}
button{font:inherit;padding:.75em 1em;border:0;
background:var(--reaction-accent, #3d2e00);color:var(--reaction-accent-color, #fff);border-radius:var(--reaction-radius, .5em)}`;

/**
 * Gives shadow roots a style: by one sheet for all of them, which a content security policy allows where it forbids `<style>`. To be called
 * whenever an element is connected, since an element that moves to another document loses its sheets.
 */
export function dresser(css: string): (root: ShadowRoot) => void {
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
