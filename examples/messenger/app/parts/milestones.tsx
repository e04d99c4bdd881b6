// A countdown for who does not see it. Comes in: what may be locked. Goes out: a polite word at its start, at 1 minute, 30 and 10 seconds, and at
// its end; not every second.
import { useAnnouncement } from 'igap-reactions/react';
import { useState } from 'react';
import { useSurroundings } from '../surroundings.js';

export interface MilestonesProps {
  readonly action: number;
  readonly subject?: string | undefined;
}

export function Milestones({ action, subject }: MilestonesProps) {
  const { words } = useSurroundings();
  const time = useAnnouncement(action, subject);
  const [begun, setBegun] = useState(false);
  if (time !== '' && !begun) setBegun(true);
  return (
    <span className="unseen" role="status">
      {time === '' ? begun && words.free : words.remaining(time)}
    </span>
  );
}
