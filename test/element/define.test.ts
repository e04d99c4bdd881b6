// @vitest-environment jsdom
// The names of the elements, and which engine they follow. Comes in: engines, prefixes, wrong arguments, calls in an event. Goes out: elements
// that follow the engine, or an error by name. Next: disposed.test.ts.

import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineReactionElements } from '../../src/element.js';
import { testEngine } from '../../src/testing.js';
import { fa } from '../../src/texts/fa.js';
import { said } from '../support/said.js';
import { page } from './element-page.js';

afterEach(() => document.body.replaceChildren());

describe('defineReactionElements', () => {
  it('without a prefix takes the names of the page', () => {
    defineReactionElements(testEngine().engine);
    expect(customElements.get('lockout-countdown')).toBeDefined();
    expect(customElements.get('reaction-banner')).toBeDefined();
  });

  it('does nothing for the same engine, also where another language is given', () => {
    const { engine, prefix, show } = page();
    const { seen } = show('<lockout-countdown action="201"></lockout-countdown>');
    engine.lockOut({ action: 201, waitMs: 5000 });
    defineReactionElements(engine, { prefix, language: fa });
    expect(seen('[part=time]')).toBe('0:05');
  });

  it('refuses another engine while the first lives, and says what helps', () => {
    const { prefix } = page();
    expect(() => defineReactionElements(testEngine().engine, { prefix })).toThrow(
      expect.objectContaining({
        name: 'OptionError',
        option: 'engine',
        message: expect.stringContaining(
          said(
            `engine must be the one of <${prefix}lockout-countdown>; dispose of that first, or give another prefix`,
          ),
        ),
      }),
    );
  });

  it.each(['lockout-countdown', 'reaction-banner'])('refuses a <%s> of other code', (name) => {
    const prefix = `taken-${name}-`;
    customElements.define(prefix + name, class extends HTMLElement {});
    expect(() => defineReactionElements(testEngine().engine, { prefix })).toThrow(
      expect.objectContaining({
        name: 'OptionError',
        option: 'prefix',
        message: expect.stringContaining(
          said(`prefix must be another: <${prefix}${name}> is defined by other code`),
        ),
      }),
    );
  });

  it.each(['Chat-', '1-', 'a b', '<', null])('refuses the prefix %j', (prefix) => {
    const { engine } = testEngine();
    expect(() => defineReactionElements(engine, { prefix: prefix as never })).toThrow(
      expect.objectContaining({ name: 'OptionError', option: 'prefix' }),
    );
  });

  it('refuses null for each argument', () => {
    const { engine } = testEngine();
    const refused = (option: string) => expect.objectContaining({ name: 'OptionError', option });
    expect(() => defineReactionElements(null as never)).toThrow(refused('engine'));
    expect(() => defineReactionElements({} as never)).toThrow(refused('engine'));
    expect(() => defineReactionElements(engine, null as never)).toThrow(refused('options'));
    const language = null as never;
    expect(() => defineReactionElements(engine, { language })).toThrow(refused('language'));
  });

  it('reads options that an object inherits', () => {
    const prefix = 'inherited-';
    defineReactionElements(testEngine().engine, Object.create({ prefix }));
    expect(customElements.get('inherited-reaction-banner')).toBeDefined();
  });

  it('may be called again in an event of an element that it defines', () => {
    const { engine } = testEngine();
    engine.lockOut({ action: 201, waitMs: 5000 });
    document.body.innerHTML = '<again-lockout-countdown action="201"></again-lockout-countdown>';
    let calls = 0;
    document.body.firstElementChild?.addEventListener('lockout-change', () => {
      calls += 1;
      defineReactionElements(engine, { prefix: 'again-' });
    });
    defineReactionElements(engine, { prefix: 'again-' });
    expect(calls).toBe(1);
    expect(customElements.get('again-reaction-banner')).toBeDefined();
  });
});

describe('elements that are there before their names', () => {
  it('emit once when they are defined, with all their attributes', () => {
    const { engine } = testEngine();
    const countdown = vi.spyOn(engine, 'countdown');
    engine.lockOut({ action: 201, subject: 'room-42', waitMs: 5000 });
    document.body.innerHTML = '<early-lockout-countdown action="201" subject="room-42">';
    const emitted: boolean[] = [];
    const element = document.body.querySelector<HTMLElement>('*');
    element?.addEventListener('lockout-change', ({ detail }) => emitted.push(detail.locked));
    defineReactionElements(engine, { prefix: 'early-' });
    expect(emitted).toEqual([true]);
    expect(countdown.mock.calls).toEqual([[{ action: 201, subject: 'room-42' }]]);
    engine.lockouts().forEach(engine.clearLockout);
    expect(emitted).toEqual([true, false]);
  });
});
