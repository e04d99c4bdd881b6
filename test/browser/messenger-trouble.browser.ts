import { describe, expect, it } from 'vitest';
import { expectSoon, patienceMs } from './expect-soon.js';
import { obeyed, visit } from './messenger.js';

/** Runs in the page: adds up what moves without anybody moving it, but for the bubbles, which make room for each other. */
function recordShifts(): void {
  const moved: string[] = [];
  Reflect.set(globalThis, 'moved', moved);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      readonly sources: readonly {
        readonly node: Node | null;
        readonly previousRect: DOMRect;
        readonly currentRect: DOMRect;
      }[];
    })[]) {
      for (const { node, previousRect, currentRect } of entry.sources) {
        // A text of another length has not moved where it begins.
        const start = document.dir === 'rtl' ? 'right' : 'left';
        const sides = [start, 'top'] as const;
        if (sides.every((side) => Math.abs(previousRect[side] - currentRect[side]) < 1)) continue;
        const element = node instanceof Element ? node : node?.parentElement;
        if (element && !element.closest('.log')) moved.push(element.outerHTML.slice(0, 120));
      }
    }
  }).observe({ type: 'layout-shift', buffered: false });
}

describe('expire, then send eight', () => {
  it.each(['en', 'fa'] as const)(
    'in %s shows, a second after the sign-in, eight refusals, one login and eight answers, and nothing jumps',
    async (language) => {
      const { page, server, chat, button, words, timeline } = await visit({
        language,
        size: 'laptop',
      });
      await chat(1);
      await page.evaluate(recordShifts);
      await page.evaluate(() => {
        const texts = new Set<string>();
        Reflect.set(globalThis, 'said', texts);
        new MutationObserver(() => {
          for (const each of document.querySelectorAll('.connection, .trouble-head p'))
            texts.add(each.textContent ?? '');
        }).observe(document, { subtree: true, childList: true, characterData: true });
      });
      const { length } = server.requests;
      await button(words.panel.burst).click();
      await expectSoon(page.locator('.bubble-new[data-status=sent]')).toHaveCount(8);
      const actions = server.requests.slice(length).map(({ action }) => action);
      expect(actions.slice(0, 9)).toEqual([...Array.from({ length: 8 }, () => 201), 102]);
      expect(actions.filter((action) => action === 201)).toHaveLength(16);
      expect(actions.filter((action) => action === 102)).toHaveLength(1);

      await expectSoon(timeline.locator('.frame.stops')).toHaveCount(8);
      await expectSoon(timeline.locator('.app', { hasText: 'server' })).toHaveCount(1);
      await expectSoon(timeline).not.toContainText('delayed');
      const said = await page.evaluate(() => [...(Reflect.get(globalThis, 'said') as Set<string>)]);
      for (const wrong of [words.chats.takesLong, words.panel.signInFirst, words.panel.later]) {
        expect(said).not.toContain(wrong);
      }
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => Reflect.get(globalThis, 'moved'))).toEqual([]);
    },
  );

  it('says that it takes longer than usual only after 3 s', async () => {
    const { page, server, chat, button, words } = await visit({ timeIsMoved: true });
    await chat(1);
    server.misbehave('drop', { action: 102 });
    await obeyed(page, () => button(words.panel.expire).click());
    await page.getByLabel(words.chats.message, { exact: true }).fill('x');
    // From here on time stands still but for what the test lets pass.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
    const asked = server.nextRequest({ action: 102 }, { withinMs: patienceMs });
    await page.keyboard.press('Enter');
    await asked;
    const connection = page.locator('.rooms .connection');
    await expectSoon(connection).toHaveText(words.chats.signingIn);
    await page.clock.runFor(2800);
    await expectSoon(connection).toHaveText(words.chats.signingIn);
    await page.clock.runFor(400);
    await expectSoon(connection).toHaveText(words.chats.takesLong);
  });
});

describe('a trouble button', () => {
  it('that waits for a message stays pressed until it came, over a reload too', async () => {
    const { page, chat, say, button, words } = await visit();
    await chat(1);
    const limit = button(words.panel.limit);
    const damaged = button(words.panel.spoilings.duplicate);
    await expectSoon(limit).toHaveAttribute('aria-pressed', 'false');
    await obeyed(page, () => limit.click());
    await obeyed(page, () => damaged.click());
    for (const each of [limit, damaged]) {
      await expectSoon(each).toHaveAttribute('aria-pressed', 'true');
    }
    await expectSoon(page.locator('.trouble-head')).toContainText(words.panel.armed);
    await page.reload();
    await page.locator('.room').first().click();
    await expectSoon(limit).toHaveAttribute('aria-pressed', 'true');
    await say('now');
    for (const each of [limit, damaged]) {
      await expectSoon(each).toHaveAttribute('aria-pressed', 'false');
    }
    await expectSoon(page.locator('.trouble-head')).not.toContainText(words.panel.armed);
  });

  it('says in the timeline what it did, before what comes of it: sockets, damaged answers, what a frame caused', async () => {
    const { page, chat, say, button, words, timeline } = await visit();
    await chat(1);
    await obeyed(page, () => button(words.panel.spoilings.garble).click());
    await say('x');
    await expectSoon(timeline.locator('.frame.stops')).toContainText('damaged: it cannot be read');
    await obeyed(page, () => button(words.panel.disconnect).click());
    await expectSoon(timeline.locator('.app').last()).toContainText('opened');
    const rows = await timeline.locator('.app').allInnerTexts();
    const kinds = rows.map((row) => /server|socket (opened|closed)/.exec(row)?.[0]);
    expect(kinds).toEqual(['socket opened', 'server', 'server', 'socket closed', 'socket opened']);
    await obeyed(page, () => button(words.panel.flood).click());
    const caused = timeline.locator('.group', { hasText: 'FLOOD' }).locator('.caused');
    await expectSoon(caused).toContainText('lockout 15 s');
  });
});

describe('several messages that were not sent', () => {
  it('say why in few words, and are sent again by one press, in their order', async () => {
    const { page, server, chat, say, button, words, sentTexts } = await visit();
    await chat(1);
    server.refuse({ majorCode: 204 }, { action: 201, times: 2 });
    await say('one');
    await expectSoon(page.locator('.bubble[data-status=failed]')).toHaveCount(1);
    await expectSoon(button(words.chats.retryAll)).toHaveCount(0);
    await say('two');
    await expectSoon(page.locator('.bubble-failed > span')).toHaveCount(2);
    const why = await page.locator('.bubble-failed > span').first().innerText();
    expect(why.length).toBeLessThan(90);
    await button(words.chats.retryAll).click();
    await expectSoon(page.locator('.bubble-new[data-status=sent]')).toHaveCount(2);
    expect((await sentTexts()).slice(-2)).toEqual(['one', 'two']);
    await expectSoon(button(words.chats.retryAll)).toHaveCount(0);
  });
});
