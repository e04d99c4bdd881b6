// `<reaction-banner>`: what the session asks of the person. Comes in: the state. Goes out: a sentence, the remaining time of a locked
// login, and a button that does what helps, or tells the application to.
import type { ReactionEngine } from '../reaction-engine.js';
import type { SessionState } from '../session/events.js';
import { part, showCountdown, style, timeParts } from './part.js';
import { asks, type Words } from './words.js';

const loginAction = 102;

const bannerStyle = `${style}
:host { display: block; }
[part=banner] { display: flex; flex-wrap: wrap; align-items: center; gap: .75em; padding: var(--reaction-padding, .75em 1em);
  background: var(--reaction-background, #fff4d6); color: var(--reaction-color, #3d2e00); border-radius: var(--reaction-radius, .5em); }
[part=message] { flex: 1; unicode-bidi: plaintext; }
[part=action] { font: inherit; padding: .5em 1em; min-block-size: 2.5em; border: 0; cursor: pointer; border-radius: var(--reaction-radius, .5em);
  background: var(--reaction-accent, #3d2e00); color: var(--reaction-accent-color, #fff); }
[part=action]:focus-visible { outline: .2em solid currentColor; outline-offset: .15em; }
@media (prefers-reduced-motion: no-preference) { [part=banner] { transition: opacity .2s; @starting-style { opacity: 0; } } }`;

/** What the button of a state does by itself; of other states it asks the application. */
const calls: { readonly [State in SessionState]?: 'takeOver' | 'logIn' } = {
  replaced: 'takeOver',
  loginDelayed: 'logIn',
  loginFailed: 'logIn',
};

export function reactionBanner(
  engine: ReactionEngine,
  wordsFor: (element: Element) => Words,
): CustomElementConstructor {
  return class extends HTMLElement {
    readonly #banner = part('div', { part: 'banner', hidden: '' });
    readonly #message = part('span', { part: 'message', role: 'alert' });
    readonly #text = part('slot');
    readonly #parts = timeParts();
    readonly #button = part('button', { part: 'action', type: 'button' });
    #stop = () => {};
    #stopCounting = () => {};
    #shown: SessionState | undefined;

    constructor() {
      super();
      const sheet = part('style');
      sheet.textContent = bannerStyle;
      this.#message.append(this.#text);
      const { time, said } = this.#parts;
      this.#banner.append(this.#message, time, this.#button);
      this.#button.addEventListener('click', () => this.#act());
      // A live region that appears with its text is not read: it is always there.
      this.attachShadow({ mode: 'open' }).append(sheet, this.#banner, said);
    }

    connectedCallback(): void {
      this.#shown = undefined;
      try {
        this.#stop = engine.subscribe(() => this.#show());
      } catch {
        // Disposed: it shows what it did.
        return;
      }
      this.#show();
    }

    disconnectedCallback(): void {
      this.#stop();
      this.#stopCounting();
    }

    #show(): void {
      const { session } = engine.state;
      if (session === this.#shown) return;
      this.#shown = session;
      this.#stopCounting();
      const words = wordsFor(this);
      // The end of what was asked: a button that was pressed is gone.
      const goesOn = session === 'loggingIn' && !this.#banner.hidden;
      this.#parts.said.textContent = goesOn ? words.session.loggingIn : '';
      this.#banner.hidden = !asks(session);
      if (!asks(session)) return;
      this.#banner.dir = words.direction;
      this.#text.name = session;
      this.#text.textContent = words.session[session];
      this.#button.textContent = words.buttons[calls[session] ?? 'goOn'];
      const wait = (locked: boolean) => {
        this.#parts.time.hidden = !locked;
        this.#button.hidden = locked || session === 'accountBlocked';
      };
      wait(false);
      if (session === 'loginDelayed') {
        const countdown = engine.countdown({ action: loginAction });
        this.#stopCounting = showCountdown(countdown, this.#parts, words, wait);
      }
    }

    #act(): void {
      const { session } = engine.state;
      const call = calls[session];
      if (call) engine[call]();
      else {
        const detail = { session };
        this.dispatchEvent(
          new CustomEvent('reaction-action', { bubbles: true, composed: true, detail }),
        );
      }
    }
  };
}
