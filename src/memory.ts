// The last things that happened, by id. Used by: delivery (which errors were delivered), flights (which requests were sent), the vault
// (which records ended).

/** How many ids are remembered. */
const rememberedIds = 1000;

export interface Memory<T> {
  readonly known: Map<string, T>;
  /** Remembers an id as the newest; the one remembered first is forgotten first. */
  remember(id: string, value: T): void;
}

export function createMemory<T>(): Memory<T> {
  const known = new Map<string, T>();
  // Of one walk over the map: another walk for each id would pass what is deleted again and again.
  const oldest = known.keys();
  return {
    known,
    remember(id, value) {
      const { size } = known;
      known.set(id, value);
      if (known.size > rememberedIds) known.delete(oldest.next().value as string);
      else if (known.size === size) {
        // One that was there is the newest now.
        known.delete(id);
        known.set(id, value);
      }
    },
  };
}
