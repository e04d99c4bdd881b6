import { describe, expect, it } from 'vitest';
import { expectSoon } from './expect-soon.js';
import { visit } from './messenger.js';

describe('one connection for all tabs', () => {
  it('is switched on in the panel, stays on over a reload, and keeps tabs from replacing each other', {
    timeout: 120_000,
  }, async () => {
    const { page, context, url, server, words, chat, say, bubble, state, timeline } = await visit();
    const theSwitch = page.getByRole('switch', { name: words.panel.oneConnection });
    // The page loads anew with the other: a click, since Playwright's check() looks at the old one.
    await theSwitch.click();
    await expectSoon(theSwitch).toBeChecked();
    await chat();
    await say('from the first');
    await expectSoon(bubble('from the first')).toBeVisible();

    const second = await context.newPage();
    await second.goto(url);
    await second.locator('.room').first().click();
    await second.getByLabel(words.chats.message, { exact: true }).pressSequentially('two');
    await second.keyboard.press('Enter');
    await expectSoon
      .poll(() => server.requests.filter(({ action }) => action === 201).length)
      .toBe(2);
    await expectSoon(state('ready')).toBeVisible();
    // Sara's, and with it what both tabs sent.
    expect(server.connections).toBe(1);
    expect(server.requests.filter(({ action }) => action === 102)).toHaveLength(1);
    // Each tab shows what is sent for the other, and what the engine in the worker does, since it is there.
    const ofSecond = second.locator('reaction-inspector .log');
    await expectSoon(timeline.locator('.row', { hasText: '↑ #201' })).toHaveCount(2);
    await expectSoon(ofSecond.locator('.row', { hasText: '↑ #201' })).toHaveCount(1);
    for (const log of [timeline, ofSecond])
      await expectSoon(log).toContainText('settled #201 for 1');

    // What one tab meets, both show; and both are signed out together.
    server.terminate();
    await expectSoon(page.getByText(words.terminated.title)).toBeVisible();
    await expectSoon(second.getByText(words.terminated.title)).toBeVisible();
    await page.reload();
    await expectSoon(theSwitch).toBeChecked();
    await theSwitch.click();
    await expectSoon(theSwitch).not.toBeChecked();
  });

  it('has its words in Persian', async () => {
    const { page, words } = await visit({ language: 'fa' });
    await expectSoon(page.getByRole('switch', { name: words.panel.oneConnection })).toBeVisible();
  });
});
