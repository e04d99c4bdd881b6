// Whether an element can be seen: its document is shown, and it is not scrolled away. Comes in: an element in the page. Goes out: yes or no, and
// a call when that changes. Next: inspector.ts draws nothing while it cannot.

export interface Sight {
  isSeen(): boolean;
  start(): void;
  stop(): void;
}

export function createSight(element: Element, changed: () => void): Sight {
  let isNear = true;
  let end = new AbortController();
  let observer: IntersectionObserver | undefined;
  return {
    isSeen: () => isNear && document.visibilityState !== 'hidden',
    start() {
      end = new AbortController();
      document.addEventListener('visibilitychange', changed, end);
      if (typeof IntersectionObserver === 'undefined') return;
      observer = new IntersectionObserver((seen) => {
        isNear = seen.at(-1)?.isIntersecting !== false;
        changed();
      });
      observer.observe(element);
    },
    stop() {
      end.abort();
      observer?.disconnect();
      isNear = true;
    },
  };
}
