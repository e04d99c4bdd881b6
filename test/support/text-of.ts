// Everything that can be reached from a value, as text. Comes in: what was emitted, stored or posted. Goes out: one text to search, also for
// what JSON leaves out. Used by: the tests of secrets.

export function textOf(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (seen.has(value)) return '';
  seen.add(value);
  const parts = Reflect.ownKeys(value).map((key) => {
    const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
    return `${String(key)} ${descriptor && 'value' in descriptor ? textOf(descriptor.value, seen) : ''}`;
  });
  const inside =
    value instanceof Map || value instanceof Set
      ? [...value].map((each) => textOf(each, seen))
      : [];
  return [...parts, ...inside].join(' ');
}
