// The last things that happened, by request id. Used by: the engine (what was delivered) and requests.ts (what was sent).

/** How many request ids are remembered. */
const rememberedIds = 1000;

/** Sets an id in a map of the last 1,000; the one set first is forgotten first. */
export function remember<T>(memory: Map<string | undefined, T>, id: string, value: T): void {
  memory.set(id, value);
  const [oldest] = memory.keys();
  if (memory.size > rememberedIds) memory.delete(oldest);
}
