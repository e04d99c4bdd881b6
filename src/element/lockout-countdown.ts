// `<lockout-countdown action subject>`: what stands in a button. Comes in: an action. Goes out: its content while it may be done, the
// remaining time while it is locked, and an event when that changes. Next: the page.
import type { Binding } from './binding.js';
import { followingElement } from './following-element.js';
import { part, timeParts } from './part.js';
import { countdownStyle } from './style.js';

/** `<lockout-countdown>`. What is set is the attribute; null and undefined remove it. */
export interface LockoutCountdownElement extends HTMLElement {
  /** 1 to 65535; anything else is locked by nothing. */
  get action(): string | null;
  set action(value: string | number | null | undefined);
  /** The room, recipient or the like. Absent: only what locks the whole action, or calls that name none. */
  get subject(): string | null;
  set subject(value: string | number | bigint | null | undefined);
}

export function lockoutCountdown(binding: Binding): CustomElementConstructor {
  return followingElement(binding, countdownStyle, ['action', 'subject'], (element, root) => {
    const slot = part('slot');
    const lock = lockedAttribute(element);
    const { time, said, show, stop } = timeParts(element, binding, (locked) => {
      slot.hidden = locked;
      lock(locked);
    });
    root.append(time, slot, said);
    return {
      stop,
      show() {
        const action = Number(element.getAttribute('action'));
        show({ action, subject: element.getAttribute('subject') ?? undefined });
      },
    };
  });
}

/** Sets the attribute `locked`, and emits that it has changed. */
function lockedAttribute(element: HTMLElement): (locked: boolean) => void {
  let present = false;
  let emitting = false;
  return (locked) => {
    present = locked;
    if (element.hasAttribute('locked') === locked) return;
    element.toggleAttribute('locked', locked);
    if (emitting) return;
    emitting = true;
    let emitted: boolean;
    // What the page changes in its event is emitted after it: every listener is called with the present state last.
    do {
      emitted = present;
      const detail = { locked: emitted };
      element.dispatchEvent(new CustomEvent('lockout-change', { bubbles: true, detail }));
    } while (present !== emitted);
    emitting = false;
  };
}
