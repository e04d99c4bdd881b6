// What the elements are made of. Comes in: a countdown, words. Goes out: pieces of a shadow tree, kept up to date while connected.
import type { Countdown } from '../lockout/countdown.js';
import { milestones } from '../milestones.js';
import { remainingText } from '../texts/remaining-text.js';
import type { Words } from './words.js';

/** A live region is seen by nobody, and read by screen readers. */
export const style = `
:host { font: var(--reaction-font, inherit); }
[hidden], :host([hidden]) { display: none !important; }
[part=time] { color: var(--reaction-time-color, inherit); font-variant-numeric: tabular-nums; unicode-bidi: isolate; }
[aria-live=polite] { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }`;

/** An element of the shadow tree. */
export function part<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/**
 * The ticking time, and a polite live region that hears of milestones only. That one has no role: with `status` a button around it would
 * have no name while it is locked.
 */
export function timeParts() {
  return {
    time: part('span', { part: 'time', role: 'timer', 'aria-live': 'off', hidden: '' }),
    said: part('span', { 'aria-live': 'polite', 'aria-atomic': 'true' }),
  };
}

/** How long the end of a countdown stays in the live region: it is part of the name of a button around it. */
const endSaidMs = 3000;

/** Shows a countdown until it is called off; `onLocked` hears whether it is locked, at once and when that changes. */
export function showCountdown(
  countdown: Countdown,
  { time, said }: ReturnType<typeof timeParts>,
  { locale, closings }: Words,
  onLocked: (locked: boolean) => void,
): () => void {
  let locked: boolean | undefined;
  const tick = () => {
    const ms = countdown.get();
    time.textContent = ms > 0 ? remainingText(ms, locale) : '';
    if (ms > 0 !== locked) {
      locked = ms > 0;
      onLocked(locked);
    }
  };
  const marks = milestones(countdown);
  const clear = () => {
    said.textContent = '';
  };
  let clearing: ReturnType<typeof setTimeout>;
  const say = () => {
    const ms = marks.get();
    const words = ms > 0 ? closings.wait : closings.now;
    said.textContent = words.replace('{time}', remainingText(ms, locale, 'long'));
    clearTimeout(clearing);
    if (ms === 0) clearing = setTimeout(clear, endSaidMs);
  };
  const unsubscribe = [countdown.subscribe(tick), marks.subscribe(say)];
  tick();
  if (locked) say();
  return () => {
    for (const each of unsubscribe) each();
    clearTimeout(clearing);
    clear();
  };
}
