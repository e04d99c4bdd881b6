// `<lockout-countdown action subject>`: what stands in a button. Comes in: an action. Goes out: its content while it may be done, the
// remaining time while it is locked.
import type { ReactionEngine } from '../reaction-engine.js';
import { part, showCountdown, style, timeParts } from './part.js';
import type { Words } from './words.js';

export function lockoutCountdown(
  engine: ReactionEngine,
  wordsFor: (element: Element) => Words,
): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = ['action', 'subject'];
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

    connectedCallback(): void {
      this.#stop();
      const action = Number(this.getAttribute('action'));
      const subject = this.getAttribute('subject') ?? undefined;
      // What is no action is locked by nothing.
      const isAction = Number.isInteger(action) && action > 0 && action < 65_536;
      const lock = (locked: boolean) => this.#lock(locked);
      if (!isAction) lock(false);
      else {
        const countdown = engine.countdown({ action, subject });
        this.#stop = showCountdown(countdown, this.#parts, wordsFor(this), lock);
      }
    }

    disconnectedCallback(): void {
      this.#stop();
    }

    attributeChangedCallback(): void {
      if (this.isConnected) this.connectedCallback();
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
