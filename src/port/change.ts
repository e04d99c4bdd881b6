// What a page does not know yet. Comes in: an engine. Goes out: its state where it is another, lockouts that are new or other, keys that are
// free. Next: serve-engine.ts posts it with the next message.
import type { Inside } from '../inside.js';
import type { ReactionEngine, ReactionState } from '../reaction-engine.js';
import type { Change } from './message.js';

/** Returns what is another since its last call; at the first call all of it. */
export function changesOf(
  engine: ReactionEngine,
  { remainingMs }: Pick<Inside, 'remainingMs'>,
): () => Change {
  let known: ReactionState | undefined;
  /** What is known of each lockout, by its key. */
  const marks = new Map<string, { readonly id: string; readonly untilMs: number }>();

  return () => {
    const { state } = engine;
    if (state === known) return {};
    known = state;
    const { session, account, connection, reason, lockouts } = state;
    const keys = new Set(lockouts.map(({ key }) => key));
    const other = lockouts.filter((lockout) => {
      const mark = marks.get(lockout.key);
      return mark?.id !== lockout.id || mark.untilMs !== lockout.untilMs;
    });
    const freed = [...marks.keys()].filter((key) => !keys.has(key));
    for (const key of freed) marks.delete(key);
    for (const lockout of other) marks.set(lockout.key, lockout);
    return {
      state: { session, account, connection, ...(reason && { reason }) },
      freed,
      locked: other.map((lockout) => ({ lockout, remainingMs: remainingMs(lockout) })),
    };
  };
}
