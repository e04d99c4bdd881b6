// What is locked, in the panel. Comes in: the engine's lockouts. Goes out: a section that counts down, by one countdown for each while the
// panel is seen. Next: panel.ts.
import { unlessDisposed } from '../element/binding.js';
import { part } from '../element/part.js';
import type { Lockout } from '../lockout/lockout.js';
import { remainingText } from '../texts/remaining-text.js';
import { scopeText } from './entry.js';
import type { PanelPart, Surroundings } from './panel-part.js';
import { numberText } from './words.js';

interface Row {
  readonly element: HTMLElement;
  readonly lockout: Lockout;
  off(): void;
}

export function createLockoutPart({ words, watch }: Surroundings): PanelPart {
  const { engine } = watch;
  const count = part('span', { class: 'count' });
  const heading = part('h3', { id: 'lockouts' }, `${words.headings.lockouts} `, count);
  const list = part('ul', { class: 'lockouts' });
  const empty = part('p', { class: 'empty' }, words.empty.lockouts);
  const element = part(
    'section',
    { 'aria-labelledby': 'lockouts', part: 'lockouts' },
    heading,
    list,
    empty,
  );
  const rows = new Map<string, Row>();

  function createRow(lockout: Lockout): Row {
    const { scope, majorCode, name = '', waitMs } = lockout;
    const time = part('span', { class: 'time', role: 'timer', 'aria-live': 'off' });
    const bar = part('span', { class: 'bar', 'aria-hidden': 'true' }, part('i'));
    const by = [majorCode, name.replaceAll('_', '_\u200b')].filter(Boolean).join(' ');
    const what = part(
      'span',
      { class: 'what', lang: 'en', dir: 'ltr' },
      part('b', {}, scopeText(scope)),
      ` ${by || 'by the app'}`,
    );
    const countdown = unlessDisposed(() => engine.countdown(lockout));
    const show = () => {
      const ms = countdown?.get() ?? 0;
      time.textContent = remainingText(ms, words.locale);
      bar.style.setProperty('--left', `${Math.min(1, ms / waitMs)}`);
    };
    show();
    return {
      element: part('li', {}, what, time, bar),
      lockout,
      off: countdown?.subscribe(show) ?? (() => {}),
    };
  }
  function drop(id: string): void {
    rows.get(id)?.off();
    rows.get(id)?.element.remove();
    rows.delete(id);
  }

  return {
    element,
    update() {
      const lockouts = watch.isDisposed() ? [] : engine.state.lockouts;
      for (const [id, { lockout }] of rows) if (!lockouts.includes(lockout)) drop(id);
      for (const lockout of lockouts) {
        if (rows.has(lockout.id)) continue;
        const row = createRow(lockout);
        rows.set(lockout.id, row);
        list.append(row.element);
      }
      empty.hidden = rows.size > 0;
      count.textContent = rows.size > 0 ? numberText(rows.size, words) : '';
    },
    rest() {
      for (const id of [...rows.keys()]) drop(id);
    },
  };
}
