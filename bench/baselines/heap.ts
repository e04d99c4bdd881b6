// Frozen. A bare binary heap of records by their end: what one timer for many ends needs at least.
export interface HeapRecord {
  readonly key: string;
  readonly majorCode: number;
  readonly startedAtMs: number;
  readonly waitMs: number;
  readonly endMs: number;
}

export function pushInto(heap: HeapRecord[], record: HeapRecord): void {
  let at = heap.push(record) - 1;
  while (at > 0) {
    const parentAt = (at - 1) >> 1;
    const parent = heap[parentAt] as HeapRecord;
    if (parent.endMs <= record.endMs) break;
    heap[at] = parent;
    at = parentAt;
  }
  heap[at] = record;
}
