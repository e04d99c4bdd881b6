// A box that stays at its end while the person is there. Comes in: the box. Goes out: what to hang on it; it scrolls when its contents, or the
// box itself, get another size.
import { useEffect, useRef } from 'react';

/** So near to its end somebody is at the end, pixels. */
const nearPx = 60;

export function useStickToEnd() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (!box) return;
    let atEnd = true;
    const follow = () => {
      if (atEnd) box.scrollTop = box.scrollHeight;
    };
    let lastTop = 0;
    // Contents that grow do not leave the end: only who scrolls up does.
    const look = () => {
      const near = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      if (near) atEnd = true;
      else if (box.scrollTop < lastTop) atEnd = false;
      lastTop = box.scrollTop;
    };
    const sizes = new ResizeObserver(follow);
    sizes.observe(box);
    const observe = () => {
      for (const child of box.children) sizes.observe(child);
      follow();
    };
    const contents = new MutationObserver(observe);
    contents.observe(box, { childList: true });
    observe();
    box.addEventListener('scroll', look);
    return () => {
      sizes.disconnect();
      contents.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, []);
  return ref;
}
