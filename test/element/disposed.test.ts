// @vitest-environment jsdom
// Elements whose engine is disposed of. Comes in: `dispose()`, and perhaps another engine, as on a hot reload. Goes out: elements that lock
// nothing and throw nothing, and then follow the other one. Next: the browsers.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineReactionElements } from '../../src/element.js';
import { testEngine } from '../../src/testing.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { page } from './element-page.js';

const countdownHtml = '<lockout-countdown action="201">Send</lockout-countdown>';
const bannerHtml = '<reaction-banner></reaction-banner>';

/** What is thrown in listeners of the page and in reactions of elements. */
function thrownErrors(): unknown[] {
  const thrown: unknown[] = [];
  const end = new AbortController();
  window.addEventListener('error', ({ error }) => thrown.push(error), end);
  ends.push(() => end.abort());
  return thrown;
}

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe('once its engine is disposed of,', () => {
  it('a countdown shows its content and emits that it is no longer locked', async () => {
    const { engine, show } = page();
    const { element, seen, slot, said } = show(countdownHtml);
    engine.lockOut({ action: 201, waitMs: 5000 });
    const emitted: boolean[] = [];
    element.addEventListener('lockout-change', ({ detail }) => emitted.push(detail.locked));
    await engine.dispose();
    expect([slot.hidden, seen('[part=time]'), said.textContent]).toEqual([false, '', '']);
    expect(element.hasAttribute('locked')).toBe(false);
    expect(emitted).toEqual([false]);
  });

  it('no countdown throws or is locked, wherever it goes and whatever it is of', async () => {
    const thrown = thrownErrors();
    const logged = vi.spyOn(console, 'error');
    const { engine, prefix, show } = page();
    engine.lockOut({ action: 201, waitMs: 5000 });
    const { element } = show(countdownHtml);
    // At once: the element does not know yet.
    void engine.dispose();
    element.setAttribute('subject', 'room-42');
    expect(element.hasAttribute('locked')).toBe(false);
    document.body.append(element);
    const other = document.createElement(`${prefix}lockout-countdown`);
    other.setAttribute('action', '201');
    document.body.append(other);
    expect(other.hasAttribute('locked')).toBe(false);
    document.body.replaceChildren();
    await engine.dispose();
    expect([thrown, logged.mock.calls]).toEqual([[], []]);
  });

  it('the banner stays as it was, and its button throws and logs nothing', async () => {
    const thrown = thrownErrors();
    const logged = vi.spyOn(console, 'error');
    const { engine, show } = page();
    const { element, seen, one } = show(bannerHtml);
    engine.receive({ majorCode: 3 });
    void engine.dispose();
    one('[part=action]').click();
    await engine.dispose();
    one('[part=action]').click();
    document.body.append(element);
    expect(seen('[part=message]')).toBe('You are connected elsewhere.');
    expect([thrown, logged.mock.calls]).toEqual([[], []]);
  });

  it('the banner counts no login down any more', async () => {
    const { engine, show } = page();
    await engine.restored;
    const { seen } = show(bannerHtml);
    engine.lockOut({ action: 102, waitMs: 12_000 });
    engine.receive({ majorCode: 2 });
    expect(seen('[part=time]')).toBe('0:12');
    await engine.dispose();
    expect([seen('[part=time]'), seen('[part=action]')]).toEqual(['', 'Try again']);
  });
});

