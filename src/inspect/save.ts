// A recording as a file. Comes in: its lines. Goes out: a download, `reactions-2026-11-28-22-51-04.ndjson`. Next: the person plays it.
import { part } from '../element/part.js';

/** How long the browser has to begin the download. */
const keptMs = 10_000;

export function save(lines: string, nowMs: number): void {
  const url = URL.createObjectURL(new Blob([lines, '\n'], { type: 'application/x-ndjson' }));
  const at = new Date(nowMs).toISOString().slice(0, 19).replace(/[T:]/g, '-');
  part('a', { href: url, download: `reactions-${at}.ndjson` }).click();
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
}
