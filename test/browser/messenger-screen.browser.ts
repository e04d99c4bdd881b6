import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectSoon } from './expect-soon.js';
import { expectFocus, signOut, typeInto, visit } from './messenger.js';

/** How far the page, or anything that is shown in it, stands out to the side of the window. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const inspector = document.querySelector('reaction-inspector')?.shadowRoot;
    const shown = [
      ...document.querySelectorAll('#root *:not(.unseen, .skip)'),
      ...(inspector?.querySelectorAll('*') ?? []),
    ].filter((each) => each.checkVisibility() && !each.closest('.unseen, .skip'));
    const out = shown.map((each) => {
      const { left, right } = each.getBoundingClientRect();
      return Math.max(-left, right - clientWidth);
    });
    return Math.round(Math.max(scrollWidth - clientWidth, ...out));
  });

/** What cannot be pressed without scrolling. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    const inspector = document.querySelector('reaction-inspector')?.shadowRoot;
    return [document, inspector]
      .flatMap((root) => [...(root?.querySelectorAll<HTMLElement>('button, input') ?? [])])
      .filter((each) => each.checkVisibility() && !each.closest('.unseen'))
      .filter((each) => {
        const { left, top, width, height, bottom, right } = each.getBoundingClientRect();
        if (bottom > innerHeight || right > innerWidth) return true;
        const root = each.getRootNode() as Document | ShadowRoot;
        const found = root.elementFromPoint(left + width / 2, top + height - 3);
        return !found || !(each.contains(found) || found.contains(each));
      })
      .map((each) => each.innerText || each.getAttribute('name'));
  });

describe.each(['en', 'fa'] as const)('the first screen of a laptop, in %s', (language) => {
  it('shows everything that can be pressed, with the console folded until somebody signs in', async () => {
    const { page, words, button, state } = await visit({ language, size: 'laptop' });
    await expectFocus(page.getByLabel(words.register.number, { exact: true }));
    expect(await hidden(page)).toEqual([]);
    const fold = button(words.panel.trouble);
    await expectSoon(fold).toHaveAttribute('aria-expanded', 'false');
    await expectSoon(page.locator('.trouble')).toHaveCount(0);
    // What is wrong with a number moves nothing out of sight.
    await button(words.register.go).click();
    await expectSoon(page.getByText(words.register.noNumber, { exact: true })).toBeVisible();
    expect(await hidden(page)).toEqual([]);

    await page.getByRole('button', { name: words.register.shows.known }).click();
    await expectSoon(state('ready')).toBeVisible();
    await expectSoon(fold).toHaveAttribute('aria-expanded', 'true');
    await expectSoon(page.locator('.trouble')).toHaveCount(13);
    await fold.click();
    await expectSoon(page.locator('.trouble')).toHaveCount(0);
  });
});

describe('one press on a sample', () => {
  it('signs in, or leads to what that account is asked for, one after the other and again', async () => {
    const { page, server, words, button, register, state } = await visit();
    for (const [who, there] of [
      ['twoStep', 'twoStepRequired'],
      ['blocked', 'accountBlocked'],
      ['new', 'nicknameRequired'],
      ['twoStep', 'twoStepRequired'],
      ['known', 'ready'],
    ] as const) {
      await register(who, '12345');
      await expectSoon(state(there)).toBeVisible();
      if (there === 'twoStepRequired') await button(words.code.otherNumber).click();
      if (there === 'accountBlocked') await button(words.blocked.go).click();
      // From there no way leads back but another device's.
      if (there === 'nicknameRequired') await page.evaluate(() => localStorage.clear());
      if (there === 'nicknameRequired') await page.reload();
    }
    const refused = server.requests.filter(({ action }) => action === 100);
    // The code of the second visit to Omid's page was there already.
    expect(refused.length).toBeLessThanOrEqual(5);
    await signOut(page);
    await register('known', '12345');
    await expectSoon(state('ready')).toBeVisible();
  });
});

describe('the focus', () => {
  it('is in the field that one types in, on every page, and the title says which page it is', async () => {
    const { page, words, register, state, button } = await visit();
    const field = (label: string) => page.getByLabel(label, { exact: true });
    await expectFocus(field(words.register.number));
    await expectSoon(page).toHaveTitle(`${words.register.title} · ${words.brand}`);
    await register('new');
    await expectFocus(field(words.code.code));
    await expectSoon(page.locator('.lead')).toContainText('+98\u00a0912\u00a0555\u00a00104');
    await page.keyboard.type('12345');
    await expectSoon(state('nicknameRequired')).toBeVisible();
    await expectFocus(field(words.nickname.nickname));
    await page.keyboard.type('Parisa');
    await page.keyboard.press('Enter');
    await expectFocus(page.getByRole('heading', { name: words.chats.title }));
    await expectSoon(page).toHaveTitle(`${words.chats.title} · ${words.brand}`);
    await page.locator('.room').first().click();
    await expectFocus(field(words.chats.message));
    await expectSoon(page).toHaveTitle(`Mina Rahimi · ${words.brand}`);
    await button(words.contact.title).click();
    await expectFocus(field(words.contact.phone));
  });
});

describe('a phone of 320 px', () => {
  it.each(['en', 'fa'] as const)('in %s has nothing that stands out of it', async (language) => {
    const { page, words, register, button, say } = await visit({ language, size: 'narrow' });
    expect(await overflow(page)).toBe(0);
    await register('twoStep', '11111');
    await expectSoon(page.locator('[aria-invalid=true]')).toBeVisible();
    expect(await overflow(page)).toBe(0);
    await button(words.code.otherNumber).click();
    await register('known', '12345');
    await page.locator('.room').first().waitFor();
    expect(await overflow(page)).toBe(0);
    await page.locator('.room').nth(2).click();
    for (const text of ['one', 'two', 'three']) await say(text);
    await expectSoon(page.locator('.bubble[data-status=failed]')).toHaveCount(1);
    expect(await overflow(page)).toBe(0);
    // Its list, which has the state elsewhere, is not to be seen.
    await expectSoon(page.locator('.conversation .connection')).toHaveText(words.chats.online);
    await expectSoon(page.locator('.conversation .connection')).toBeVisible();
    await button(words.panel.open).click();
    expect(await overflow(page)).toBe(0);
  });
});

describe('the page in Persian', () => {
  it('reads from the right in an empty field, and has Persian digits', async () => {
    const { page, words, register } = await visit({ language: 'fa', size: 'phone' });
    await expectSoon(page.locator('.sample').first()).toContainText('۰۹۱۲ ۵۵۵ ۰۱۰۱');
    const number = page.getByLabel(words.register.number, { exact: true });
    await typeInto(number, '۰۹۱۲ ۵۵۵ ۰۱۰۱');
    await number.press('Enter');
    await page.getByLabel(words.code.code, { exact: true }).waitFor();
    await expectSoon(page.locator('.lead')).toContainText('۰۹۱۲');
    await page.locator('.page-actions .button').last().click();
    await register('known', '12345');
    await page.locator('.room').first().click();
    const message = page.getByLabel(words.chats.message, { exact: true });
    await expectSoon(message).toHaveCSS('direction', 'rtl');
    await typeInto(message, 'hello');
    await expectSoon(message).toHaveCSS('direction', 'ltr');
  });
});
