// The last things that happened, by request id. Used by: the engine (what was delivered) and requests.ts (what was sent).

/** How many request ids are remembered. */
const rememberedIds = 1000;

/** A map of the last 1,000 ids; the one set first is forgotten first. */
export class Memory<T> extends Map<string, T> {
  override set(id: string, value: T): this {
    super.set(id, value);
    const [oldest = ''] = this.keys();
    if (this.size > rememberedIds) this.delete(oldest);
    return this;
  }
}
