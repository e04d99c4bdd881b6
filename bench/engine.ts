// Engines as they are measured. Comes in: options. Goes out: an engine of this process alone, that keeps lockouts in memory.
import { createReactionEngine, memoryStore, type ReactionEngineOptions } from 'igap-reactions';

export const newEngine = (options: ReactionEngineOptions = {}) =>
  createReactionEngine({ store: memoryStore(), channel: null, ...options });

/** What is resolved or emitted goes here, so that no compiler leaves it out. */
const seen = { count: 0, last: undefined as unknown };
export const see = (value: unknown): void => {
  seen.count++;
  seen.last = value;
};
