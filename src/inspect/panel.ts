// The panel as a whole. Comes in: an engine that is watched, words, whether it floats. Goes out: its tree, which shows what is so now when it is
// asked to. Next: inspector.ts puts it in the shadow root.
import { part } from '../element/part.js';
import { createHeadPart } from './head-part.js';
import { createLockoutPart } from './lockout-part.js';
import type { PanelPart, Surroundings } from './panel-part.js';
import { createRequestPart } from './request-part.js';
import { createSessionPart } from './session-part.js';
import { createTimelinePart } from './timeline-part.js';

export interface Panel {
  readonly element: HTMLElement;
  /** Shows what is so now, where it is open. */
  update(): void;
  rest(): void;
  /** Opens or closes it. */
  setOpen(isOpen: boolean): void;
}

/** `pressed`: the person opens or closes a panel that floats. Absent: it is always open. */
export function createPanel(surroundings: Surroundings, pressed?: () => void): Panel {
  const { words, language, watch } = surroundings;
  const toggle = pressed && part('button', { type: 'button', class: 'toggle' });
  toggle?.setAttribute('aria-controls', 'body');
  toggle?.setAttribute('aria-labelledby', 'title');
  toggle?.addEventListener('click', () => pressed?.());
  const head = createHeadPart(surroundings, toggle);
  const session = createSessionPart(surroundings);
  const lockouts = createLockoutPart(surroundings);
  const requests = createRequestPart(surroundings);
  const timeline = createTimelinePart(surroundings);
  const parts: readonly PanelPart[] = [session, lockouts, requests, timeline];

  const notice = part('p', { class: 'notice', role: 'status' });
  // Focused, they are scrolled by keys: nothing in them can be.
  const lists = part(
    'div',
    { class: 'lists', role: 'region', tabindex: '0', 'aria-labelledby': 'lockouts requests' },
    lockouts.element,
    requests.element,
  );
  const side = part('div', { class: 'side' }, session.element, lists);
  const body = part('div', { class: 'body', id: 'body' }, notice, side, timeline.element);
  const element = part('div', { class: 'panel', part: 'panel' }, head.element, body);
  element.lang = words.locale;
  element.dir = language?.direction ?? (words.locale === 'fa' ? 'rtl' : '');
  let isOpen = true;

  const rest = () => {
    for (const each of parts) each.rest?.();
  };
  return {
    element,
    rest,
    update() {
      head.update();
      const text = watch.isDisposed() ? words.disposed : '';
      if (notice.textContent !== text) notice.textContent = text;
      if (isOpen) for (const each of parts) each.update();
    },
    setOpen(open) {
      isOpen = open;
      body.hidden = !open;
      toggle?.setAttribute('aria-expanded', `${open}`);
      if (!open) rest();
    },
  };
}
