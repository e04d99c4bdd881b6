// Counts what goes over the wire. Comes in: the server's log, and what the client sends once more. Goes out: sums. Used by: server-stage.ts.
import type { Traffic } from 'igap-reactions/testing/server';
import type { Requests } from './stage.js';

export interface WireCount {
  readonly take: (line: Traffic) => void;
  /** A request is sent once more. */
  again(name: string): void;
  sums(): Requests;
}

export function wireCount(): WireCount {
  const counts = { sent: 0, refused: 0, answered: 0 };
  const again: string[] = [];
  return {
    take(line) {
      if (line.kind === 'request') counts.sent++;
      else if (line.error) counts.refused++;
      else counts.answered++;
    },
    again: (name) => again.push(name),
    sums: () => ({ ...counts, again: [...again] }),
  };
}
