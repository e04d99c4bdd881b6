// `<reaction-banner>`: what the session asks of the person. Comes in: the state. Goes out: a sentence, the remaining time of a locked
// login, and a button that does what helps, or an event that asks the app to. Next: the page.
import type { SessionState } from '../event/events.js';
import { type Binding, unlessDisposed } from './binding.js';
import { followingElement } from './following-element.js';
import { part, timeParts, unlocked } from './part.js';
import { dressBanner } from './style.js';
import { asks, wordsFor } from './words.js';

const loginAction = 102;

/** What the button of a state does by itself; in other states it asks the app. */
const calls: { readonly [State in SessionState]?: 'takeOver' | 'logIn' } = {
  replaced: 'takeOver',
  loginDelayed: 'logIn',
  loginFailed: 'logIn',
};

export function reactionBanner(binding: Binding): CustomElementConstructor {
  return followingElement(binding, dressBanner, [], (element, root) => {
    let shown: SessionState | undefined;
    let unsubscribe: (() => void) | undefined;
    const text = part('slot');
    const button = part('button', { part: 'action', type: 'button' });
    const { time, said, show, stop } = timeParts((locked) => {
      button.hidden = locked || shown === 'accountBlocked';
    });
    const message = part('span', { part: 'message', role: 'alert' }, text);
    const banner = part('div', { part: 'banner', hidden: '' }, message, time, button);
    // A live region that appears with its text is not read: it is always there.
    root.append(banner, said);

    const update = () => {
      const { engine, language } = binding;
      const { session } = engine.state;
      if (session === shown) return;
      shown = session;
      const words = wordsFor(element, language);
      const delayed = session === 'loginDelayed';
      const login = delayed && unlessDisposed(() => engine.countdown({ action: loginAction }));
      show(login || unlocked, words);
      // The end of what was asked: a button that was pressed is gone.
      if (session === 'loggingIn' && !banner.hidden) said.textContent = words.session.loggingIn;
      banner.hidden = !asks(session);
      if (!asks(session)) return;
      banner.dir = words.direction;
      text.name = session;
      text.textContent = words.session[session];
      button.textContent = words.buttons[calls[session] ?? 'goOn'];
    };

    button.addEventListener('click', () => {
      const { engine } = binding;
      const { session } = engine.state;
      const call = calls[session];
      if (call) {
        unlessDisposed(() => engine[call]());
        return;
      }
      const init = { bubbles: true, composed: true, detail: { session } };
      element.dispatchEvent(new CustomEvent('reaction-action', init));
    });

    return {
      show() {
        unsubscribe?.();
        unsubscribe = unlessDisposed(() => binding.engine.subscribe(update));
        shown = undefined;
        update();
      },
      stop() {
        unsubscribe?.();
        stop();
      },
    };
  });
}
