// The session in the panel: its diagram, and a line below it. Comes in: the engine's state, and the last change of it. Goes out: a section. Next:
// panel.ts.
import { part } from '../element/part.js';
import { createDiagram } from './diagram.js';
import type { PanelPart, Surroundings } from './panel-part.js';
import { timeOf } from './timeline-rows.js';

export function createSessionPart({ words, language, watch }: Surroundings): PanelPart {
  const diagram = createDiagram();
  const sentence = part('p', { class: 'sentence', dir: 'auto' });
  const last = part('p', { class: 'last', lang: 'en', dir: 'ltr' });
  const heading = part('h3', { id: 'session' }, words.headings.session);
  const element = part(
    'section',
    { 'aria-labelledby': 'session', part: 'session' },
    heading,
    diagram.element,
    last,
    sentence,
  );
  let shown = '';
  return {
    element,
    update() {
      const { session, reason } = watch.engine.state;
      const step = watch.step();
      const from = step?.to === session ? step : undefined;
      const key = `${session} ${reason} ${from?.atMs}`;
      if (key === shown) return;
      shown = key;
      const label = words.diagram.replace('{session}', session);
      const before = from ? ` ${words.cameFrom.replace('{from}', from.from)}` : '';
      diagram.show(session, from?.from, label + before);
      const why = reason && reason !== session ? ` (${reason})` : '';
      last.textContent = from ? `${timeOf(from.atMs)} ${from.from} → ${session}${why}` : '';
      sentence.textContent = language?.session[session] ?? '';
    },
  };
}
