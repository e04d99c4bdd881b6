// A countdown for who does not see it. Comes in: what remains. Goes out: a polite word at its start, at 1 minute, 30 and 10 seconds, and at its
// end; not every second.
import { remainingText } from 'igap-reactions/texts';
import { useEffect, useRef, useState } from 'react';
import { useSurroundings } from '../surroundings.js';

const milestonesS = [60, 30, 10, 0];

export function Milestones({ remainingMs }: { readonly remainingMs: number }) {
  const { words, texts } = useSurroundings();
  const lastMs = useRef(0);
  const [toldMs, setToldMs] = useState<number>();
  useEffect(() => {
    const before = lastMs.current;
    lastMs.current = remainingMs;
    const passed = milestonesS.some((s) => before > s * 1000 && remainingMs <= s * 1000);
    if (remainingMs > before || passed) setToldMs(remainingMs);
  }, [remainingMs]);
  return (
    <span className="unseen" role="status">
      {toldMs === undefined
        ? ''
        : toldMs === 0
          ? words.free
          : words.remaining(remainingText(toldMs, texts.locale, 'long'))}
    </span>
  );
}
