// The timeline in the panel: its buttons, its filter, its rows. Comes in: the journal. Goes out: a section that stays at its end while the
// person is there, and a file for `npx igap-reactions play`. Next: panel.ts.
import { part } from '../element/part.js';
import type { EntryKind } from './entry.js';
import type { PanelPart, Surroundings } from './panel-part.js';
import { save } from './save.js';
import { createRows, type Filter } from './timeline-rows.js';
import { numberText } from './words.js';

export function createTimelinePart({ words, watch, journal, clock }: Surroundings): PanelPart {
  const rows = createRows();
  const empty = part('p', { class: 'empty' });
  const log = part(
    'div',
    {
      class: 'log',
      role: 'log',
      'aria-live': 'off',
      'aria-labelledby': 'timeline',
      tabindex: '0',
      part: 'timeline',
    },
    rows.element,
    empty,
  );
  let filter: Filter = { text: '', kinds: new Set(Object.keys(words.kinds) as EntryKind[]) };
  /** How many lines there were when it was paused. */
  let pausedAt: number | undefined;

  const button = (text: string, press: () => void) => {
    const made = part('button', { type: 'button' }, text);
    made.addEventListener('click', press);
    return made;
  };
  const missed = part('span', { class: 'missed' });
  const pause = button(words.buttons.pause, () => {
    pausedAt = pausedAt === undefined ? journal.count() : undefined;
    update();
  });
  const clear = button(words.buttons.clear, () => {
    journal.clear();
    if (pausedAt !== undefined) pausedAt = journal.count();
    show();
  });
  const download = button(words.buttons.save, () => save(watch.recording(), clock.now()));

  const search = part('input', { type: 'search', 'aria-label': words.filter });
  search.placeholder = words.filter;
  search.addEventListener('input', () => sift({ text: search.value.trim().toLowerCase() }));
  const boxes = Object.entries(words.kinds).map(([kind, text]) => {
    const box = part('input', { type: 'checkbox', name: kind });
    box.checked = true;
    box.addEventListener('change', () => {
      const kinds = new Set(filter.kinds);
      kinds[box.checked ? 'add' : 'delete'](kind as EntryKind);
      sift({ kinds });
    });
    return part('label', {}, box, text);
  });
  function sift(more: Partial<Filter>): void {
    filter = { ...filter, ...more };
    show();
  }

  let isAtEnd = true;
  /** While it is not seen, and until it has been drawn again, it is the browser that scrolls. */
  let isResting = false;
  log.addEventListener('scroll', () => {
    const { scrollHeight, scrollTop, clientHeight } = log;
    if (!isResting && clientHeight > 0) isAtEnd = scrollHeight - scrollTop - clientHeight < 24;
  });
  /** What it shows while it is paused. */
  let groups = journal.groups();
  function show(): void {
    if (pausedAt === undefined || journal.groups().length === 0) groups = [...journal.groups()];
    const isAny = rows.show(groups, filter);
    empty.textContent = groups.length === 0 ? words.empty.timeline : words.empty.filter;
    empty.hidden = isAny;
    if (isAtEnd && pausedAt === undefined) log.scrollTop = log.scrollHeight;
  }
  function update(): void {
    isResting = false;
    pause.setAttribute('aria-pressed', `${pausedAt !== undefined}`);
    const count = pausedAt === undefined ? 0 : journal.count() - pausedAt;
    missed.textContent = count > 0 ? words.missed.replace('{count}', numberText(count, words)) : '';
    if (pausedAt === undefined) show();
  }

  const buttons = part('div', { class: 'buttons' }, missed, pause, clear, download);
  const element = part(
    'section',
    { class: 'timeline', 'aria-labelledby': 'timeline' },
    part(
      'div',
      { class: 'tools' },
      part('h3', { id: 'timeline' }, words.headings.timeline),
      search,
      buttons,
      part('div', { class: 'kinds' }, ...boxes),
    ),
    log,
  );
  show();
  const rest = () => {
    isResting = true;
  };
  return { element, update, rest };
}
