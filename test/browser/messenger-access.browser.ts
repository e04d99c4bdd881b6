import axe from 'axe-core';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectSoon } from './expect-soon.js';
import { expectFocus, obeyed, sizes, typeInto, visit } from './messenger.js';

describe('the keyboard alone', () => {
  /** What can be operated, in the order of the page; those behind a dialog are not. */
  const operable =
    ':is(a[href], button, input, [tabindex="0"]):not([tabindex="-1"], [disabled], [hidden])';

  /** Presses Tab, backwards and forwards, as often as something can be operated. Returns what never had the focus, and what did not show it. */
  async function walk(page: Page): Promise<{ missed: string[]; unseen: string[] }> {
    const wanted = await page.evaluate((selector) => {
      const whole = document.querySelector('dialog[open]') ?? document;
      const inspector = whole.querySelector('reaction-inspector')?.shadowRoot;
      const all = [whole, inspector].flatMap((root) => [
        ...(root?.querySelectorAll<HTMLElement>(selector) ?? []),
      ]);
      const shown = all.filter((each) => each.checkVisibility() && each.offsetParent !== null);
      shown.forEach((each, at) => {
        each.dataset.walk = String(at);
      });
      return shown.map(
        (each) => each.getAttribute('aria-label') || each.innerText || each.id || each.outerHTML,
      );
    }, operable);
    expect(wanted.length).toBeGreaterThan(4);
    const seen = new Set<number>();
    const unseen: string[] = [];
    const presses = Array.from({ length: wanted.length + 2 });
    for (const key of [...presses.map(() => 'Shift+Tab'), ...presses.map(() => 'Tab')]) {
      await page.keyboard.press(key);
      const { at, isShown } = await page.evaluate(() => {
        const { activeElement } = document;
        const element = (activeElement?.shadowRoot?.activeElement ?? activeElement) as HTMLElement;
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        const isShown = outlineStyle !== 'none' || boxShadow !== 'none';
        return { at: Number(element.dataset.walk ?? -1), isShown };
      });
      if (at < 0) continue;
      seen.add(at);
      if (!isShown) unseen.push(wanted[at] ?? '');
    }
    return { missed: wanted.filter((_, at) => !seen.has(at)), unseen };
  }
  const all = { missed: [], unseen: [] };

  it('reaches everything, and shows where it is', async () => {
    const { page, words, chat, button } = await visit();
    await page.locator('.sample').first().waitFor();
    expect(await walk(page)).toEqual(all);
    await chat(1);
    expect(await walk(page)).toEqual(all);
    await button(words.contact.title).click();
    expect(await walk(page)).toEqual(all);
  });

  it('signs in, opens a chat, writes, locks everything and goes on', async () => {
    const { page, words, bubble, button, state } = await visit();
    const { keyboard } = page;
    const tabTo = async (name: string) => {
      const goal = page.getByRole('button', { name });
      for (let presses = 0; presses < 60; presses++) {
        if (await goal.first().evaluate((its) => its === document.activeElement)) return;
        await keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to ${name}`);
    };
    await expectFocus(page.getByLabel(words.register.number, { exact: true }));
    await keyboard.type('0912 555 0101');
    await keyboard.press('Enter');
    await expectFocus(page.getByLabel(words.code.code, { exact: true }));
    await keyboard.type('12345');
    await expectSoon(state('ready')).toBeVisible();
    await expectFocus(page.getByRole('heading', { name: words.chats.title }));
    await tabTo('Mina Rahimi');
    await keyboard.press('Enter');
    await expectFocus(page.getByLabel(words.chats.message, { exact: true }));
    await keyboard.type('by keys');
    await keyboard.press('Enter');
    await expectSoon(bubble('by keys')).toHaveAttribute('data-status', 'sent');
    await tabTo(words.panel.flood);
    await keyboard.press('Enter');
    await expectSoon(page.locator('.send')).toHaveText(/\d:\d\d/);
    await expectFocus(button(words.panel.flood));
  });

  it('jumps over the bar', async () => {
    const { page, words } = await visit();
    const skip = page.getByRole('link', { name: words.skip });
    await expectFocus(page.getByLabel(words.register.number, { exact: true }));
    const hasFocus = () => skip.evaluate((its) => its === document.activeElement);
    for (let presses = 0; presses < 12 && !(await hasFocus()); presses++) {
      await page.keyboard.press('Shift+Tab');
    }
    await expectFocus(skip);
    await expectSoon(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expectFocus(page.locator('#messenger'));
  });
});

/** What axe finds on the page as it is now; of the dark theme, in which only colours differ, what its rules of colour find. */
async function findings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { dataset } = document.documentElement;
    const found: string[] = [];
    const runs = { dark: ['color-contrast', 'link-in-text-block'], light: [] };
    for (const [theme, rules] of Object.entries<string[]>(runs)) {
      dataset.theme = theme;
      for (const each of document.getAnimations()) {
        if (each instanceof CSSTransition) each.finish();
      }
      const { run } = Reflect.get(globalThis, 'axe') as typeof axe;
      const { violations } = await run(rules.length > 0 ? { runOnly: rules } : {});
      for (const { id, nodes } of violations) {
        for (const each of nodes)
          found.push(`${theme} ${id} ${each.target} ${each.failureSummary}`);
      }
    }
    return found;
  });
}

describe.each(['en', 'fa'] as const)('axe, in %s, finds nothing', (language) => {
  it('from the number to the two-step password', async () => {
    const { page, words, register, state } = await visit({ language });
    await expectSoon(state('registrationRequired')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await register('twoStep', '11111');
    await expectSoon(page.locator('[aria-invalid=true]')).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await typeInto(page.getByLabel(words.code.code, { exact: true }), '12345');
    await expectSoon(state('twoStepRequired')).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });

  it('in the chats, on a phone too: a locked recipient, a failed message, a form, a session that was ended', async () => {
    const { page, words, chat, say, bubble, button, state } = await visit({ language });
    await chat(1);
    await obeyed(page, () => button(words.panel.limit).click());
    await say('one');
    await expectSoon(bubble('one')).toHaveAttribute('data-status', 'failed');
    expect(await findings(page)).toEqual([]);
    await button(words.contact.title).click();
    await typeInto(page.getByLabel(words.contact.phone, { exact: true }), '1');
    await button(words.contact.save).click();
    await expectSoon(page.locator('dialog [aria-invalid=true]').first()).toBeVisible();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize(sizes.phone);
    await button(words.panel.open).click();
    await expectSoon(page.getByRole('dialog').locator('.state')).toHaveCount(10);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await button(words.chats.back).click();
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize(sizes.desktop);
    await button(words.panel.endSession).click();
    await expectSoon(state('terminated')).toBeVisible();
    expect(await findings(page)).toEqual([]);
  });
});
