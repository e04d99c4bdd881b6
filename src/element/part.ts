// What the elements are made of. Comes in: a countdown, words. Goes out: pieces of a shadow tree, kept up to date while connected. Next:
// the elements.
import type { Countdown } from '../lockout/countdown.js';
import { milestones } from '../milestones.js';
import type { GuardedAction } from '../reaction-engine.js';
import type { ScreenEngine } from '../screen-engine.js';
import { remainingText } from '../texts/remaining-text.js';
import type { Binding } from './binding.js';
import { type Words, wordsFor } from './words.js';

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
  /** Shows from now on what remains until this may be done. Returns the words that fit. */
  show(action: GuardedAction): Words;
  /** Shows nothing more. */
  stop(): void;
}

/** How long the end of a countdown stays in the live region: it is part of the name of a button around it. */
const endSaidMs = 3000;

/**
 * The ticking time, and a polite live region that says milestones only. That one has no role: with `status` a button around it would
 * have no name while it is locked.
 *
 * `onLocked` is called with whether the action is locked, when it is shown and when that changes. It may call `show` and `stop`.
 */
export function timeParts(
  element: HTMLElement,
  binding: Binding,
  onLocked: (locked: boolean) => void,
): TimeParts {
  const time = part('span', { part: 'time', role: 'timer', 'aria-live': 'off', hidden: '' });
  const said = part('span', { 'aria-live': 'polite', 'aria-atomic': 'true' });
  let unsubscribe = () => {};
  let shown: Countdown | undefined;
  let clearing: ReturnType<typeof setTimeout>;
  const say = (text: string) => {
    clearTimeout(clearing);
    said.textContent = text;
  };
  const stop = () => {
    shown = undefined;
    unsubscribe();
    say('');
  };
  return {
    time,
    said,
    stop,
    show(action) {
      stop();
      const words = wordsFor(element, binding.language);
      const { locale, closings } = words;
      const countdown = countdownOf(binding.engine, action);
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
          const sentence = markMs > 0 ? closings.wait : closings.now;
          say(sentence.replace('{time}', remainingText(markMs, locale, 'long')));
          if (markMs === 0) clearing = setTimeout(say, endSaidMs, '');
        }
        if (ms > 0 === locked) return;
        locked = ms > 0;
        time.hidden = !locked;
        // Last of all: code of the page may run in it, and show or stop something else.
        onLocked(locked);
      };
      unsubscribe = countdown.subscribe(update);
      update();
      return words;
    },
  };
}

/** What is no action is locked by nothing, and so is everything once the engine is disposed of. */
function countdownOf(engine: ScreenEngine, action: GuardedAction): Countdown {
  try {
    return engine.countdown(action);
  } catch {
    return { get: () => 0, subscribe: () => () => {} };
  }
}
