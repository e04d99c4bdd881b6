// @vitest-environment jsdom
// The banner over a page. Comes in: states of the session, a press on its button. Goes out: what is seen, read aloud and done. Next:
// define.test.ts.
import { afterEach, describe, expect, it } from 'vitest';
import type { ReactionActionEvent } from '../../src/element.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { page } from './element-page.js';

afterEach(() => document.body.replaceChildren());

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
  ])('asks the app where a %i needs it', (majorCode, session) => {
    const { engine, show } = page();
    const { one } = show('<reaction-banner></reaction-banner>');
    const emitted: unknown[] = [];
    document.body.addEventListener(
      'reaction-action',
      (event) => emitted.push((event as ReactionActionEvent).detail),
      { once: true },
    );
    engine.receive({ majorCode });
    one('[part=action]').click();
    expect(emitted).toEqual([{ session }]);
  });

  it('offers nothing to a blocked account', () => {
    const { engine, show } = page();
    const { seen } = show('<reaction-banner></reaction-banner>');
    engine.receive({ majorCode: 135 });
    expect(seen('[part=message]')).toBe('Your account is blocked.');
    expect(seen('[part=action]')).toBe('');
  });

  it("shows the app's own words from the slot of the state", () => {
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
