// A frame that the app itself saw on its connection: an engine sees error frames only. Comes in: what the app says of it, never its
// contents. Goes out: a type, and the line that is shown of it. Next: journal.ts puts it where it belongs.
import { type Entry, shortId } from './entry.js';

/** What an app says of a frame, for the timeline: its direction, and what it knows of it. Never what it holds. */
export interface SeenFrame {
  readonly direction: 'in' | 'out';
  /** The action of the frame; 0 is an error. */
  readonly action?: number | undefined;
  /** The id of the request that it is, or that it answers. */
  readonly requestId?: string | undefined;
  /** How long it is, in bytes. */
  readonly bytes?: number | undefined;
  /** It cannot be read. */
  readonly damaged?: boolean | undefined;
}

/** The action of an answer is that of its request, and this. */
const answerOffset = 30_000;

/** The line of a frame. */
export function seenFrameEntry({ direction, action, requestId, bytes, damaged }: SeenFrame): Entry {
  const isIn = direction === 'in';
  const answered = isIn && action !== undefined && action > answerOffset;
  const parts = [
    damaged && 'damaged: it cannot be read',
    answered && !damaged && `answers #${action - answerOffset}`,
    requestId && shortId(requestId),
    bytes !== undefined && `${bytes} B`,
  ];
  return {
    kind: 'frame',
    tone: damaged ? 'stops' : 'plain',
    name: `${isIn ? '↓' : '↑'} ${action === undefined ? 'frame' : `#${action}`}`,
    text: parts.filter(Boolean).join(' · '),
  };
}
