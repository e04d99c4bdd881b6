import { expect as expectSoon } from 'playwright/test';
import { describe, expect, it } from 'vitest';
import { expectFocus, obeyed, typeInto, visit } from './messenger.js';

/** A remaining time as a button shows it. */
const remaining = /\d:\d\d/;
const secondsIn = (text: string) => {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

/** Runs in the page, before its scripts: as long as it is asked for, no connection comes about. */
function nobodyAnswers(): void {
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL) {
      super(sessionStorage.getItem('nobodyAnswers') ? 'ws://127.0.0.1:9/' : url);
    }
  };
}

describe('a registration', () => {
  it('is locked by 108 after wrong codes, and a reload goes on counting', async () => {
    const { page, server, words, register, state } = await visit();
    await register('known', '11111');
    const field = page.getByLabel(words.code.code, { exact: true });
    const go = page.locator('form .button-main');
    for (let nth = 2; nth <= 6; nth++) {
      await expectSoon(field).toHaveAttribute('aria-invalid', 'true');
      await typeInto(field, '11111');
      await field.press('Enter');
      await server.received(nth + 1);
    }
    await expectSoon(go).toHaveText(remaining);
    await expectSoon(page.locator('.note-locked')).toContainText('seconds');
    const before = secondsIn(await go.innerText());
    const { length } = server.requests;

    await page.reload();
    await expectSoon(go).toHaveText(remaining);
    const after = secondsIn(await go.innerText());
    expect(after).toBeLessThanOrEqual(before);
    expect(after).toBeGreaterThan(10);
    await expectSoon(page.locator('.note-locked')).toContainText('seconds');
    await typeInto(field, '12345');
    await field.press('Enter');
    await expectSoon(state('registrationRequired')).toBeVisible();
    await page.waitForFunction((seen) => !document.body.innerText.includes(seen), `0:${before}`);
    expect(server.requests.length).toBe(length);
  });

  it('of another number is not locked by what locks this one', async () => {
    const { page, server, words, register, button, state } = await visit();
    await register('known', '11111');
    const field = page.getByLabel(words.code.code, { exact: true });
    const go = page.locator('form .button-main');
    for (let nth = 2; nth <= 6; nth++) {
      await expectSoon(field).toHaveAttribute('aria-invalid', 'true');
      await typeInto(field, '11111');
      await field.press('Enter');
      await server.received(nth + 1);
    }
    await expectSoon(go).toHaveText(remaining);
    await button(words.code.otherNumber).click();
    await register('twoStep', '12345');
    await expectSoon(state('twoStepRequired')).toBeVisible();
  });

  it('asks for another code once resend_delay has passed', async () => {
    const { page, server, words, register } = await visit({ timeIsMoved: true });
    await register('known');
    const again = page.getByRole('button', { name: words.code.resend });
    await expectSoon(again).toHaveAttribute('aria-disabled', 'true');
    await expectSoon(again).toHaveText(remaining);
    await page.clock.runFor(61_000);
    await expectSoon(again).toHaveAttribute('aria-disabled', 'false');
    await again.click();
    await server.received(2);
    await expectSoon(again).toHaveText(remaining);
    expect(server.requests.map(({ action }) => action)).toEqual([100, 100]);
  });

  it('asks for the two-step password, and says that a wrong one is', async () => {
    const { page, words, register, state } = await visit();
    await register('twoStep', '12345');
    await expectSoon(state('twoStepRequired')).toBeVisible();
    const field = page.getByLabel(words.twoStep.password, { exact: true });
    await typeInto(field, 'wrong');
    await field.press('Enter');
    await expectSoon(field).toHaveAttribute('aria-invalid', 'true');
    await expectFocus(field);
    await typeInto(field, 'simorgh');
    await field.press('Enter');
    await expectSoon(state('ready')).toBeVisible();
    await expectSoon(page.locator('.room')).toHaveCount(4);
  });

  it('of a blocked account says so, and offers another one', async () => {
    const { page, words, register, state, button } = await visit();
    await register('blocked', '12345');
    await expectSoon(state('accountBlocked')).toBeVisible();
    await expectFocus(page.getByRole('heading', { name: words.blocked.title }));
    await button(words.blocked.go).click();
    await expectSoon(page.getByLabel(words.register.number, { exact: true })).toBeVisible();
  });
});

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
    await expectSoon(page.locator('.room').nth(2)).toContainText(remaining);
    await say('four');
    await expectSoon(bubble('four')).toHaveCount(0);

    await page.locator('.room').first().click();
    await expectSoon(send).toHaveAttribute('aria-label', words.chats.send);
    await say('to somebody else');
    await expectSoon(bubble('to somebody else')).toHaveAttribute('data-status', 'sent');
  });

  it('is locked with everything else by a flood', async () => {
    const { page, chat, button, words } = await visit();
    await chat(1);
    await button(words.panel.flood).click();
    for (const room of [0, 1, 3]) {
      await page.locator('.room').nth(room).click();
      await expectSoon(page.locator('.send')).toHaveText(remaining);
    }
    await expectSoon(page.locator('.badge-locked')).toHaveCount(4);
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
    const [phone, first, last] = (['phoneNumber', 'firstName', 'lastName'] as const).map((name) =>
      page.getByLabel(words.contact[name], { exact: true }),
    );
    if (!phone || !first || !last) throw new Error('no fields');
    const marks = () =>
      Promise.all([phone, first, last].map((field) => field.getAttribute('aria-invalid')));
    const save = button(words.contact.save);
    await typeInto(phone, 'call me');
    await save.click();
    await expectFocus(phone);
    expect(await marks()).toEqual(['true', 'false', 'false']);
    await typeInto(phone, '+98 912 555 0101');
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
    await page.keyboard.press('Escape');
    await expectFocus(button(words.contact.title));
  });
});

