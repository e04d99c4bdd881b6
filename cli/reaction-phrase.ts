// A reaction in a few words. Comes in: a reaction, or what a protocol says of an error. Goes out: `correctInput location.lat: invalid`. Pure.
// Used by: explain.ts, list.ts, diff.ts.
import type { Meaning } from '../src/protocol/meaning.js';

/** What a reaction is made of. */
type Said = Pick<Meaning, 'kind' | 'field' | 'fields' | 'problem' | 'waitMs'>;

/** The kind, and what belongs to it. */
export function reactionPhrase({ kind, field, fields, problem, waitMs }: Said): string {
  switch (kind) {
    case 'correctInput':
      return `${kind} ${[fields?.join(' and ') ?? field, problem].filter(Boolean).join(': ')}`;
    case 'lockout':
      return waitMs === undefined ? kind : `${kind} for ${waitMs / 1000} s`;
    case 'deny':
    case 'inform':
    case 'retryLater':
      return problem === undefined ? kind : `${kind}: ${problem}`;
    default:
      return kind;
  }
}
