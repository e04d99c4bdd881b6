// The last things that happened, by id. Used by: delivery (which errors were delivered), flights (which requests were sent), the vault
// (which records ended).

/** How many ids are remembered. */
const rememberedIds = 1000;

/** Sets an id in a map of the last 1,000, as its newest; the one set first is forgotten first. */
export function remember<T>(memory: Map<string, T>, id: string, value: T): void {
  memory.delete(id);
  memory.set(id, value);
  if (memory.size > rememberedIds) {
    const [oldest = ''] = memory.keys();
    memory.delete(oldest);
  }
}
