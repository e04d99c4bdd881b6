// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  defineReactionElements,
  type ReactionActionEvent,
  type ReactionElementOptions,
} from '../../src/element.js';
import { testEngine } from '../../src/testing.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';

let pages = 0;

/** The elements of an engine of their own, under names of their own, as a page of one element. */
function page(options: ReactionElementOptions = {}) {
  const made = testEngine();
  const prefix = `page${++pages}-`;
  defineReactionElements(made.engine, { prefix, ...options });
  const show = (html: string) => {
    document.body.innerHTML = html
      .replaceAll('<', `<${prefix}`)
      .replaceAll(`<${prefix}/`, `</${prefix}`);
    const element = document.body.firstElementChild;
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

  it('tells when it is locked and when not, for the button around it', async () => {
    const { engine, clock, show } = page();
    const { element } = show('<lockout-countdown action="201">Send</lockout-countdown>');
    const heard: unknown[] = [];
    document.body.addEventListener(
      'lockout-change',
      (event) => heard.push((event as CustomEvent).detail),
      {
        signal: AbortSignal.timeout(60_000),
      },
    );
    engine.lockOut({ action: 201, waitMs: 2000 });
    await clock.advance(2000);
    expect(heard).toEqual([{ locked: true }, { locked: false }]);
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
    const heard: (string | null)[] = [];
    const look = () => said.textContent !== heard.at(-1) && heard.push(said.textContent);
    look();
    engine.lockOut({ action: 201, waitMs: 90_000 });
    for (let seconds = 0; seconds <= 95; seconds++) {
      look();
      await clock.advance(1000);
    }
    expect(heard).toEqual([
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

describe('<reaction-banner>', () => {
  it('is hidden while nothing is asked of the person', () => {
    const { engine, show } = page();
    const { seen } = show('<reaction-banner></reaction-banner>');
    expect(seen('[part=banner]')).toBe('');
    engine.receive({ majorCode: 2 });
    expect(seen('[part=banner]')).toBe('');
    engine.receive({ majorCode: 8 });
    expect(seen('[part=message]')).toBe('This session was ended.');
  });

  it('takes over by its button', () => {
    const { engine, show } = page({ language: en });
    const { one, seen } = show('<reaction-banner></reaction-banner>');
    engine.receive({ majorCode: 3 });
    expect(seen('[part=message]')).toBe(en.session.replaced);
    expect(seen('[part=action]')).toBe(en.buttons.takeOver);
    one('[part=action]').click();
    expect(engine.state.session).toBe('loggingIn');
    expect(seen('[part=banner]')).toBe('');
  });

  it('logs in at once where a login backs off, and only counts where it is locked', async () => {
    const { engine, clock, show } = page();
    await engine.restored;
    const { one, seen, said } = show('<reaction-banner></reaction-banner>');
    engine.receive({ majorCode: 2 });
    engine.receive({ majorCode: 110 });
    expect(engine.state.session).toBe('loginDelayed');
    expect(seen('[part=time]')).toBe('');
    one('[part=action]').click();
    expect(engine.state.session).toBe('loggingIn');
    engine.receive({ majorCode: 10, wait: 42, action: 102 });
    expect(seen('[part=message]')).toBe('Signing in takes longer.');
    expect(seen('[part=time]')).toBe('0:42');
    expect(seen('[part=action]')).toBe('');
    expect(said.textContent).toBe('Wait 42 seconds.');
    await clock.advance(42_000);
    expect(engine.state.session).toBe('loggingIn');
  });

  it('says nothing of the time of a login elsewhere', async () => {
    const { engine, clock, show } = page();
    const { seen, said } = show('<reaction-banner></reaction-banner>');
    engine.lockOut({ action: 102, waitMs: 42_000 });
    engine.receive({ majorCode: 3 });
    await clock.advance(2000);
    expect(seen('[part=time]')).toBe('');
    expect(seen('[part=action]')).toBe('Use it here');
    expect(said.textContent).toBe('');
  });

  it.each([
    [111, 'registrationRequired'],
    [9, 'nicknameRequired'],
    [184, 'twoStepRequired'],
    [8, 'terminated'],
  ])('asks the application where a %i needs it', (majorCode, session) => {
    const { engine, show } = page();
    const { one } = show('<reaction-banner></reaction-banner>');
    const heard: unknown[] = [];
    document.body.addEventListener(
      'reaction-action',
      (event) => heard.push((event as ReactionActionEvent).detail),
      { once: true },
    );
    engine.receive({ majorCode });
    one('[part=action]').click();
    expect(heard).toEqual([{ session }]);
  });

  it('offers nothing to a blocked account', () => {
    const { engine, show } = page();
    const { seen } = show('<reaction-banner></reaction-banner>');
    engine.receive({ majorCode: 135 });
    expect(seen('[part=message]')).toBe('Your account is blocked.');
    expect(seen('[part=action]')).toBe('');
  });

  it("shows the application's own words from the slot of the state", () => {
    const { engine, show } = page();
    const { element, slot } = show('<reaction-banner></reaction-banner>');
    engine.receive({ majorCode: 3 });
    element.innerHTML = '<b slot="replaced">Elsewhere</b>';
    expect((slot as HTMLSlotElement).assignedElements().map((each) => each.textContent)).toEqual([
      'Elsewhere',
    ]);
  });

  it('says that the login goes on once its button is pressed, and nothing of it afterwards', async () => {
    const { engine, show } = page();
    const { one, said } = show('<reaction-banner></reaction-banner>');
    engine.receive({ majorCode: 2 });
    expect(said.textContent).toBe('');
    await engine.signedIn();
    engine.receive({ majorCode: 3 });
    one('[part=action]').click();
    expect(said.textContent).toBe('Signing in.');
    await engine.signedIn();
    expect(said.textContent).toBe('');
  });

  it('reads from right to left in Persian; without a language as its page does', () => {
    const persian = page({ language: fa });
    const { one } = persian.show('<reaction-banner></reaction-banner>');
    persian.engine.receive({ majorCode: 8 });
    expect(one('[part=banner]').dir).toBe('rtl');
    const { engine, show } = page();
    const banner = show('<reaction-banner></reaction-banner>').one('[part=banner]');
    engine.receive({ majorCode: 8 });
    expect(banner.dir).toBe('');
  });

  it('listens to nothing once it is removed, and shows what is so where it is moved', async () => {
    const { engine, clock, show } = page();
    await engine.restored;
    const { element, seen, time, said } = show('<reaction-banner></reaction-banner>');
    engine.lockOut({ action: 102, waitMs: 12_000 });
    engine.receive({ majorCode: 2 });
    expect(seen('[part=time]')).toBe('0:12');
    element.remove();
    await clock.advance(5000);
    expect([time.textContent, said.textContent]).toEqual(['0:12', '']);
    engine.receive({ majorCode: 8 });
    expect(seen('[part=message]')).toBe('Signing in takes longer.');
    document.body.append(element);
    expect(seen('[part=message]')).toBe('This session was ended.');
    expect(seen('[part=time]')).toBe('');
  });
});

describe('elements of a disposed engine', () => {
  it('throw nothing: no action is locked, and the banner stays as it was', async () => {
    const { engine, prefix, show } = page();
    const { element } = show(
      '<reaction-banner><lockout-countdown action="201">Send</lockout-countdown></reaction-banner>',
    );
    engine.lockOut({ action: 201, waitMs: 5000 });
    const countdown = element.querySelector(`${prefix}lockout-countdown`);
    expect(countdown?.hasAttribute('locked')).toBe(true);
    await engine.dispose();
    const thrown: unknown[] = [];
    const listener = (event: ErrorEvent) => thrown.push(event.error);
    window.addEventListener('error', listener);
    document.body.append(element);
    window.removeEventListener('error', listener);
    expect(thrown).toEqual([]);
    expect(countdown?.hasAttribute('locked')).toBe(false);
  });
});

describe('the names', () => {
  it('are defined once; the same engine may say so again', () => {
    const { engine, prefix } = page();
    expect(() => defineReactionElements(engine, { prefix })).not.toThrow();
    expect(() => defineReactionElements(testEngine().engine, { prefix })).toThrow(
      `<${prefix}lockout-countdown> is defined already; give another prefix.`,
    );
  });

  it('without a prefix are those of the pages', () => {
    defineReactionElements(testEngine().engine);
    expect(customElements.get('lockout-countdown')).toBeDefined();
    expect(customElements.get('reaction-banner')).toBeDefined();
  });

  it.each(['Chat-', '1-', 'a b', '<'])('do not begin with "%s"', (prefix) => {
    expect(() => defineReactionElements(testEngine().engine, { prefix })).toThrow(TypeError);
  });
});