describe('another engine, once the first is disposed of,', () => {
  it('is followed by the elements in the page, in the language that comes with it', async () => {
    const { engine, prefix, show } = page({ language: en });
    const countdown = show(countdownHtml);
    engine.lockOut({ action: 201, waitMs: 5000 });
    const emitted: boolean[] = [];
    countdown.element.addEventListener('lockout-change', (event) =>
      emitted.push(event.detail.locked),
    );
    void engine.dispose();
    const next = testEngine();
    next.engine.lockOut({ action: 201, waitMs: 42_000 });
    defineReactionElements(next.engine, { prefix, language: fa });
    expect(countdown.seen('[part=time]')).toBe('۰:۴۲');
    // Of the first one, which ended a moment later, nothing comes after it.
    const [said] = countdown.said.childNodes;
    await engine.dispose();
    expect(countdown.said.firstChild).toBe(said);
    expect(emitted).toEqual([]);
    await next.clock.advance(42_000);
    expect(emitted).toEqual([false]);
    expect(countdown.said.textContent).toBe(fa.closings.now);
  });

  it('is followed by the banner, also in the same state, and by its button', async () => {
    const { engine, prefix, show } = page({ language: en });
    const { seen, one } = show(bannerHtml);
    engine.receive({ majorCode: 3 });
    await engine.dispose();
    const next = testEngine();
    next.engine.receive({ majorCode: 3 });
    defineReactionElements(next.engine, { prefix, language: fa });
    expect([seen('[part=message]'), one('[part=banner]').dir]).toEqual([
      fa.session.replaced,
      'rtl',
    ]);
    one('[part=action]').click();
    expect(next.engine.state.session).toBe('loggingIn');
    expect(seen('[part=banner]')).toBe('');
    next.engine.receive({ majorCode: 8 });
    expect(seen('[part=message]')).toBe(fa.session.terminated);
  });

  it('is followed by elements that come later, and by those that were out of the page', async () => {
    const { engine, prefix, show } = page();
    const { element } = show(countdownHtml);
    element.remove();
    await engine.dispose();
    const next = testEngine();
    defineReactionElements(next.engine, { prefix });
    next.engine.lockOut({ action: 201, waitMs: 5000 });
    document.body.append(element);
    expect(element.hasAttribute('locked')).toBe(true);
    expect(show(countdownHtml).seen('[part=time]')).toBe('0:05');
  });

  it('takes the place of one after the other, and each is refused while the former lives', async () => {
    const { engine, prefix, show } = page();
    const { element } = show(countdownHtml);
    let former = engine;
    for (const waitMs of [5000, 6000, 7000]) {
      const { engine: next } = testEngine();
      expect(() => defineReactionElements(next, { prefix })).toThrow(
        expect.objectContaining({ name: 'OptionError', option: 'engine' }),
      );
      await former.dispose();
      defineReactionElements(next, { prefix });
      next.lockOut({ action: 201, waitMs });
      expect(element.hasAttribute('locked')).toBe(true);
      former = next;
    }
    await former.dispose();
    expect(element.hasAttribute('locked')).toBe(false);
  });

  it('may be followed by nobody when its turn comes, where an element removes the others', async () => {
    const { engine, prefix, show } = page();
    const { element } = show(countdownHtml);
    const second = element.cloneNode() as Element;
    element.after(second);
    await engine.dispose();
    const next = testEngine();
    next.engine.lockOut({ action: 201, waitMs: 5000 });
    element.addEventListener('lockout-change', () => document.body.replaceChildren());
    defineReactionElements(next.engine, { prefix });
    expect([element, second].map((each) => each.hasAttribute('locked'))).toEqual([true, false]);
  });

  it('is known by the name of its error, of whatever copy of the package that is', () => {
    let error: Error | undefined;
    let listening = 0;
    const unsubscribe = () => {
      listening -= 1;
    };
    const refuse = <T>(result: T) => {
      if (error) throw error;
      return result;
    };
    const made = {
      state: { session: 'replaced', account: null, lockouts: [] },
      subscribe: () => {
        listening += 1;
        return refuse(unsubscribe);
      },
      countdown: () => refuse({ get: () => 5000, subscribe: () => () => {} }),
      takeOver: () => refuse(true),
      logIn: () => refuse(true),
    };
    const { prefix, show } = page({}, { ...testEngine(), engine: made as never });
    const { element } = show(bannerHtml);
    expect(listening).toBe(1);
    const next = testEngine();

    error = new Error('no answer');
    expect(() => defineReactionElements(next.engine, { prefix })).toThrow('no answer');
    error = Object.assign(new Error('of another copy'), { name: 'DisposedError' });
    defineReactionElements(next.engine, { prefix });
    expect(listening).toBe(0);
    next.engine.receive({ majorCode: 8 });
    expect(element.shadowRoot?.querySelector('[part=message]')?.textContent).toBe(
      'This session was ended.',
    );
  });
});
