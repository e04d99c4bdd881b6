// `<lockout-countdown action subject>`: what stands in a button. Comes in: an action. Goes out: its content while it may be done, the
// remaining time while it is locked.
import type { Countdown } from '../lockout/countdown.js';
import type { ReactionEngine } from '../reaction-engine.js';
import { part, showCountdown, style, timeParts } from './part.js';
import type { Words } from './words.js';

/** `<lockout-countdown>`. What is set is the attribute; null and undefined remove it. */
export interface LockoutCountdownElement extends HTMLElement {
  /** 1 to 65535; anything else is locked by nothing. */
  get action(): string | null;
  set action(value: string | number | null | undefined);
  /** The room, recipient or the like. Absent: only what locks the whole action, or calls that name none. */
  get subject(): string | null;
  set subject(value: string | number | bigint | null | undefined);
}

const names = ['action', 'subject'] as const;

/** As frameworks set a property: nothing removes the attribute. */
function assign(element: Element, name: string, value: unknown): void {
  if (value == null) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}

export function lockoutCountdown(
  engine: ReactionEngine,
  wordsFor: (element: Element) => Words,
): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = names;
    readonly #parts = timeParts();
    readonly #content = part('slot');
    #stop = () => {};

    constructor() {
      super();
      const sheet = part('style');
      sheet.textContent = style;
      const { time, said } = this.#parts;
      this.attachShadow({ mode: 'open' }).append(sheet, time, this.#content, said);
    }

    get action(): string | null {
      return this.getAttribute('action');
    }
    set action(value: unknown) {
      assign(this, 'action', value);
    }

    get subject(): string | null {
      return this.getAttribute('subject');
    }
    set subject(value: unknown) {
      assign(this, 'subject', value);
    }

    connectedCallback(): void {
      this.#stop();
      // What was set before the element was defined hides what sets the attribute.
      for (const name of names) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        Reflect.deleteProperty(this, name);
        this[name] = value;
      }
      const lock = (locked: boolean) => this.#lock(locked);
      let countdown: Countdown;
      try {
        const action = Number(this.action);
        countdown = engine.countdown({ action, subject: this.subject ?? undefined });
      } catch {
        // What is no action is locked by nothing, and so is everything once the engine is disposed.
        lock(false);
        return;
      }
      this.#stop = showCountdown(countdown, this.#parts, wordsFor(this), lock);
    }

    disconnectedCallback(): void {
      this.#stop();
    }

    attributeChangedCallback(_: string, before: string | null, now: string | null): void {
      if (this.isConnected && before !== now) this.connectedCallback();
    }

    #lock(locked: boolean): void {
      this.#parts.time.hidden = !locked;
      this.#content.hidden = locked;
      if (this.hasAttribute('locked') === locked) return;
      this.toggleAttribute('locked', locked);
      this.dispatchEvent(new CustomEvent('lockout-change', { bubbles: true, detail: { locked } }));
    }
  };
}
