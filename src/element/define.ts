// The elements get their names. Comes in: an engine and the app's language, also in place of an engine that was disposed of. Goes out: two
// defined elements that follow it. Next: binding.ts passes the engine on to them.
import { development } from '../development.js';
import type { SessionState } from '../event/events.js';
import { mustBe } from '../misuse.js';
import type { ScreenEngine } from '../screen-engine.js';
import type { Language } from '../texts/language.js';
import { type Binding, bind, unlessDisposed } from './binding.js';
import { type LockoutCountdownElement, lockoutCountdown } from './lockout-countdown.js';
import { reactionBanner } from './reaction-banner.js';

/** What {@link defineReactionElements} takes beside the engine. */
export interface ReactionElementOptions {
  /** Put before both names: `chat-` makes `<chat-lockout-countdown>`. Lower case letters, digits and `-`, a letter first. @default '' */
  readonly prefix?: string | undefined;
  /** `en` or `fa` of `igap-reactions/texts`, or your own. Absent: a short English, its times in the language of the nearest `lang`. */
  readonly language?: Language | undefined;
}

/** `reaction-action`, emitted by `<reaction-banner>` when its button is pressed in a state in which the app must act. Composed, bubbles. */
export type ReactionActionEvent = CustomEvent<{ readonly session: SessionState }>;

/**
 * `lockout-change`, emitted by `<lockout-countdown>` when it becomes locked, and when it is no longer. Bubbles. In it the page may remove or
 * move the element, or set its attributes: what that changes is emitted afterwards.
 */
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

const elements = { 'lockout-countdown': lockoutCountdown, 'reaction-banner': reactionBanner };

const bindings = /* @__PURE__ */ new WeakMap<CustomElementConstructor, Binding>();

/**
 * Defines `<lockout-countdown action subject>` and `<reaction-banner>`, once for the page; again with the same engine it does nothing.
 * Again with another engine, once the former one is disposed of (hot reload): all elements, those in the page too, follow the new one,
 * in the language that is given with it. Where there are no custom elements, as on a server, it does nothing. docs/bindings.md lists
 * parts, slots, custom properties and events.
 *
 * @throws OptionError for a wrong argument, where something else has the names, and for another engine while the former one lives.
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
  engine: ScreenEngine,
  options: ReactionElementOptions = {},
): void {
  expectArgument(engine?.subscribe, 'engine', development && 'a ReactionEngine');
  expectArgument(Object(options) === options, 'options', development && 'an object');
  const { prefix = '', language } = options;
  // A pattern takes null for a text.
  expectArgument(
    /^([a-z][a-z\d-]*)?$/.test(prefix ?? '-'),
    'prefix',
    development && 'lower case letters, digits and -, a letter first',
  );
  expectArgument(language !== null, 'language', development && 'a Language');
  if (typeof customElements === 'undefined') return;

  for (const [name, make] of Object.entries(elements)) {
    const tag = prefix + name;
    const taken = customElements.get(tag);
    if (!taken) {
      const binding = bind({ followers: new Set() }, engine, language);
      const element = make(binding);
      bindings.set(element, binding);
      customElements.define(tag, element);
      continue;
    }
    const binding = bindings.get(taken);
    if (!binding)
      throw mustBe('prefix', development && `another: <${tag}> is defined by other code`);
    const former = binding.engine;
    if (former === engine) continue;
    const alive = unlessDisposed(() => former.countdown({ action: 1 }));
    const expected =
      development && `the one of <${tag}>; dispose of that first, or give another prefix`;
    expectArgument(!alive, 'engine', expected);
    bind(binding, engine, language);
  }
}

function expectArgument(fits: unknown, option: string, expected: string | false): void {
  if (!fits) throw mustBe(option, expected);
}
