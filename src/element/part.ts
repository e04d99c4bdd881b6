// What the elements are made of. Comes in: a countdown, words. Goes out: pieces of a shadow tree, kept up to date while connected.
import type { Countdown } from '../lockout/countdown.js';
import { milestones } from '../milestones.js';
import { remainingText } from '../texts/remaining-text.js';
import type { Words } from './words.js';

/** Seen by nobody, read by screen readers. */
export const style = `
:host { font: var(--reaction-font, inherit); }
[hidden], :host([hidden]) { display: none !important; }
[part=time] { color: var(--reaction-time-color, inherit); font-variant-numeric: tabular-nums; unicode-bidi: isolate; }
[role=status] { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }`;

/** An element of the shadow tree. */
export function part<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** The ticking time, and a polite live region that hears of milestones only. */
export function timeParts() {
  return {
    time: part('span', { part: 'time', role: 'timer', 'aria-live': 'off', hidden: '' }),
    said: part('span', { role: 'status', 'aria-live': 'polite' }),
  };
}

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
    time.hidden = ms === 0;
    if (ms > 0 !== locked) {
      locked = ms > 0;
      onLocked(locked);
    }
  };
  const marks = milestones(countdown);
  const say = () => {
    const ms = marks.get();
    said.textContent =
      ms > 0 ? closings.wait.replace('{time}', remainingText(ms, locale, 'long')) : closings.now;
  };
  const unsubscribe = [countdown.subscribe(tick), marks.subscribe(say)];
  tick();
  if (locked) say();
  return () => {
    for (const each of unsubscribe) each();
    said.textContent = '';
  };
}
