// What both elements have in common. Comes in: the binding that one follows, its style, attributes and content. Goes out: its class.
// Next: define.ts gives it a name.
import type { Binding, Content } from './binding.js';
import { dresser } from './style.js';

/** A custom element that is shown while it is connected. Its attributes are properties too; null and undefined remove them. */
export function followingElement(
  { followers }: Binding,
  style: string,
  attributes: readonly string[],
  fill: (element: HTMLElement, root: ShadowRoot) => Content,
): CustomElementConstructor {
  const dress = dresser(style);
  class FollowingElement extends HTMLElement {
    static readonly observedAttributes = attributes;
    readonly #root = this.attachShadow({ mode: 'open' });
    readonly #content = fill(this, this.#root);

    connectedCallback(): void {
      // By the time that this is called the page may have removed it again.
      if (!this.isConnected) return;
      dress(this.#root);
      // What was set before the element was defined hides what sets the attribute.
      for (const name of attributes) {
        if (!Object.hasOwn(this, name)) continue;
        const own: Record<string, unknown> = this as never;
        const value = own[name];
        delete own[name];
        own[name] = value;
      }
      followers.add(this.#content);
      this.#content.show();
    }

    disconnectedCallback(): void {
      followers.delete(this.#content);
      this.#content.stop();
    }

    attributeChangedCallback(_: string, before: string | null, now: string | null): void {
      if (before !== now && followers.has(this.#content)) this.#content.show();
    }
  }

  for (const name of attributes) {
    Object.defineProperty(FollowingElement.prototype, name, {
      get(this: HTMLElement) {
        return this.getAttribute(name);
      },
      set(this: HTMLElement, value: unknown) {
        if (value == null) this.removeAttribute(name);
        else this.setAttribute(name, value as string);
      },
    });
  }
  return FollowingElement;
}
