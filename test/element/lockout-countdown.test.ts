// @vitest-environment jsdom
// The countdown in a button. Comes in: lockouts, attributes, languages. Goes out: what is seen, and what is read aloud. Next:
// lockout-change.test.ts, for pages that act in its event.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineReactionElements } from '../../src/element.js';
import { fa } from '../../src/texts/fa.js';
import { page } from './element-page.js';

afterEach(() => document.body.replaceChildren());

describe('<lockout-countdown>', () => {
  it('shows its content while the action may be done, and the time while it is locked', async () => {
    const { engine, clock, show } = page();
    const { element, seen, slot } = show(
      '<lockout-countdown action="201">Send</lockout-countdown>',
    );
    expect(slot.hidden).toBe(false);
    expect(seen('[part=time]')).toBe('');
    engine.lockOut({ action: 201, waitMs: 42_000 });
    expect(slot.hidden).toBe(true);
    expect(seen('[part=time]')).toBe('0:42');
    expect(element.hasAttribute('locked')).toBe(true);
    await clock.advance(1000);
    expect(seen('[part=time]')).toBe('0:41');
    await clock.advance(41_000);
    expect(slot.hidden).toBe(false);
    expect(element.hasAttribute('locked')).toBe(false);
  });

  it('emits when it is locked and when not, for the button around it', async () => {
    const { engine, clock, show } = page();
    const { element } = show('<lockout-countdown action="201">Send</lockout-countdown>');
    const emitted: unknown[] = [];
    document.body.addEventListener(
      'lockout-change',
      (event) => emitted.push((event as CustomEvent).detail),
      {
        signal: AbortSignal.timeout(60_000),
      },
    );
    engine.lockOut({ action: 201, waitMs: 2000 });
    await clock.advance(2000);
    expect(emitted).toEqual([{ locked: true }, { locked: false }]);
    expect(element.isConnected).toBe(true);
  });

  it('is of its subject, and of another when the attribute is', () => {
    const { engine, show } = page();
    const { element, seen } = show(
      '<lockout-countdown action="201" subject="room-1"></lockout-countdown>',
    );
    engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    expect(seen('[part=time]')).toBe('');
    element.setAttribute('subject', 'room-42');
    expect(seen('[part=time]')).toBe('0:20');
    element.removeAttribute('subject');
    expect(seen('[part=time]')).toBe('');
  });

  it('takes its action and subject as properties too, as frameworks set them', () => {
    const { engine, prefix, show } = page();
    engine.receive({ majorCode: 234, wait: 20, subject: 42 });
    const { element, seen } = show('<lockout-countdown></lockout-countdown>');
    Object.assign(element, { action: 201, subject: 42n });
    expect(element.outerHTML).toContain('action="201" subject="42" locked=""');
    expect(seen('[part=time]')).toBe('0:20');
    Object.assign(element, { subject: undefined });
    expect(element.hasAttribute('subject')).toBe(false);
    expect(seen('[part=time]')).toBe('');

    const early = document.createElement(`${prefix}late-lockout-countdown`);
    Object.assign(early, { action: 201, subject: 42 });
    document.body.append(early);
    defineReactionElements(engine, { prefix: `${prefix}late-` });
    expect(early.hasAttribute('locked')).toBe(true);
    Object.assign(early, { subject: 1 });
    expect(early.hasAttribute('locked')).toBe(false);
  });

  it.each(['', '0', 'x', '1.5', '70000'])('is never locked where its action is "%s"', (action) => {
    const { engine, show } = page();
    engine.receive({ majorCode: 10, wait: 20 });
    const { seen, slot } = show(`<lockout-countdown action="${action}"></lockout-countdown>`);
    expect(seen('[part=time]')).toBe('');
    expect(slot.hidden).toBe(false);
  });

  it('says its milestones to screen readers, not every second', async () => {
    const { engine, clock, show } = page();
    const { said, time } = show('<lockout-countdown action="201"></lockout-countdown>');
    expect(time.getAttribute('role')).toBe('timer');
    expect(said.getAttribute('aria-live')).toBe('polite');
    const emitted: (string | null)[] = [];
    const look = () => said.textContent !== emitted.at(-1) && emitted.push(said.textContent);
    look();
    engine.lockOut({ action: 201, waitMs: 90_000 });
    for (let seconds = 0; seconds <= 95; seconds++) {
      look();
      await clock.advance(1000);
    }
    expect(emitted).toEqual([
      '',
      'Wait 1 minute 30 seconds.',
      'Wait 1 minute.',
      'Wait 30 seconds.',
      'Wait 10 seconds.',
      'You can go on.',
    ]);
  });

  it('gives a button around it a name while it is locked, and none of its own afterwards', async () => {
    const { engine, clock, show } = page();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { said } = show('<lockout-countdown action="201">Send</lockout-countdown>');
    // A role that takes no name from its content would keep the words from the button.
    expect(said.hasAttribute('role')).toBe(false);
    engine.lockOut({ action: 201, waitMs: 5000 });
    vi.advanceTimersByTime(60_000);
    expect(said.textContent).toBe('Wait 5 seconds.');
    await clock.advance(5000);
    expect(said.textContent).toBe('You can go on.');
    vi.advanceTimersByTime(3000);
    expect(said.textContent).toBe('');
    vi.useRealTimers();
  });

  it('does not say again what an attribute that stays the same changes', () => {
    const { engine, show } = page();
    engine.lockOut({ action: 201, waitMs: 5000 });
    const { element, said } = show('<lockout-countdown action="201"></lockout-countdown>');
    const [before] = said.childNodes;
    element.setAttribute('action', '201');
    expect(said.firstChild).toBe(before);
  });

  it.each([
    ['en-GB', '0:42', 'Wait 42 seconds.'],
    ['de', '0:42', '42 Sekunden'],
    ['fa', '۰:۴۲', '۴۲ ثانیه'],
    ['en_US', '0:42', 'Wait 42 seconds.'],
    ['', '0:42', 'Wait 42 seconds.'],
  ])('without a language, where lang is "%s", mixes no words of two', (lang, time, words) => {
    const { engine, show } = page();
    engine.lockOut({ action: 201, waitMs: 42_000 });
    document.documentElement.lang = lang;
    const { seen, said } = show('<lockout-countdown action="201"></lockout-countdown>');
    expect([seen('[part=time]'), said.textContent]).toEqual([time, words]);
    document.documentElement.removeAttribute('lang');
  });

  it('writes in the language it is given, or in that of the page', () => {
    const given = page({ language: fa });
    given.engine.lockOut({ action: 201, waitMs: 42_000 });
    expect(
      given.show('<lockout-countdown action="201"></lockout-countdown>').seen('[part=time]'),
    ).toBe('۰:۴۲');
    const { engine, show } = page();
    engine.lockOut({ action: 201, waitMs: 42_000 });
    document.documentElement.lang = 'fa';
    expect(show('<lockout-countdown action="201"></lockout-countdown>').seen('[part=time]')).toBe(
      '۰:۴۲',
    );
    document.documentElement.removeAttribute('lang');
  });

  it('listens to nothing once it is removed, and again where it is moved', async () => {
    const { engine, clock, show } = page();
    const { element, seen, time } = show('<lockout-countdown action="201"></lockout-countdown>');
    engine.lockOut({ action: 201, waitMs: 20_000 });
    element.remove();
    await clock.advance(5000);
    expect(time.textContent).toBe('0:20');
    document.body.append(element);
    expect(seen('[part=time]')).toBe('0:15');
  });
});
