// A round picture of somebody who has none. Comes in: a name. Goes out: its initials on a colour that is always the same for a place.

const hues = [196, 152, 28, 262, 338, 220];

export function Avatar({ name, place }: { readonly name: string; readonly place: number }) {
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map(([first = '']) => first.toUpperCase())
    // A zero-width non-joiner: Persian initials do not join.
    .join('\u200c');
  const hue = hues[place % hues.length] ?? 0;
  return (
    <span className="avatar" style={{ '--hue': hue } as React.CSSProperties} aria-hidden="true">
      {initials}
    </span>
  );
}
