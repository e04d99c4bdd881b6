// A round picture of somebody who has none. Comes in: a name. Goes out: its initials on a colour that is always the same for a place.
import { useSurroundings } from '../surroundings.js';

const hues = [196, 152, 28, 262, 338, 220];

export function Avatar({ name, place }: { readonly name: string; readonly place: number }) {
  // Persian has one initial: two letters that do not join look like a word that is misspelt.
  const most = useSurroundings().texts.locale === 'fa' ? 1 : 2;
  const initials = name
    .split(/\s+/)
    .slice(0, most)
    .map(([first = '']) => first.toUpperCase())
    .join('');
  const hue = hues[place % hues.length] ?? 0;
  return (
    <span className="avatar" style={{ '--hue': hue } as React.CSSProperties} aria-hidden="true">
      {initials}
    </span>
  );
}