describe('a session', () => {
  it('that is ended from another device says so, and leads to a new sign-in', async () => {
    const { page, chat, button, words, state, register } = await visit();
    await chat(1);
    await button(words.panel.endSession).click();
    await expectSoon(state('terminated')).toBeVisible();
    await expectFocus(page.getByRole('heading', { name: words.terminated.title }));
    await button(words.terminated.go).click();
    await register('known', '12345');
    await expectSoon(state('ready')).toBeVisible();
  });

  it('that one person leaves is nothing to the next one, who is asked for a nickname: neither messages nor the connection', async () => {
    const { page, server, chat, say, bubble, button, words, state, register } = await visit();
    await chat(1);
    await say('from Sara');
    await expectSoon(bubble('from Sara')).toHaveAttribute('data-status', 'sent');
    await button(words.chats.signOut).click();
    await register('new', '12345');
    const nickname = page.getByLabel(words.nickname.nickname, { exact: true });
    await nickname.waitFor();
    await typeInto(nickname, '7');
    await nickname.press('Enter');
    await expectSoon(nickname).toHaveAttribute('aria-invalid', 'true');
    await typeInto(nickname, 'Parisa');
    await nickname.press('Enter');
    await expectSoon(state('ready')).toBeVisible();
    await page.locator('.room').first().click();
    await expectSoon(page.locator('.bubble-new')).toHaveCount(0);
    await say('from Parisa');
    await expectSoon(bubble('from Parisa')).toHaveAttribute('data-status', 'sent');
    const [first, second] = server.requests
      .filter(({ action }) => action === 201)
      .map(({ account }) => account);
    expect(first).toBe('sara');
    expect(second).not.toBe('sara');
  });

  it('that is opened elsewhere stands down until the person takes over', async () => {
    const { page, server, chat, say, bubble, button, words, state } = await visit();
    await chat(1);
    await button(words.panel.elsewhere).click();
    await expectSoon(state('replaced')).toBeVisible();
    await expectFocus(page.getByRole('heading', { name: words.replaced.title }));
    const { length } = server.requests;
    await button(words.replaced.go).click();
    await expectSoon(state('ready')).toBeVisible();
    expect(server.requests.slice(length)[0]?.action).toBe(102);
    await say('here again');
    await expectSoon(bubble('here again')).toHaveAttribute('data-status', 'sent');
  });

  it('that begins in one of two tabs stays in that one', async () => {
    const { page, context, url, register, say, bubble, state } = await visit();
    const second = await context.newPage();
    await second.goto(url);
    const ofSecond = second.locator('.state[aria-current=true]');
    await expectSoon(ofSecond).toHaveText('registrationRequired');
    await page.bringToFront();
    await register('known', '12345');
    await expectSoon(state('ready')).toBeVisible();
    await page.locator('.room').first().click();
    await say('still here');
    await expectSoon(bubble('still here')).toHaveAttribute('data-status', 'sent');
    await expectSoon(ofSecond).toHaveText('registrationRequired');
  });

  it('that is opened in a second tab replaces the first one, and is left in both', async () => {
    const { context, url, chat, state, words } = await visit();
    await chat(1);
    const second = await context.newPage();
    await second.goto(url);
    await expectSoon(second.locator('.room')).toHaveCount(4);
    await expectSoon(state('replaced')).toBeVisible();
    await expectSoon(second.locator('.state[aria-current=true]')).toHaveText('ready');
    await second.getByRole('button', { name: words.chats.signOut }).click();
    await expectSoon(state('registrationRequired')).toBeVisible();
  });

  it('that a page is opened with waits for the connection, and goes on over the first that opens', async () => {
    for (const language of ['en', 'fa'] as const) {
      const { page, chat, say, bubble, button, words, state } = await visit({ language });
      await page.addInitScript(nobodyAnswers);
      await chat(1);
      await page.evaluate(() => sessionStorage.setItem('nobodyAnswers', 'yes'));
      await page.reload();
      const connection = page.locator('.connection');
      await expectSoon(state('loginDelayed')).toBeVisible();
      await expectSoon(connection).toHaveText(words.chats.connecting);
      await expectSoon(page.locator('.trouble-head')).toContainText(words.panel.later);
      await page.locator('.room').first().click();
      await say('held');
      await expectSoon(bubble('held')).toHaveAttribute('data-status', 'sending');
      await page.evaluate(() => sessionStorage.removeItem('nobodyAnswers'));
      await expectSoon(bubble('held')).toHaveAttribute('data-status', 'sent');
      await expectSoon(connection).toHaveText(words.chats.online);

      await page.evaluate(() => sessionStorage.setItem('nobodyAnswers', 'yes'));
      await button(words.chats.signOut).click();
      await page.reload();
      await expectSoon(state('registrationRequired')).toBeVisible();
      await expectSoon(page.getByRole('heading', { name: words.register.title })).toBeVisible();
    }
  });

  it('comes back by itself when the connection was cut', async () => {
    const { page, server, chat, say, bubble, button, words, state } = await visit();
    await chat(1);
    await button(words.panel.disconnect).click();
    await expectSoon(page.locator('.connection')).toHaveText(words.chats.connecting);
    await expectSoon(page.locator('.connection')).toHaveText(words.chats.online);
    await expectSoon(state('ready')).toBeVisible();
    await say('back');
    await expectSoon(bubble('back')).toHaveAttribute('data-status', 'sent');
    expect(server.requests.filter(({ action }) => action === 102).length).toBe(2);
  });
});

