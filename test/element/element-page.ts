// A page with one element, as a person meets it. Comes in: html, options. Goes out: the element, its parts, and what is seen of
// them. Next: the tests of the elements.
import { defineReactionElements, type ReactionElementOptions } from '../../src/element.js';
import { testEngine } from '../../src/testing.js';

let pages = 0;

/** The elements of an engine of their own, under names of their own. */
export function page(options: ReactionElementOptions = {}, made = testEngine()) {
  const prefix = `page${++pages}-`;
  defineReactionElements(made.engine, { prefix, ...options });
  const show = (html: string) => {
    document.body.innerHTML = html
      .replaceAll('<', `<${prefix}`)
      .replaceAll(`<${prefix}/`, `</${prefix}`);
    const element = document.body.querySelector<HTMLElement>('*');
    if (!element?.shadowRoot) throw new Error('no element');
    const root = element.shadowRoot;
    const one = (selector: string): HTMLElement => {
      const found = root.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`no ${selector}`);
      return found;
    };
    return {
      element,
      time: one('[part=time]'),
      said: one('[aria-live=polite]'),
      slot: one('slot'),
      one,
      /** What is seen of a part. */
      seen: (selector: string) =>
        one(selector).closest('[hidden]') ? '' : one(selector).textContent,
    };
  };
  return { ...made, prefix, show };
}
