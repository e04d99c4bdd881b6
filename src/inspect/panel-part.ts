// What a part of the panel is, and what it is given. Comes in: nothing. Goes out: types. Next: each part, and panel.ts, which puts them together.
import type { Clock } from '../clock.js';
import type { Language } from '../texts/language.js';
import type { Journal } from './journal.js';
import type { Watch } from './watch.js';
import type { InspectorWords } from './words.js';

/** What the parts show, and in which words. */
export interface Surroundings {
  readonly watch: Watch;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly words: InspectorWords;
  readonly language: Language | undefined;
}

export interface PanelPart {
  readonly element: HTMLElement;
  /** Shows what is so now. It is called while the panel is seen only. */
  update(): void;
  /** The panel is not seen any more: no timer and no countdown goes on. `update` begins them anew. */
  rest?(): void;
}
