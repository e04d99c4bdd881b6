// What the elements are made of. Comes in: a countdown, words. Goes out: pieces of a shadow tree, kept up to date while connected. Next:
// the elements.
import type { Countdown } from '../lockout/countdown.js';
import { milestones } from '../milestones.js';
import { remainingText } from '../texts/remaining-text.js';
import type { Words } from './words.js';

/** An element of the shadow tree. */
export function part<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** A remaining time: parts of a shadow tree, and what is shown in them. */
export interface TimeParts {
  readonly time: HTMLElement;
  readonly said: HTMLElement;
  /** Shows this countdown from now on, in these words. */
  show(countdown: Countdown, words: Words): void;
  /** Shows nothing more. */
  stop(): void;
}

/** The countdown of what is never locked. */
export const unlocked: Countdown = { get: () => 0, subscribe: () => () => {} };

/** How long the end of a countdown stays in the live region: it is part of the name of a button around it. */
const endSaidMs = 3000;

/**
 * The ticking time, and a polite live region that says milestones only. That one has no role: with `status` a button around it would
 * have no name while it is locked.
 *
 * `onLocked` is called with whether a countdown is locked, when it is shown and when that changes. It may call `show` and `stop`.
 */
export function timeParts(onLocked: (locked: boolean) => void): TimeParts {
  const time = part('span', { part: 'time', role: 'timer', 'aria-live': 'off', hidden: '' });
  const said = part('span', { 'aria-live': 'polite', 'aria-atomic': 'true' });
  let shown: Countdown | undefined;
  let unsubscribe = () => {};
  let clearing: ReturnType<typeof setTimeout>;
  const clear = () => {
    said.textContent = '';
  };
  const stop = () => {
    shown = undefined;
    unsubscribe();
    clearTimeout(clearing);
    clear();
  };
  return {
    time,
    said,
    stop,
    show(countdown, { locale, closings }) {
      stop();
      shown = countdown;
      const marks = milestones(countdown);
      let saidMs = 0;
      let locked: boolean | undefined;
      const update = () => {
        // A countdown may still call who left while it called another.
        if (shown !== countdown) return;
        const ms = countdown.get();
        time.textContent = remainingText(ms, locale);
        const markMs = marks.get();
        if (markMs !== saidMs) {
          saidMs = markMs;
          const words = markMs > 0 ? closings.wait : closings.now;
          said.textContent = words.replace('{time}', remainingText(markMs, locale, 'long'));
          clearTimeout(clearing);
          if (markMs === 0) clearing = setTimeout(clear, endSaidMs);
        }
        if (ms > 0 === locked) return;
        locked = ms > 0;
        time.hidden = !locked;
        // Last of all: code of the page may run in it, and show or stop something else.
        onLocked(locked);
      };
      unsubscribe = countdown.subscribe(update);
      update();
    },
  };
}
