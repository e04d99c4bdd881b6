// Where the focus goes when a screen comes. Comes in: the screen. Goes out: the focus in its field; where nothing is typed, on its title, so that
// screen readers go on from there.
import { type RefObject, useEffect } from 'react';

/** What a visit begins with leaves the focus where the browser has it, unless something is typed there. */
let begun = false;

export function useArrival(screen: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const field = screen.current?.querySelector('input');
    const title = begun ? screen.current?.querySelector('h1') : undefined;
    (field ?? title)?.focus({ preventScroll: true });
    begun = true;
  }, [screen]);
}
