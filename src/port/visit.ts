// The visits of a person to a page: it is left, for ever or for the back-forward cache, and shown again as it was. Comes in: events of the
// window, where there is one. Goes out: two calls. Next: link.ts says goodbye, and joins again.
import { isPage } from '../clock.js';

/** Returns how to stop listening. */
export function followVisits(left: () => void, back: () => void): () => void {
  if (!isPage()) return () => {};
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) back();
  };
  window.addEventListener('pagehide', left);
  window.addEventListener('pageshow', shown);
  return () => {
    window.removeEventListener('pagehide', left);
    window.removeEventListener('pageshow', shown);
  };
}
