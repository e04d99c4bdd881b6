// The requests that have not settled, in the panel. Comes in: what the engine lists. Goes out: a section: which, in what state, why, for how
// long. It counts once a second while there are any and the panel is seen. Next: panel.ts.
import { part } from '../element/part.js';
import type { PendingRequest } from '../request-options.js';
import { remainingText } from '../texts/remaining-text.js';
import { requestText, shortId } from './entry.js';
import type { PanelPart, Surroundings } from './panel-part.js';
import { numberText } from './words.js';

const mostShown = 30;
const secondMs = 1000;

export function createRequestPart({ words, watch, clock, language }: Surroundings): PanelPart {
  const count = part('span', { class: 'count' });
  const heading = part('h3', { id: 'requests' }, `${words.headings.requests} `, count);
  const list = part('ul', { class: 'requests' });
  const empty = part('p', { class: 'empty' }, words.empty.requests);
  const element = part(
    'section',
    { 'aria-labelledby': 'requests', part: 'requests' },
    heading,
    list,
    empty,
  );
  let timer: unknown;

  const actions: Readonly<Record<number, string | undefined>> = language?.actions ?? {};
  function rowOf({ id, action, subject, state, why, since, attempt }: PendingRequest): HTMLElement {
    const what = part(
      'span',
      { class: 'what', lang: 'en', dir: 'ltr' },
      part('b', {}, requestText(action, subject as string | undefined)),
      ` ${shortId(id)}${attempt > 1 ? `, try ${attempt}` : ''}`,
    );
    const passedMs = Math.floor((clock.now() - since) / secondMs) * secondMs;
    const time = part('span', { class: 'time' }, remainingText(passedMs, words.locale));
    const said = actions[action];
    const text = words.request[why ?? 'inFlight'] + (said ? ` · ${said}` : '');
    return part('li', { class: state }, what, time, part('small', {}, text));
  }

  const rest = () => {
    clock.clearTimeout(timer);
    timer = undefined;
  };
  function update(): void {
    rest();
    const requests = watch.requests();
    const shown: Node[] = requests.slice(0, mostShown).map(rowOf);
    const left = requests.length - shown.length;
    if (left > 0)
      shown.push(part('li', {}, words.more.replace('{count}', numberText(left, words))));
    list.replaceChildren(...shown);
    empty.hidden = requests.length > 0;
    count.textContent = requests.length > 0 ? numberText(requests.length, words) : '';
    if (requests.length > 0) timer = clock.setTimeout(update, secondMs);
  }
  return { element, update, rest };
}
