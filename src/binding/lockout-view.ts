// What is shown of a lockout. Comes in: the time that it still lasts, and a locale. Goes out: that time as a text. Next: the bindings.
import { remainingText } from '../texts/remaining-text.js';

/** What a button of an action shows. */
export interface LockoutView {
  readonly locked: boolean;
  /** Whole seconds **in ms**, rounded up; 0 while it is not locked. */
  readonly remainingMs: number;
  /** The same as a text in the provider's locale: `0:42`; `''` while it is not locked. */
  readonly remainingText: string;
}

/** A remaining time, short where nothing else is said; `''` for 0. */
export function timeText(ms: number, locale: string, style?: 'long'): string {
  return ms > 0 ? remainingText(ms, locale, style) : '';
}
