// The head of the panel: what it is, and how it stands, also while the rest is closed. Comes in: the engine's state. Goes out: a header. Next:
// panel.ts.
import { part } from '../element/part.js';
import type { ScreenState } from '../port/screen-state.js';
import { sessionTones, type Tone } from './entry.js';
import type { PanelPart, Surroundings } from './panel-part.js';

const connectionTones = { open: 'good', closed: 'stops', unknown: 'plain' } as const;

/** `toggle`: opens and closes a panel that floats. Absent: it is always open. */
export function createHeadPart({ words, watch }: Surroundings, toggle?: HTMLElement): PanelPart {
  const session = part('span', { class: 'chip', role: 'status', lang: 'en', dir: 'ltr' });
  const connection = part('span', { class: 'chip' });
  const port = part('span', { class: 'chip', hidden: '' });
  const account = part('span', { class: 'chip plain' });
  const title = part('h2', { id: 'title' }, words.title);
  const element = part(
    'header',
    { part: 'head' },
    title,
    part('div', { class: 'chips' }, session, connection, port, account),
    ...(toggle ? [toggle] : []),
  );
  const set = (chip: HTMLElement, text: string, tone: Tone) => {
    if (chip.textContent !== text) chip.textContent = text;
    chip.className = `chip ${tone}`;
  };
  return {
    element,
    update() {
      const { state } = watch.engine;
      set(session, state.session, sessionTones[state.session]);
      set(connection, words.connection[state.connection], connectionTones[state.connection]);
      const { port: stand }: Partial<ScreenState> = state;
      port.hidden = stand === undefined || stand === 'joined';
      if (stand && stand !== 'joined') set(port, words.port[stand], 'stops');
      set(account, words.account[state.account === null ? 'none' : 'known'], 'plain');
    },
  };
}
