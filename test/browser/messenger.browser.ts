import { describe, expect, it } from 'vitest';
import { manualClock } from '../../src/manual-clock.js';
import { expectSoon, patienceMs } from './expect-soon.js';
import { expectFocus, obeyed, typeInto, visit } from './messenger.js';

/** A remaining time as a button shows it. */
const remaining = /\d:\d\d/;

describe('a chat', () => {
  it('with a recipient who limits counts down for that one only, and keeps what was written', async () => {
    const { page, chat, say, bubble, words } = await visit();
    await chat(3);
    for (const text of ['one', 'two', 'three']) {
      await say(text);
      await expectSoon(bubble(text)).not.toHaveAttribute('data-status', 'sending');
    }
    await expectSoon(bubble('two')).toHaveAttribute('data-status', 'sent');
    await expectSoon(bubble('three')).toHaveAttribute('data-status', 'failed');
    const send = page.locator('.send');
    await expectSoon(send).toHaveText(/0:(20|1\d)/);
    await say('four');
    await expectSoon(bubble('four')).toHaveCount(0);

    await page.locator('.room').first().click();
    await expectSoon(page.locator('.room').nth(2)).toContainText(remaining);
    await expectSoon(send).toHaveAttribute('aria-label', words.chats.send);
    await say('to somebody else');
    await expectSoon(bubble('to somebody else')).toHaveAttribute('data-status', 'sent');
  });

  it('is locked with everything else by a flood, and one countdown says for how long', async () => {
    const { page, chat, button, words } = await visit();
    await chat(1);
    await button(words.panel.flood).click();
    for (const room of [0, 1, 3]) {
      await page.locator('.room').nth(room).click();
      await expectSoon(page.locator('.send')).toHaveText(remaining);
    }
    await expectSoon(page.locator('.badge-locked')).toHaveCount(4);
    await expectSoon(page.locator('.remaining')).toHaveCount(1);
  });

  it('loses none of the messages of a burst when the session expires, and keeps their order', async () => {
    const { page, server, chat, button, words, sentTexts, state } = await visit();
    await chat(1);
    await button(words.panel.burst).click();
    await expectSoon(page.locator('.bubble-new[data-status=sent]')).toHaveCount(8);
    const wanted = Array.from({ length: 8 }, (_, at) => words.chats.burst(`${at + 1}`, '8'));
    const shown = await page.locator('.bubble-new > p').allInnerTexts();
    expect(shown).toEqual(wanted);
    const texts = await sentTexts();
    expect(texts.slice(-8)).toEqual(wanted);
    expect(texts.length).toBeGreaterThan(8);
    const logins = server.requests.filter(({ action }) => action === 102);
    expect(logins.length).toBe(2);
    await expectSoon(state('ready')).toBeVisible();
  });

  it('marks the fields of a form that the server names', async () => {
    const { page, chat, button, words } = await visit();
    await chat(1);
    await button(words.contact.title).click();
    const [phone, first, last] = (['phone', 'firstName', 'lastName'] as const).map((name) =>
      page.getByLabel(words.contact[name], { exact: true }),
    );
    if (!phone || !first || !last) throw new Error('no fields');
    await expectFocus(phone);
    await expectSoon(first).toHaveValue('Mina');
    const marks = () =>
      Promise.all([phone, first, last].map((field) => field.getAttribute('aria-invalid')));
    const save = button(words.contact.save);
    await typeInto(phone, 'call me');
    await save.click();
    await expectFocus(phone);
    expect(await marks()).toEqual(['true', 'false', 'false']);
    await typeInto(phone, '+98 912 555 0101');
    await typeInto(first, '');
    await typeInto(last, '');
    await save.click();
    await expectFocus(first);
    expect(await marks()).toEqual(['false', 'true', 'true']);
    await typeInto(first, 'Sara');
    await typeInto(last, '1234');
    await save.click();
    await expectFocus(last);
    expect(await marks()).toEqual(['false', 'false', 'true']);
    await typeInto(last, 'Moradi');
    await save.click();
    await expectSoon(page.getByText(words.contact.saved)).toBeVisible();
    await expectSoon(page.locator('#conversation-title')).toHaveText('Sara Moradi');
    await page.keyboard.press('Escape');
    await expectFocus(button(words.contact.title));
  });
});

