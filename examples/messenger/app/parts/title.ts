// The title of the window, by which the history and the tabs distinguish pages. Comes in: what is open. Goes out: that, and the brand.
import { useEffect } from 'react';
import { useSurroundings } from '../surroundings.js';

export function useTitle(title: string): void {
  const { brand } = useSurroundings().words;
  useEffect(() => {
    document.title = `${title} · ${brand}`;
  }, [title, brand]);
}
