// Records of a scope that end earlier than the one that holds it. Comes in: their ids, by key. Goes out: their removal, when the one that
// holds the scope ends or is followed by a later one. Used by: vault.ts.

export interface LesserRecords {
  add(key: string, id: string): void;
  /** Removes those of a key from the store. */
  remove(key: string): void;
  /** Forgets all of them: their account is left. */
  clear(): void;
}

export function createLesserRecords(remove: (id: string) => void): LesserRecords {
  const lesser = new Map<string, Set<string>>();
  return {
    add: (key, id) => void lesser.set(key, (lesser.get(key) ?? new Set()).add(id)),
    remove(key) {
      for (const id of lesser.get(key) ?? []) remove(id);
      lesser.delete(key);
    },
    clear: () => lesser.clear(),
  };
}
