// The ten states of the session as a drawing. Comes in: the session, and where it came from. Goes out: an SVG with the present state lit, thin
// lines to where it can go, and a strong one that it came by. Next: session-part.ts.
import type { SessionState } from '../event/events.js';
import { type SessionPhase, sessionOf, transitions } from '../session/transitions.js';
import { sessionTones } from './entry.js';

/** Left: nothing final is known against the session. Right: somebody must do something first. */
const columns: readonly (readonly SessionState[])[] = [
  ['ready', 'loggingIn', 'loginDelayed', 'loginFailed', 'nicknameRequired'],
  ['registrationRequired', 'twoStepRequired', 'accountBlocked', 'replaced', 'terminated'],
];

const node = { width: 126, height: 26, pitch: 35 };
const size = { width: 300, height: 4 * node.pitch + node.height + 2 };

interface Place {
  readonly x: number;
  readonly y: number;
  /** The side that looks at the other column, and where a line begins or ends there. */
  readonly edgeX: number;
  readonly edgeY: number;
  readonly inward: 1 | -1;
}

function placeOf(state: SessionState): Place {
  const column = columns[0]?.includes(state) ? 0 : 1;
  const row = columns[column]?.indexOf(state) ?? 0;
  const x = column === 0 ? 1 : size.width - node.width - 1;
  const y = row * node.pitch + 1;
  const edgeX = column === 0 ? x + node.width : x;
  return { x, y, edgeX, edgeY: y + node.height / 2, inward: column === 0 ? 1 : -1 };
}

/** A line between two states, in the space between the columns. */
function pathOf(from: SessionState, to: SessionState): string {
  const a = placeOf(from);
  const b = placeOf(to);
  const isSame = a.inward === b.inward;
  // The head of the arrow needs room.
  const endX = b.edgeX + 3 * b.inward;
  const bend = isSame ? 12 + Math.abs(a.edgeY - b.edgeY) / 7 : 22;
  return `M${a.edgeX} ${a.edgeY}C${a.edgeX + bend * a.inward} ${a.edgeY} ${endX + bend * b.inward} ${b.edgeY} ${endX} ${b.edgeY}`;
}

/** Where a state can go in one step. */
function nextOf(session: SessionState): readonly SessionState[] {
  const next = new Set<SessionState>();
  for (const [phase, row] of Object.entries(transitions)) {
    if (sessionOf(phase as SessionPhase) !== session) continue;
    for (const to of Object.values(row)) next.add(sessionOf(to));
  }
  next.delete(session);
  return [...next];
}

function svg(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, `${value}`);
  return made;
}

export interface Diagram {
  readonly element: SVGElement;
  /** `label` says to a screen reader what is drawn. */
  show(session: SessionState, from: SessionState | undefined, label: string): void;
}

export function createDiagram(): Diagram {
  const element = svg('svg', {
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
    class: 'diagram',
    part: 'diagram',
  });
  const marker = (id: string) => {
    const made = svg('marker', {
      ...{ id, viewBox: '0 0 8 8', refX: 6, refY: 4, orient: 'auto' },
      ...{ markerWidth: 7, markerHeight: 7, markerUnits: 'userSpaceOnUse' },
    });
    made.append(svg('path', { d: 'M0 0 8 4 0 8z' }));
    return made;
  };
  const defs = svg('defs', {});
  defs.append(marker('next'), marker('step'));
  const lines = svg('g', { fill: 'none' });
  const boxes = columns.flat().map((state) => {
    const { x, y } = placeOf(state);
    const { width, height } = node;
    const box = svg('g', { transform: `translate(${x} ${y})` });
    const text = svg('text', { x: width / 2, y: height / 2 + 4, 'text-anchor': 'middle' });
    text.textContent = state;
    box.append(svg('rect', { width, height, rx: 8 }), text);
    return [state, box] as const;
  });
  element.append(defs, lines, ...boxes.map(([, box]) => box));

  return {
    element,
    show(session, from, label) {
      element.setAttribute('aria-label', label);
      const next = nextOf(session);
      lines.replaceChildren(
        ...next.map((to) =>
          svg('path', { d: pathOf(session, to), class: 'next', 'marker-end': 'url(#next)' }),
        ),
      );
      if (from && from !== session) {
        const d = pathOf(from, session);
        lines.append(svg('path', { d, class: 'step', pathLength: 1, 'marker-end': 'url(#step)' }));
      }
      for (const [state, box] of boxes) {
        const place = state === session ? 'now' : next.includes(state) ? 'near' : 'far';
        box.setAttribute('class', `state ${place} ${sessionTones[state]}`);
      }
    },
  };
}
