// What the app itself did or saw, and is no frame: a socket that closed, a button that was pressed. Comes in: what the app says of it. Goes
// out: a type, and its line. Next: journal.ts puts it in its place.
import type { Entry } from './entry.js';

/** A line of the app's own, for the timeline. It is shown as it is written, and is in no recording. */
export interface SeenEvent {
  /** What it is: `socket closed`. */
  readonly event: string;
  /** What more there is to say. Never a secret. */
  readonly text?: string | undefined;
}

/** Its line. */
export const seenEventEntry = ({ event, text = '' }: SeenEvent): Entry => ({
  kind: 'app',
  tone: 'plain',
  name: event,
  text,
});