describe('the answer to a message', () => {
  it('that is lost or damaged fails it after 10 s, and it can be sent once more', async () => {
    const { page, server, chat, say, bubble, button, words } = await visit({ timeIsMoved: true });
    await chat(1);
    for (const how of ['drop', 'garble'] as const) {
      await obeyed(page, () => button(words.panel.spoilings[how]).click());
      const asked = server.nextRequest({ action: 201 });
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
    const { page, chat, say, bubble, button, words } = await visit();
    await chat(1);
    for (const how of ['duplicate', 'reorder', 'delay'] as const) {
      await obeyed(page, () => button(words.panel.spoilings[how]).click());
      await say(how);
      if (how !== 'duplicate') {
        await expectSoon(bubble(how)).toHaveAttribute('data-status', 'sending');
      }
      await say(`after ${how}`);
      for (const text of [how, `after ${how}`]) {
        await expectSoon(bubble(text)).toHaveAttribute('data-status', 'sent');
        await expectSoon(bubble(text)).toHaveCount(1);
      }
    }
  });
});

describe('the page', () => {
  it('is in two languages and two themes, and remembers both', async () => {
    const { page, button, words } = await visit();
    const html = page.locator('html');
    await expectSoon(html).toHaveAttribute('dir', 'ltr');
    await expectSoon(html).toHaveAttribute('data-theme', 'light');
    await button(words.themes.dark).click();
    await button(words.otherLanguage).click();
    await page.reload();
    await expectSoon(html).toHaveAttribute('lang', 'fa');
    await expectSoon(html).toHaveAttribute('dir', 'rtl');
    await expectSoon(html).toHaveAttribute('data-theme', 'dark');
    await expectSoon(page.getByRole('heading', { name: 'به پیک خوش آمدید' })).toBeVisible();
  });

  it('has a timeline of frames, reactions and events, without number, code, token or text', async () => {
    const { page, chat, say, bubble, words } = await visit();
    await chat(1);
    await say('nobody else reads this');
    await expectSoon(bubble('nobody else reads this')).toHaveAttribute('data-status', 'sent');
    const timeline = page.getByRole('log', { name: words.panel.timeline });
    for (const line of ['#100', '#30101', 'login.succeeded', 'state.changed', '#30201']) {
      await expectSoon(timeline).toContainText(line);
    }
    const text = await timeline.innerText();
    expect(text).toMatch(/id \S+ \d+ B/);
    for (const secret of ['555 0101', '5550101', '12345', 'token-', 'nobody else']) {
      expect(text).not.toContain(secret);
    }
    expect(await page.locator('.state').count()).toBe(10);
  });

  it('on a phone has the panel behind a button, which gets the focus back', async () => {
    const { page, chat, button, words } = await visit({ size: 'phone' });
    await chat(1);
    await button(words.panel.open).click();
    const sheet = page.getByRole('dialog', { name: words.panel.title });
    await expectSoon(sheet.locator('.state')).toHaveCount(10);
    await page.keyboard.press('Escape');
    await expectSoon(sheet).toBeHidden();
    await expectFocus(button(words.panel.open));
    await button(words.chats.back).click();
    await expectSoon(page.locator('.room').first()).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBe(390);
  });
});
