import { describe, expect, it } from 'vitest';
import { expectSoon, patienceMs } from './expect-soon.js';
import { expectFocus, typeInto, visit } from './messenger.js';

/** A remaining time as a button shows it. */
const remaining = /\d:\d\d/;
const secondsIn = (text: string) => {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

describe('a registration', () => {
  it('is locked by 108 after wrong codes, a reload goes on counting, and another number is not locked', async () => {
    const { page, server, words, register, state, button } = await visit();
    await register('known', '11111');
    const field = page.getByLabel(words.code.code, { exact: true });
    const go = page.locator('form .button-main');
    for (let nth = 2; nth <= 5; nth++) {
      await expectSoon(field).toHaveAttribute('aria-invalid', 'true');
      await typeInto(field, `1111${nth}`);
      await server.received(nth + 1, { withinMs: patienceMs });
    }
    await expectSoon(go).toHaveText(remaining);
    await expectSoon(page.locator('.note-locked')).toContainText('seconds');
    const before = secondsIn(await go.innerText());
    const { length } = server.requests;

    await page.reload();
    await expectSoon(go).toHaveText(remaining);
    // No number is stored: to have a code sent again it is typed again.
    await expectSoon(button(words.code.resend)).toHaveCount(0);
    const after = secondsIn(await go.innerText());
    expect(after).toBeLessThanOrEqual(before);
    expect(after).toBeGreaterThan(10);
    await expectSoon(page.locator('.note-locked')).toContainText('seconds');
    await typeInto(field, '12345');
    await field.press('Enter');
    await expectSoon(state('registrationRequired')).toBeVisible();
    await page.waitForFunction((seen) => !document.body.innerText.includes(seen), `0:${before}`);
    expect(server.requests.length).toBe(length);

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
    await server.received(2, { withinMs: patienceMs });
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
