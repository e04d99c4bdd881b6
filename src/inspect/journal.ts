// What happened, as a list of trees: a frame with what it caused. Comes in: events of the engine in their order, and what the app saw.
// Goes out: the last 500 lines. No page. Next: timeline-view.ts shows them.
import type { Clock } from '../clock.js';
import type { ReactionEventName, ReactionEvents } from '../event/events.js';
import type { Entry } from './entry.js';
import {
  eventEntry,
  frameEntry,
  isOfRequest,
  type LineName,
  reactionEntry,
} from './event-entry.js';
import { type SeenEvent, seenEventEntry } from './seen-event.js';
import { type SeenFrame, seenFrameEntry } from './seen-frame.js';

/** A line, and what it caused. */
export interface Group {
  readonly key: number;
  /** Wall clock, ms since 1970. */
  readonly atMs: number;
  /** The first is the root. Once it was shown it only grows, and another root may come before the first. */
  readonly entries: Entry[];
  /** It is a frame that cannot be read. */
  isDamaged?: boolean | undefined;
  /** What the turn began with, where the engine says so. */
  cause?: string | undefined;
}

export interface Journal {
  groups(): readonly Group[];
  /** How many lines there were. */
  count(): number;
  take<Name extends ReactionEventName>(name: Name, payload: ReactionEvents[Name]): void;
  see(seen: SeenFrame | SeenEvent): void;
  clear(): void;
  /** Nothing belongs to what is there, and no timer goes on. `gapMs`: how far apart the events of one turn may arrive; 0 where they arrive in one task. */
  restart(gapMs?: number): void;
}

const mostLines = 500;
/** A burst in one task is shown in parts. */
const mostOfGroup = 100;

/** The place of an event in its turn, as the engine emits them. Absent: anywhere. */
function placeOf(name: LineName): number | undefined {
  if (name === 'fault') return undefined;
  if (isOfRequest(name)) return 4;
  if (name === 'state.changed') return 3;
  return name.startsWith('lockout.') ? 1 : 2;
}

/** The places of which a turn may have several: lockouts, requests. */
const several: readonly number[] = [1, 4];

export function createJournal(clock: Clock): Journal {
  const groups: Group[] = [];
  let lines = 0;
  let count = 0;
  let key = 0;
  let gapMs = 0;
  /** The turn that events may still belong to, and the place of its last one. */
  let open: Group | undefined;
  let closing: unknown;
  let place = 0;
  let hasReaction = false;
  /** The app saw its frame, too. */
  let isSeen = false;

  function append(): Group {
    const group: Group = { key: key++, atMs: clock.now(), entries: [] };
    groups.push(group);
    return group;
  }
  function begin(): Group {
    const group = append();
    open = group;
    place = 0;
    hasReaction = isSeen = false;
    clock.clearTimeout(closing);
    closing = clock.setTimeout(() => {
      open = undefined;
    }, gapMs);
    return group;
  }
  function add(group: Group, entry: Entry, isRoot = false): void {
    if (isRoot) group.entries.unshift(entry);
    else group.entries.push(entry);
    lines++;
    count++;
    while (lines > mostLines && groups.length > 1) lines -= groups.shift()?.entries.length ?? 0;
  }
  const kindOfRoot = () => open?.entries[0]?.kind;

  /** Whether an event is of the turn that is open. */
  function belongs(name: LineName, { outcome }: { readonly outcome?: string }): boolean {
    if (!open || open.entries.length >= mostOfGroup) return false;
    const at = placeOf(name);
    if (at !== undefined && (at < place || (at === place && !several.includes(at)))) return false;
    const root = kindOfRoot();
    // Nothing comes of what cannot be read.
    if (open.isDamaged) return name === 'fault';
    // An answer belongs to the frame that it came in, and to nothing else; over a port the next one may have come meanwhile.
    if (outcome === 'resolved') return gapMs === 0 && root === 'frame' && !hasReaction;
    return !(root === 'request' && isOfRequest(name));
  }

  function takeReaction(resolution: ReactionEvents['reaction']): void {
    const root = open?.entries[0];
    // The app saw it come, and nothing came of it yet.
    const seen = open?.entries.length === 1 && root?.name === '↓ #0' ? open : undefined;
    const group = seen ?? begin();
    const entry = frameEntry(resolution, seen && root?.text.split(' · ').at(-1));
    if (seen) seen.entries[0] = entry;
    else add(group, entry);
    add(group, reactionEntry(resolution));
    place = 0;
    hasReaction = true;
  }

  return {
    groups: () => groups,
    count: () => count,
    take(name, payload) {
      if (name === 'reaction') return takeReaction(payload as ReactionEvents['reaction']);
      const line = name as LineName;
      const group = belongs(line, payload as object) && open ? open : begin();
      place = placeOf(line) ?? place;
      const entry = eventEntry(line, payload as never);
      const { cause }: Partial<ReactionEvents['state.changed']> = payload as never;
      if (cause) group.cause ??= cause;
      // The connection is what the turn began with, though its events come first.
      add(group, entry, cause === 'connection' && group.entries.length > 0);
    },
    see(seen) {
      if ('event' in seen) {
        // It is no frame: nothing that follows is said to come of it.
        open = undefined;
        return add(append(), seenEventEntry(seen));
      }
      const entry = seenFrameEntry(seen);
      const root = kindOfRoot();
      if (seen.direction === 'out') {
        // Over a port others may have been sent meanwhile.
        if (gapMs > 0) return add(append(), entry);
        // What is sent is of the request that is sent.
        if (open) return add(open, entry);
      }
      if (open) {
        // The engine saw it before the app did.
        if (seen.action === 0 && hasReaction && !isSeen) {
          isSeen = true;
          return;
        }
        if (seen.damaged && root === 'fault') return add(open, entry, true);
      }
      const group = begin();
      isSeen = true;
      group.isDamaged = seen.damaged;
      add(group, entry);
    },
    clear() {
      groups.length = 0;
      lines = 0;
      open = undefined;
    },
    restart(gap = 0) {
      gapMs = gap;
      open = undefined;
      clock.clearTimeout(closing);
    },
  };
}
