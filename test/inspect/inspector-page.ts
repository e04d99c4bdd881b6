// A page with an inspector, as a developer sees it. Comes in: an engine, options. Goes out: the element, what is seen in it, its buttons. Next: the
// tests of the inspector.
import { onTestFinished } from 'vitest';
import { createReactionEngine, memoryStore } from '../../src/index.js';
import {
  defineReactionInspector,
  type ReactionInspectorElement,
  type ReactionInspectorOptions,
} from '../../src/inspect.js';
import type { ScreenEngine } from '../../src/screen-engine.js';
import { type ManualClock, manualClock } from '../../src/testing.js';

let pages = 0;

/** The page has drawn what changed. */
export const drawn = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));

/** An engine whose logins succeed at once. */
export function made() {
  const clock = manualClock();
  const options = { clock, login: async () => {}, store: memoryStore() };
  return { clock, engine: createReactionEngine({ ...options, loginBackoff: { random: () => 1 } }) };
}

/** An inspector of an engine, under a name of its own, in the page. */
export function inspectorPage<Engine extends ScreenEngine>(
  { engine, clock }: { readonly engine: Engine; readonly clock: ManualClock },
  options: ReactionInspectorOptions = {},
) {
  const name = `inspector-${++pages}`;
  defineReactionInspector({ name, clock, ...options });
  const element = document.createElement(name) as ReactionInspectorElement;
  element.engine = engine;
  document.body.append(element);
  onTestFinished(async () => {
    element.remove();
    await engine.dispose();
  });
  const root = element.shadowRoot;
  if (!root) throw new Error('no inspector');
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const one = (selector: string): HTMLElement => {
    const [found] = all(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  };
  /** Without what says where a line may end, and where not. */
  const textOf = (of: Element) =>
    (of.textContent ?? '').replaceAll('\u200b', '').replaceAll('\u00a0', ' ').trim();
  /** The texts of what is seen. */
  const seen = (selector: string) =>
    all(selector)
      .filter((each) => !each.closest('[hidden]'))
      .map(textOf);
  const setBox = (kind: string, isChecked: boolean) => {
    const box = one(`input[name=${kind}]`) as HTMLInputElement;
    if (box.checked !== isChecked) box.click();
  };
  return {
    ...{ name, element, engine, clock, all, one, seen },
    /** The lines of the timeline, what was caused indented below its cause; without times. */
    async timeline(): Promise<string[]> {
      await drawn();
      return all('.group:not([hidden]) .row').map(
        (row) => `${row.classList.contains('root') ? '' : '  '}${textOf(row)}`,
      );
    },
    press: (text: string) =>
      all('button')
        .find((each) => textOf(each) === text)
        ?.click(),
    find(text: string) {
      const field = one('input[type=search]') as HTMLInputElement;
      field.value = text;
      field.dispatchEvent(new Event('input'));
    },
    hide: (kind: string) => setBox(kind, false),
    unhide: (kind: string) => setBox(kind, true),
  };
}