describe('the answer to a message', () => {
  it('that is lost or damaged fails it after 10 s, and it can be sent once more', async () => {
    const { page, server, chat, say, bubble, button, words } = await visit({ timeIsMoved: true });
    await chat(1);
    for (const how of ['drop', 'garble'] as const) {
      await obeyed(page, () => button(words.panel.spoilings[how]).click());
      const asked = server.nextRequest({ action: 201 }, { withinMs: patienceMs });
      await say(how);
      await asked;
      await expectSoon(bubble(how)).toHaveAttribute('data-status', 'sending');
      await page.clock.runFor(10_500);
      await expectSoon(bubble(how)).toHaveAttribute('data-status', 'failed');
      await bubble(how).getByRole('button', { name: words.chats.again }).click();
      await expectSoon(bubble(how)).toHaveAttribute('data-status', 'sent');
    }
  });

  it('that comes twice, late or behind the next counts once it is there', async () => {
    const serverClock = manualClock({ now: Date.now() });
    const { page, chat, say, bubble, button, words } = await visit({ serverClock });
    await chat(1);
    for (const how of ['duplicate', 'reorder', 'delay'] as const) {
      await obeyed(page, () => button(words.panel.spoilings[how]).click());
      await say(how);
      if (how !== 'duplicate') {
        await expectSoon(bubble(how)).toHaveAttribute('data-status', 'sending');
      }
      await say(`after ${how}`);
      await expectSoon(bubble(`after ${how}`)).toHaveAttribute('data-status', 'sent');
      if (how === 'delay') {
        await expectSoon(bubble(how)).toHaveAttribute('data-status', 'sending');
        await serverClock.advance(3000);
      }
      for (const text of [how, `after ${how}`]) {
        await expectSoon(bubble(text)).toHaveAttribute('data-status', 'sent');
        await expectSoon(bubble(text)).toHaveCount(1);
      }
    }
  });
});

describe('the page', () => {
  it('is in two languages and two themes, and remembers both', async () => {
    const { page, button, words, timeline } = await visit();
    const html = page.locator('html');
    await expectSoon(html).toHaveAttribute('dir', 'ltr');
    await expectSoon(html).toHaveAttribute('data-theme', 'light');
    await button(words.themes.dark).click();
    await button(words.otherLanguage).click();
    await page.reload();
    await expectSoon(html).toHaveAttribute('lang', 'fa');
    await expectSoon(html).toHaveAttribute('dir', 'rtl');
    await expectSoon(html).toHaveAttribute('data-theme', 'dark');
    const panel = page.locator('reaction-inspector .panel');
    await expectSoon(panel).toHaveAttribute('lang', 'fa');
    await expectSoon(panel).toHaveCSS('font-family', /Vazirmatn/);
    await expectSoon(timeline).toHaveCSS('color-scheme', 'dark');
    await expectSoon(page.getByRole('heading', { name: 'به پیک خوش آمدید' })).toBeVisible();
  });

  it('has a timeline of frames, reactions and events, without number, code, token or text', async () => {
    const { page, chat, say, bubble, timeline } = await visit();
    await chat(1);
    await say('nobody else reads this');
    await expectSoon(bubble('nobody else reads this')).toHaveAttribute('data-status', 'sent');
    // A line may end within a name.
    const text = async () => (await timeline.innerText()).replaceAll('\u200b', '');
    for (const line of ['#100', '#30101', 'login.succeeded', 'state.changed', '#30201']) {
      await expectSoon.poll(text).toContain(line);
    }
    expect(await text()).toMatch(/id\s\S+\s·\s\d+\sB/);
    for (const secret of ['555 0101', '5550101', '12345', 'token-', 'nobody else']) {
      expect(await text()).not.toContain(secret);
    }
    expect(await page.locator('.state').count()).toBe(10);
  });

  it('on a phone has the panel behind a button, which gets the focus back', async () => {
    const { page, chat, button, words, timeline } = await visit({ size: 'phone' });
    await chat(1);
    await button(words.panel.open).click();
    const sheet = page.getByRole('dialog', { name: words.panel.title });
    await expectSoon(sheet.locator('.state')).toHaveCount(10);
    // It has seen what happened while it was not to be seen.
    await expectSoon(timeline).toContainText('opened');
    await expectSoon(timeline).toContainText('#30102');
    await page.keyboard.press('Escape');
    await expectSoon(sheet).toBeHidden();
    await expectFocus(button(words.panel.open));
    await button(words.chats.back).click();
    await expectFocus(page.locator('.room').first());
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(390);
  });
});
