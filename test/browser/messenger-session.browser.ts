import { describe, expect, inject, it } from 'vitest';
import { manualClock } from '../../src/manual-clock.js';
import { expectSoon } from './expect-soon.js';
import { expectFocus, signOut, typeInto, visit } from './messenger.js';

/** Runs in the page, before its scripts: as long as it is asked for, no connection comes about. */
function nobodyAnswers(): void {
  globalThis.WebSocket = class extends WebSocket {
    constructor(url: string | URL) {
      super(sessionStorage.getItem('nobodyAnswers') ? 'ws://127.0.0.1:9/' : url);
    }
  };
}

/** Each browser in another. */
const language = inject('browserName') === 'firefox' ? 'fa' : 'en';

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
    const { page, server, chat, say, bubble, words, state, register } = await visit();
    await chat(1);
    await say('from Sara');
    await expectSoon(bubble('from Sara')).toHaveAttribute('data-status', 'sent');
    await signOut(page);
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

  it('that begins leaves the room open, and what was written in it, while its login is under way', async () => {
    const serverClock = manualClock({ now: Date.now() });
    const { page, server, chat, say, bubble, state } = await visit({ serverClock });
    server.misbehave({ delayMs: 1000 }, { action: 102 });
    await chat(1);
    await say('early');
    await expectSoon(bubble('early')).toHaveAttribute('data-status', 'sending');
    await expectSoon.poll(() => server.requests.map(({ action }) => action)).toContain(102);
    await serverClock.advance(1000);
    await expectSoon(state('ready')).toBeVisible();
    await expectSoon(bubble('early')).toHaveAttribute('data-status', 'sent');
    await expectSoon(page.locator('.conversation')).toBeVisible();
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
    const ofSecond = second.locator('reaction-inspector .state.now');
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
    const { context, url, chat, state } = await visit();
    await chat(1);
    const second = await context.newPage();
    await second.goto(url);
    await expectSoon(second.locator('.room')).toHaveCount(4);
    await expectSoon(state('replaced')).toBeVisible();
    await expectSoon(second.locator('reaction-inspector .state.now')).toHaveText('ready');
    await signOut(second);
    await expectSoon(state('registrationRequired')).toBeVisible();
  });

  it('that a page is opened with waits for the connection, and goes on over the first that opens', async () => {
    const { page, chat, say, bubble, words, state } = await visit({ language });
    await page.addInitScript(nobodyAnswers);
    await chat(1);
    await page.evaluate(() => sessionStorage.setItem('nobodyAnswers', 'yes'));
    await page.reload();
    const connection = page.locator('.rooms .connection');
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
    await signOut(page);
    await page.reload();
    await expectSoon(state('registrationRequired')).toBeVisible();
    await expectSoon(page.getByRole('heading', { name: words.register.title })).toBeVisible();
  });

  it('comes back by itself when the connection was cut', async () => {
    const { page, server, chat, say, bubble, button, words, state } = await visit();
    await chat(1);
    // Nobody who looks now and then is sure to see it: it may be back at once.
    const shown = await page.evaluateHandle(() => {
      const texts: string[] = [];
      const look = () => {
        const text = document.querySelector('.connection')?.textContent;
        if (text && text !== texts.at(-1)) texts.push(text);
      };
      const all = { subtree: true, childList: true, characterData: true };
      new MutationObserver(look).observe(document, all);
      return texts;
    });
    await button(words.panel.disconnect).click();
    await expectSoon
      .poll(() => shown.jsonValue())
      .toEqual(expectSoon.arrayContaining([words.chats.connecting, words.chats.online]));
    await expectSoon(state('ready')).toBeVisible();
    await say('back');
    await expectSoon(bubble('back')).toHaveAttribute('data-status', 'sent');
    expect(server.requests.filter(({ action }) => action === 102).length).toBe(2);
  });
});
