// Numbers in the place of what may name somebody. Comes in: a subject, an account, a request's id. Goes out: an ordinal, the same for the same,
// as long as it is remembered. Used by: record-frames.ts and app-calls.ts.
import { createMemory } from '../memory.js';

/** Of each kind, which ordinal stands for what. Each remembers its last 1,000. */
export interface Ordinals {
  subject(subject: string): string;
  account(account: string): string;
  /** Of a member of a batch, `r1.0`: by it a 6 finds its sibling. Any other id says nothing to a reader. */
  requestId(id: string): string | undefined;
  /** From now on ids of requests are those of others. */
  forgetRequests(): void;
}

export function createOrdinals(): Ordinals {
  const of = (prefix: string) => {
    let memory = createMemory<string>();
    let count = 0;
    return {
      of(name: string) {
        const ordinal = memory.known.get(name) ?? `${prefix}${++count}`;
        memory.remember(name, ordinal);
        return ordinal;
      },
      forget() {
        memory = createMemory();
      },
    };
  };
  const batches = of('r');
  return {
    subject: of('s').of,
    account: of('a').of,
    requestId(id) {
      const [, batch, index] = /^(.*)(\.\d{1,5})$/s.exec(id) ?? [];
      return batch === undefined ? undefined : `${batches.of(batch)}${index}`;
    },
    forgetRequests: batches.forget,
  };
}
