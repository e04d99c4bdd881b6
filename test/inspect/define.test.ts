// @vitest-environment jsdom
// The name of the inspector, its engine, and the one line for apps. Comes in: options, engines, wrong ones. Goes out: an element, or an error by
// name. Next: server.test.ts, where there is no page.
import { afterEach, describe, expect, it } from 'vitest';
import type { OptionError } from '../../src/index.js';
import {
  defineReactionInspector,
  inspectEngine,
  type ReactionInspectorElement,
} from '../../src/inspect.js';
import { made } from './inspector-page.js';

afterEach(() => document.body.replaceChildren());

const optionError = (option: string) =>
  expect.objectContaining({ name: 'OptionError', option }) as OptionError;

describe('defineReactionInspector', () => {
  it('defines <reaction-inspector>, and again does nothing', () => {
    defineReactionInspector();
    const first = customElements.get('reaction-inspector');
    defineReactionInspector();
    expect(first).toBeDefined();
    expect(customElements.get('reaction-inspector')).toBe(first);
  });

  it.each(['Inspector-a', 'inspector', '1-a', 'a b-c', ''])('refuses the name %j', (name) => {
    expect(() => defineReactionInspector({ name })).toThrow(optionError('name'));
  });

  it('refuses a name of other code, and a wrong language and clock', () => {
    customElements.define('taken-inspector', class extends HTMLElement {});
    expect(() => defineReactionInspector({ name: 'taken-inspector' })).toThrow(optionError('name'));
    expect(() => defineReactionInspector({ language: 'fa' as never })).toThrow(
      optionError('language'),
    );
    expect(() => defineReactionInspector({ clock: Date as never })).toThrow(optionError('clock'));
  });
});

describe('<reaction-inspector>', () => {
  it('takes an engine that was set before it was defined, and says where it has none', () => {
    const name = 'late-inspector';
    const element = document.createElement(name) as ReactionInspectorElement;
    const empty = document.createElement(name);
    const { engine } = made();
    element.engine = engine;
    document.body.append(element, empty);
    defineReactionInspector({ name });
    expect(element.engine).toBe(engine);
    expect(element.shadowRoot?.querySelector('.now')?.textContent).toBe('ready');
    expect(empty.shadowRoot?.textContent).toContain('No engine yet');
    element.remove();
  });

  it('refuses what is no engine', () => {
    defineReactionInspector();
    const element = document.createElement('reaction-inspector');
    expect(() => Object.assign(element, { engine: {} })).toThrow(optionError('engine'));
    element.note({ direction: 'in', action: 0 });
    expect([element.engine, element.recording]).toEqual([undefined, '']);
  });
});

describe('inspectEngine', () => {
  it('puts a closed inspector into the page, which its button opens, and removes it', () => {
    const remove = inspectEngine(made().engine);
    const [element] = document.body.querySelectorAll('reaction-inspector');
    const toggle = element?.shadowRoot?.querySelector<HTMLElement>('.toggle');
    const body = element?.shadowRoot?.querySelector<HTMLElement>('.body');
    const looks = () => [toggle?.getAttribute('aria-expanded'), body?.hidden, element?.open];
    expect(looks()).toEqual(['false', true, false]);
    toggle?.click();
    expect(looks()).toEqual(['true', false, true]);
    remove();
    expect(document.body.children).toHaveLength(0);
  });

  it('opens it where that is asked for, and refuses a wrong engine or option', () => {
    const remove = inspectEngine(made().engine, { open: true });
    expect(document.body.querySelector('reaction-inspector')?.open).toBe(true);
    remove();
    expect(() => inspectEngine({} as never)).toThrow(optionError('engine'));
    expect(() => inspectEngine(made().engine, { open: 1 as never })).toThrow(optionError('open'));
  });
});
