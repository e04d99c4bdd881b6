// `<reaction-banner>`: what the session asks of the person. Comes in: the state. Goes out: a sentence, the remaining time of a locked
// login, and a button that does what helps, or an event that asks the app to. Next: the page.
import type { SessionState } from '../event/events.js';
import { type Binding, unlessDisposed } from './binding.js';
import { followingElement } from './following-element.js';
import { part, timeParts } from './part.js';
import { bannerStyle } from './style.js';

/** What the button of a state does by itself; in other states it asks the app. */
const calls: { readonly [State in SessionState]?: 'takeOver' | 'logIn' } = {
  replaced: 'takeOver',
  loginDelayed: 'logIn',
  loginFailed: 'logIn',
};

export function reactionBanner(binding: Binding): CustomElementConstructor {
  return followingElement(binding, bannerStyle, [], (element, root) => {
    let shown: SessionState | undefined;
    let unsubscribe: (() => void) | undefined;
    const text = part('slot');
    const button = part('button', { part: 'action', type: 'button' });
    const { time, said, show, stop } = timeParts(element, binding, (locked) => {
      button.hidden = locked || shown === 'accountBlocked';
    });
    const message = part('span', { part: 'message', role: 'alert' }, text);
    const banner = part('div', { part: 'banner', hidden: '' }, message, time, button);
    // A live region that appears with its text is not read: it is always there.
    root.append(banner, said);

    const update = () => {
      const { state, protocol } = binding.engine;
      const { session } = state;
      if (session === shown) return;
      shown = session;
      // 0 is no action, so it is never locked.
      const words = show({ action: session === 'loginDelayed' ? protocol.facts.login.action : 0 });
      const signingIn = session === 'loggingIn';
      const sentence = words.session[session] ?? '';
      // The end of what was asked: a button that was pressed is gone.
      if (signingIn && !banner.hidden) said.textContent = sentence;
      banner.hidden = signingIn || session === 'ready';
      banner.dir = words.direction;
      text.name = session;
      text.textContent = sentence;
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
