// Frozen. A table as clients write it by hand: text keys, entries that are copied for each frame. Comes in: the table, frames. Goes out: what
// a frame means.
export interface NaiveFrame {
  readonly majorCode: number;
  readonly minorCode?: number | undefined;
}
interface NaiveEntry {
  readonly name: string;
  readonly kind: string;
  readonly rows: readonly { readonly minor: number | string }[];
}
export type NaiveTable = Readonly<Record<string, NaiveEntry>>;

export function naiveResolver(table: NaiveTable) {
  return <Frame extends NaiveFrame>(frame: Frame) => {
    const key = `${frame.majorCode}`;
    if (!Object.hasOwn(table, key)) return { ...frame, kind: 'unknown', name: '', row: undefined };
    const { rows, ...entry } = table[key] as NaiveEntry;
    const row =
      rows.find(({ minor }) => minor === frame.minorCode) ??
      rows.find(({ minor }) => minor === '*');
    return { ...entry, ...frame, row };
  };
}
