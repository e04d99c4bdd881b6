// @vitest-environment jsdom
// What a person does with the timeline: filter, pause, clear, export. Comes in: events, presses. Goes out: what is shown, what is counted, a file.
// Next: watch.test.ts plays such a file.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { drawn, inspectorPage, made } from './inspector-page.js';

afterEach(() => vi.restoreAllMocks());

const flood = { majorCode: 10, wait: 5 };

/** A page on which a flood and a wrong input have come. */
async function pageOfTwo() {
  const page = inspectorPage(made());
  page.engine.receive(flood);
  page.engine.receive({ majorCode: 203, minorCode: 18 });
  await drawn();
  return page;
}

describe('the filter', () => {
  it('leaves the trees in which its text stands, in whatever case', async () => {
    const { find, timeline } = await pageOfTwo();
    find('LOCATION.lat');
    expect(await timeline()).toEqual([
      '↓ 203/18 CHAT_SEND_MESSAGE_BAD_PAYLOAD',
      '  correctInput location.lat: invalid · derived',
      '  input.rejected location.lat: invalid',
    ]);
    find('');
    expect(await timeline()).toHaveLength(6);
  });

  it('leaves the kinds of lines that are chosen', async () => {
    const { hide, unhide, timeline } = await pageOfTwo();
    hide('frame');
    hide('reaction');
    expect(await timeline()).toEqual([
      'lockout.started every request, 5 s',
      'input.rejected location.lat: invalid',
    ]);
    hide('event');
    unhide('reaction');
    expect(await timeline()).toEqual([
      'lockout 5 s · documented',
      expect.stringContaining('correctInput'),
    ]);
  });

  it('holds for what comes later, and says where it leaves nothing', async () => {
    const { engine, find, seen, timeline } = await pageOfTwo();
    find('terminated');
    expect([await timeline(), seen('.log .empty')]).toEqual([[], ['Nothing matches the filter.']]);
    engine.receive({ majorCode: 8 });
    expect(await timeline()).toHaveLength(4);
    expect(seen('.log .empty')).toEqual([]);
  });
});

describe('while it is paused', () => {
  it('the timeline stands still and counts what comes, which is there when it goes on', async () => {
    const { engine, press, one, seen, timeline } = await pageOfTwo();
    press('Pause');
    expect(one('[aria-pressed]').getAttribute('aria-pressed')).toBe('true');
    engine.receive({ majorCode: 8 });
    expect(await timeline()).toHaveLength(6);
    expect(seen('.missed')).toEqual(['4 new']);
    press('Pause');
    expect(await timeline()).toHaveLength(10);
    expect(seen('.missed')).toEqual(['']);
  });

  it('its filter chooses from what stands still', async () => {
    const { engine, press, find, timeline } = await pageOfTwo();
    press('Pause');
    engine.receive({ majorCode: 8 });
    find('203');
    expect(await timeline()).toHaveLength(3);
    find('terminated');
    expect(await timeline()).toEqual([]);
  });

  it('cleared, it is empty and counts from there', async () => {
    const { engine, press, seen, timeline } = await pageOfTwo();
    press('Pause');
    engine.receive({ majorCode: 205 });
    press('Clear');
    engine.receive({ majorCode: 8 });
    expect([await timeline(), seen('.missed')]).toEqual([[], ['4 new']]);
    press('Pause');
    expect(await timeline()).toHaveLength(4);
  });

  it('the state goes on all the same', async () => {
    const { engine, press, seen } = await pageOfTwo();
    press('Pause');
    engine.receive({ majorCode: 8 });
    await drawn();
    expect(seen('.chip')[0]).toBe('terminated');
  });
});

describe('scrolled by the person,', () => {
  /** A log that is higher than its window; how far it is scrolled. */
  async function scrolledPage() {
    const page = await pageOfTwo();
    const log = page.one('.log');
    Object.defineProperties(log, {
      clientHeight: { value: 100 },
      scrollHeight: { value: 500 },
    });
    const scroll = (top: number) => {
      log.scrollTop = top;
      log.dispatchEvent(new Event('scroll'));
    };
    return { ...page, log, scroll };
  }

  it('the timeline stays where the person reads, and at its end goes along with what comes', async () => {
    const { engine, log, scroll } = await scrolledPage();
    scroll(50);
    engine.receive({ majorCode: 205 });
    await drawn();
    expect(log.scrollTop).toBe(50);
    scroll(390);
    engine.receive({ majorCode: 8 });
    await drawn();
    expect(log.scrollTop).toBe(500);
  });

  it('and not by the browser, as while the page is hidden', async () => {
    const { engine, log, scroll } = await scrolledPage();
    const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    scroll(0);
    state.mockRestore();
    engine.receive({ majorCode: 8 });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(log.scrollTop).toBe(500);
  });
});

it('cleared, it is empty and goes on', async () => {
  const { engine, press, seen, timeline } = await pageOfTwo();
  press('Clear');
  expect([await timeline(), seen('.log .empty')]).toEqual([[], ['Nothing has happened yet.']]);
  engine.receive({ majorCode: 8 });
  expect(await timeline()).toHaveLength(4);
});

describe('the export', () => {
  /** Presses the button. The name and the text of the file that is saved. */
  async function exported({ press }: { press: (text: string) => void }) {
    let file = new Blob();
    const names: string[] = [];
    vi.stubGlobal('URL', {
      createObjectURL: (blob: Blob) => {
        file = blob;
        return 'blob:';
      },
      revokeObjectURL: () => {},
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    press('Export');
    vi.unstubAllGlobals();
    const reader = new FileReader();
    const text = new Promise<string>((done) => {
      reader.onload = () => done(String(reader.result));
    });
    reader.readAsText(file);
    return { names, text: await text };
  }

  it('is a file of what was recorded', async () => {
    const page = await pageOfTwo();
    const { names, text } = await exported(page);
    expect(names).toEqual([expect.stringMatching(/^reactions-[\d-]{19}\.ndjson$/)]);
    expect(text).toBe(`${page.element.recording}\n`);
    expect(text.match(/majorCode/g)).toHaveLength(2);
  });

  it('holds what came before the timeline was cleared and while it was paused', async () => {
    const page = await pageOfTwo();
    page.press('Clear');
    page.press('Pause');
    page.engine.receive({ majorCode: 8 });
    expect((await exported(page)).text.match(/majorCode/g)).toHaveLength(3);
  });
});

it('nothing that is secret is in the panel or the export: no account, no text of the server, nothing that is sent or answered', async () => {
  const { engine, clock, element, timeline, all } = inspectorPage(made());
  const secret = 'CANARY';
  void engine.signedIn({ account: secret });
  engine.connected();
  await clock.advance(1);
  engine.receive({ majorCode: 99_999, message: secret, requestId: 'r1' });
  engine.receive({ majorCode: 234, wait: 3, message: secret });
  await engine.request(203, async () => secret);
  await engine.request(202, () => Promise.reject(new Error(secret))).catch(() => {});
  expect((await timeline()).join('\n')).toContain('account known');
  const shown = element.shadowRoot?.innerHTML ?? '';
  expect(all('.row').length).toBeGreaterThan(8);
  expect(shown).not.toContain(secret);
  expect(element.recording).toContain('99999');
  expect(element.recording).not.toContain(secret);
});
