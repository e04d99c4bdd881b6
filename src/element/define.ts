// The elements get their names. Comes in: an engine and the application's language. Goes out: two defined elements.
import type { ReactionEngine } from '../reaction-engine.js';
import type { SessionState } from '../session/events.js';
import type { Language } from '../texts/language.js';
import { type LockoutCountdownElement, lockoutCountdown } from './lockout-countdown.js';
import { reactionBanner } from './reaction-banner.js';
import { englishAmid, type Words } from './words.js';

/** What {@link defineReactionElements} may be told. */
export interface ReactionElementOptions {
  /** Put before both names: `chat-` makes `<chat-lockout-countdown>`. Lower case letters, digits and `-`, a letter first. @default '' */
  readonly prefix?: string | undefined;
  /** `en` or `fa` of `igap-reactions/texts`, or your own. Absent: a short English, its times in the language of the nearest `lang`. */
  readonly language?: Language | undefined;
}

/** `reaction-action`, told by `<reaction-banner>` when its button is pressed in a state that the application must act on. Composed, bubbles. */
export type ReactionActionEvent = CustomEvent<{ readonly session: SessionState }>;

/** `lockout-change`, told by `<lockout-countdown>` when it becomes locked, and when it is no longer. Bubbles. */
export type LockoutChangeEvent = CustomEvent<{ readonly locked: boolean }>;

declare global {
  interface HTMLElementTagNameMap {
    'lockout-countdown': LockoutCountdownElement;
    'reaction-banner': HTMLElement;
  }
  interface GlobalEventHandlersEventMap {
    'lockout-change': LockoutChangeEvent;
    'reaction-action': ReactionActionEvent;
  }
}

const made = /* @__PURE__ */ new WeakMap<CustomElementConstructor, ReactionEngine>();

/**
 * Defines `<lockout-countdown action subject>` and `<reaction-banner>`, once for the page; again with the same engine it does nothing.
 * Where there are no custom elements, as on a server, it does nothing. docs/bindings.md lists parts, slots, custom properties and events.
 *
 * @throws TypeError for a wrong prefix, or where another engine or library has the names.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { defineReactionElements } from 'igap-reactions/element';
 * import { fa } from 'igap-reactions/texts/fa';
 *
 * const engine = createReactionEngine();
 * defineReactionElements(engine, { language: fa });
 * document.body.innerHTML = '<reaction-banner></reaction-banner>';
 * ```
 */
export function defineReactionElements(
  engine: ReactionEngine,
  { prefix = '', language }: ReactionElementOptions = {},
): void {
  if (!/^([a-z][a-z\d-]*)?$/.test(prefix)) {
    throw new TypeError('prefix must be lower case letters, digits and -.');
  }
  if (typeof customElements === 'undefined') return;
  const wordsFor = (element: Element): Words => language ?? englishAmid(element);
  const elements = { 'lockout-countdown': lockoutCountdown, 'reaction-banner': reactionBanner };
  for (const [name, make] of Object.entries(elements)) {
    const defined = customElements.get(prefix + name);
    if (!defined) {
      const element = make(engine, wordsFor);
      made.set(element, engine);
      customElements.define(prefix + name, element);
    } else if (made.get(defined) !== engine) {
      throw new TypeError(`<${prefix}${name}> is defined already; give another prefix.`);
    }
  }
}
