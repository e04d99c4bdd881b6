// Numbers in the place of what may name somebody. Comes in: a subject, an account, a request's id. Goes out: an ordinal, the same for the same,
// as long as it is remembered. Used by: record-frames.ts and app-calls.ts.
import { createMemory } from '../memory.js';

/** Of each kind, which ordinal stands for what. Each remembers its last 1,000. */
export interface Ordinals {
  subject(subject: string): string;
  account(account: string): string;
  /** Of a member of a batch, `r1.0`: by it a 6 finds its sibling. Any other id says nothing to a reader. */
  requestId(id: string): string | undefined;
}

export function createOrdinals(): Ordinals {
  const of = (prefix: string) => {
    const { known, remember } = createMemory<string>();
    let count = 0;
    const give = (name: string) => {
      const ordinal = known.get(name) ?? `${prefix}${++count}`;
      remember(name, ordinal);
      return ordinal;
    };
    return { give, forget: (name: string) => known.delete(name) };
  };
  const batches = of('r');
  const members = createMemory<true>();
  return {
    subject: of('s').give,
    account: of('a').give,
    requestId(id) {
      const [, batch, index] = /^(.*)(\.\d{1,5})$/s.exec(id) ?? [];
      if (batch === undefined) return undefined;
      // An engine reacts once to an id: it has forgotten this one, of a former connection, so it is another batch.
      if (members.known.has(id)) batches.forget(batch);
      members.remember(id, true);
      return `${batches.give(batch)}${index}`;
    },
  };
}
