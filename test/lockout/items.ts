// Stores of text by key, for the tests of keyValueStore. Comes in: a map that the test can look into. Goes out: what the store is given.
// Next: the tests.

/** localStorage's shape: answers at once. */
export function syncItems(items: Map<string, string>) {
  return {
    getItem: (key: string): string | null => items.get(key) ?? null,
    setItem: (key: string, value: string): void => void items.set(key, value),
    removeItem: (key: string): void => void items.delete(key),
  };
}

/** AsyncStorage's shape: answers after a macrotask. */
export function asyncItems(items: Map<string, string>) {
  const sync = syncItems(items);
  const later = () => new Promise((resolve) => setImmediate(resolve));
  return {
    getItem: async (key: string): Promise<string | null> => {
      await later();
      return sync.getItem(key);
    },
    setItem: async (key: string, value: string): Promise<void> => {
      await later();
      sync.setItem(key, value);
    },
    removeItem: async (key: string): Promise<void> => {
      await later();
      sync.removeItem(key);
    },
  };
}
