// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { testEngine } from '../../src/testing.js';
import { buildDesk, frameworks } from './build.js';
import type { Pages, Server } from './desk/desk-props.js';
import { counted, deskOf, patience, shownBy, unmountAll, untouched } from './desk-page.js';

afterEach(() => {
  unmountAll();
  vi.restoreAllMocks();
});

/** An engine in which much has happened. */
function eventful() {
  const made = testEngine({ account: 'ada' });
  made.engine.lockOut({ action: 201, waitMs: 20_000 });
  made.engine.receive({ majorCode: 9 });
  return { ...made, listening: counted(made.engine) };
}

describe.each(frameworks)('%s on a server', (framework) => {
  let pages: Pages;
  let server: Server;
  beforeAll(async () => {
    ({ pages, server } = await buildDesk(framework));
  });

  it('renders that nothing is known, listens to nothing and leaves no timer', async () => {
    const { engine, clock, listening } = eventful();
    const pending = clock.pending;
    const html = await server.render(deskOf(engine).props);
    expect(html).toMatch(/<h1[^>]*>ready<\/h1>/);
    expect(html).toMatch(/<button type="button">(<!---->)?Send/);
    expect(html).not.toMatch(/disabled|20 seconds|201|0:20/);
    expect([engine.subscribe, engine.on].map((call) => vi.mocked(call).mock.calls.length)).toEqual([
      0, 0,
    ]);
    expect([listening(), clock.pending]).toEqual([0, pending]);
  });

  it('renders what the page takes over without a complaint, and then shows what is', async () => {
    const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
    const { engine, clock, listening } = eventful();
    const { props, gates } = deskOf(engine);
    const target = document.body.appendChild(document.createElement('div'));
    target.innerHTML = await server.render(props);
    const rendered = [...target.querySelectorAll('h1, form, button')];
    const { shows, session, press, unmount } = shownBy(pages.hydrate, props, target);
    await session('nicknameRequired');
    await shows('one', { label: '0:20', disabled: true, time: '20 seconds' });
    await clock.advance(20_000);
    await shows('one', untouched);
    press('one');
    await shows('one', { label: 'pending' });
    gates[0]?.open('done');
    await shows('one', untouched);
    expect([...target.querySelectorAll('h1, form, button')]).toEqual(rendered);
    for (const element of rendered) expect(target.contains(element)).toBe(true);
    for (const complaint of complaints) expect(complaint.mock.calls).toEqual([]);
    unmount();
    await vi.waitFor(() => expect(listening()).toBe(0), patience);
  });

  it.each([null, undefined, {}, 'engine'])('names %j, which is no engine', async (engine) => {
    vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(console, 'warn').mockReturnValue();
    const { props } = deskOf(engine as never);
    await expect(async () => await server.render(props)).rejects.toThrow(
      expect.objectContaining({
        name: 'OptionError',
        message: expect.stringContaining('engine must be what createReactionEngine() returns'),
      }),
    );
  });

  it('says what is missing where no engine is given above', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    vi.spyOn(console, 'warn').mockReturnValue();
    const { props } = deskOf(testEngine().engine);
    await expect(async () => await server.renderAlone(props)).rejects.toThrow(
      /^No .+ above this component\.$/,
    );
  });
});
