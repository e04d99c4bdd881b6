// How often what happened. Comes in: names. Goes out: counts, and lines that show them. Next: the soak test.

export interface Tally {
  add(name: string): void;
  of(name: string): number;
  sum(): number;
  lines(title: string): string[];
}

export function tally(): Tally {
  const counts = new Map<string, number>();
  return {
    add: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1),
    of: (name) => counts.get(name) ?? 0,
    sum: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
    lines: (title) => [
      title,
      ...[...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, n]) => `${String(n).padStart(9)} ${name}`),
    ],
  };
}
