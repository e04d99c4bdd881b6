// The rows of the timeline. Comes in: groups of the journal, what the filter lets through. Goes out: an ordered list, a tree for each group; of
// what did not change nothing is made anew. Next: timeline-part.ts.
import { part } from '../element/part.js';
import type { Entry, EntryKind } from './entry.js';
import type { Group } from './journal.js';

/** What is shown. */
export interface Filter {
  /** In lower case. */
  readonly text: string;
  readonly kinds: ReadonlySet<EntryKind>;
}

export interface Rows {
  readonly element: HTMLElement;
  /** Shows these groups. Whether any row is seen. */
  show(groups: readonly Group[], filter: Filter): boolean;
}

/** `22:51:04.123`, of this device. */
export function timeOf(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number) => `${value}`.padStart(2, '0');
  const ms = `${at.getMilliseconds()}`.padStart(3, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}.${ms}`;
}

/** A line may end behind any word of a name, and not before a unit or an id. */
const breakable = (text: string) =>
  text.replace(/[_.](?!\d)/g, '$&\u200b').replace(/(\d|\bid) (?=\S)/g, '$1\u00a0');

function rowOf({ kind, tone, name, text }: Entry, isRoot: boolean): HTMLElement {
  const row = part('span', { class: `row ${kind} ${tone}${isRoot ? ' root' : ''}` });
  row.append(part('b', {}, breakable(name)), ' ', part('span', {}, breakable(text)));
  return row;
}

interface Shown {
  readonly element: HTMLElement;
  readonly lines: number;
  readonly filter: Filter;
  readonly isSeen: boolean;
}

/** Whether the text that is looked for stands in any line that is shown. */
const matches = (entries: readonly Entry[], { text }: Filter) =>
  text === '' ||
  entries.some((entry) => `${entry.name} ${entry.text}`.toLowerCase().includes(text));

function treeOf({ entries, atMs, cause }: Group, filter: Filter): Shown {
  const kept = entries.filter(({ kind }) => filter.kinds.has(kind));
  const [root, ...caused] = kept;
  const isSeen = root !== undefined && matches(kept, filter);
  const element = part('li', { class: 'group' });
  if (isSeen) {
    const head = part('div', { class: 'head' }, part('time', {}, timeOf(atMs)));
    head.append(rowOf(root, true));
    if (cause && cause !== 'connection' && root.kind !== 'frame')
      head.append(part('small', {}, cause));
    element.append(head);
    if (caused.length > 0) {
      const items = caused.map((entry) => part('li', {}, rowOf(entry, false)));
      element.append(part('ol', { class: 'caused' }, ...items));
    }
  }
  element.hidden = !isSeen;
  return { element, lines: entries.length, filter, isSeen };
}

export function createRows(): Rows {
  const element = part('ol', { class: 'rows', lang: 'en', dir: 'ltr' });
  let shown = new Map<number, Shown>();
  return {
    element,
    show(groups, filter) {
      const next = new Map<number, Shown>();
      let isAny = false;
      for (const group of groups) {
        const before = shown.get(group.key);
        const isSame = before?.lines === group.entries.length && before.filter === filter;
        const now = before && isSame ? before : treeOf(group, filter);
        if (!before) element.append(now.element);
        else if (now !== before) before.element.replaceWith(now.element);
        next.set(group.key, now);
        isAny ||= now.isSeen;
      }
      for (const [key, { element }] of shown) if (!next.has(key)) element.remove();
      shown = next;
      return isAny;
    },
  };
}
