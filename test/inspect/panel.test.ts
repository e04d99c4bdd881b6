// @vitest-environment jsdom
// The rest of the panel: the session, lockouts, languages, what it leaves behind. Comes in: engines, attributes, the page. Goes out:
// what is seen, and that nothing listens once it is gone. Next: define.test.ts.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ReactionEngine } from '../../src/index.js';
import { defineReactionInspector } from '../../src/inspect.js';
import { en } from '../../src/texts/en.js';
import { fa } from '../../src/texts/fa.js';
import { flow, portRig } from '../port/rig.js';
import { drawn, inspectorPage, made } from './inspector-page.js';

describe('the head', () => {
  it('says the session, the connection, and whether there is an account, not which', async () => {
    const { engine, clock, seen } = inspectorPage(made());
    expect(seen('.chip')).toEqual(['ready', 'connection unknown', 'no account']);
    engine.connected();
    void engine.signedIn({ account: 'a7f3' });
    await clock.advance(1);
    await drawn();
    expect(seen('.chip')).toEqual(['ready', 'connected', 'account known']);
  });

  it('over a port says when the worker is lost', async () => {
    const page = portRig().page();
    const { seen, engine } = inspectorPage(page);
    expect(seen('.chip')).toContain('joining the worker');
    await flow();
    await drawn();
    expect(seen('.chip')).toEqual(['ready', 'connection unknown', 'no account']);
    page.stop();
    await flow();
    await drawn();
    expect(engine.state.port).toBe('lost');
    expect(seen('.chip')).toContain('worker lost');
  });
});

describe('the line below the diagram', () => {
  it('says why nobody is signed in, where the state alone does not', async () => {
    const { engine, one } = inspectorPage(made());
    await engine.signedOut();
    await drawn();
    expect(one('.last').textContent).toMatch(/ ready → registrationRequired \(signedOut\)$/);
  });
});

describe('the diagram', () => {
  it('has ten states, the present one lit, with the line that it came by', async () => {
    const { engine, all, one } = inspectorPage(made());
    engine.receive({ majorCode: 8 });
    await drawn();
    expect(all('.state')).toHaveLength(10);
    expect(all('.now').map((each) => each.textContent)).toEqual(['terminated']);
    expect(all('.step')).toHaveLength(1);
    expect(one('.last').textContent).toMatch(/^\d\d:\d\d:\d\d\.\d{3} ready → terminated$/);
    expect(one('svg').getAttribute('aria-label')).toBe('The session is terminated. Before: ready.');
  });

  it('shows where the session can go from there', () => {
    const { engine, all, element } = inspectorPage(made());
    engine.receive({ majorCode: 3 });
    // Drawn anew, not at the next frame.
    element.remove();
    document.body.append(element);
    expect(all('.near').map((each) => each.textContent)).toEqual([
      'ready',
      'loggingIn',
      'registrationRequired',
    ]);
    expect(all('.next')).toHaveLength(3);
  });
});

describe('lockouts', () => {
  it('are listed with the time that is left, which counts', async () => {
    const { engine, clock, seen } = inspectorPage(made());
    engine.receive({ majorCode: 234, wait: 20, subject: 'room-42' });
    engine.lockOut({ action: 102, waitMs: 5000 });
    await drawn();
    expect(seen('.lockouts li')).toEqual([
      '#201 for room-42 234 CHAT_SEND_MESSAGE_LIMIT_REACHED0:20',
      '#102 by the app0:05',
    ]);
    await clock.advance(3000);
    expect(seen('.lockouts .time')).toEqual(['0:17', '0:02']);
    await clock.advance(2000);
    await drawn();
    expect(seen('.lockouts .time')).toEqual(['0:15']);
    await clock.advance(15_000);
    await drawn();
    expect(seen('[part=lockouts] .empty')).toEqual(['Nothing is locked.']);
  });

  it('have one countdown each, and none while the panel is closed', async () => {
    const { engine, clock } = made();
    const subscribed = countedCountdowns(engine);
    const { element } = inspectorPage({ engine, clock });
    for (const action of [201, 202]) engine.lockOut({ action, waitMs: 9000 });
    await drawn();
    expect(subscribed()).toBe(2);
    engine.receive({ majorCode: 8 });
    await drawn();
    expect(subscribed()).toBe(2);
    element.toggleAttribute('floating', true);
    expect(subscribed()).toBe(0);
    element.open = true;
    expect(subscribed()).toBe(2);
    element.open = false;
    expect(subscribed()).toBe(0);
  });

  it('have none while the page is hidden', async () => {
    const { engine, clock } = made();
    const subscribed = countedCountdowns(engine);
    inspectorPage({ engine, clock });
    engine.lockOut({ action: 201, waitMs: 9000 });
    await drawn();
    const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(subscribed()).toBe(0);
    state.mockRestore();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(subscribed()).toBe(1);
  });
});

/** How many subscriptions of countdowns there are. */
function countedCountdowns(engine: ReactionEngine): () => number {
  let count = 0;
  const { countdown } = engine;
  Object.assign(engine, {
    countdown: (...of: Parameters<typeof countdown>) => {
      const made = countdown(...of);
      return {
        get: made.get,
        subscribe(listener: () => void) {
          count++;
          const off = made.subscribe(listener);
          return () => {
            count--;
            off();
          };
        },
      };
    },
  });
  return () => count;
}

describe('its words', () => {
  it("are Persian, from right to left, with the app's Persian; and change with the language", async () => {
    const { engine, name, clock, seen, one } = inspectorPage(made(), { language: fa });
    engine.lockOut({ action: 201, waitMs: 42_000 });
    await drawn();
    expect(one('.panel').dir).toBe('rtl');
    expect(seen('h2')).toEqual(['بازرس واکنش‌ها']);
    expect(seen('.lockouts .time')).toEqual(['۰:۴۲']);
    expect(seen('.sentence')).toEqual([fa.session.ready]);
    defineReactionInspector({ name, clock, language: en });
    expect([one('.panel').dir, ...seen('h2')]).toEqual(['ltr', 'Reaction inspector']);
    expect(seen('.sentence')).toEqual([en.session.ready]);
  });

  it('without a language are those of the page', () => {
    document.documentElement.lang = 'fa-IR';
    const { seen } = inspectorPage(made());
    document.documentElement.lang = '';
    expect(seen('h2')).toEqual(['بازرس واکنش‌ها']);
  });
});

describe('it leaves nothing behind', () => {
  /** How many listeners an engine has besides. */
  function counted(engine: ReactionEngine): () => number {
    let count = 0;
    const watched =
      <Args extends readonly unknown[]>(call: (...args: Args) => () => void) =>
      (...args: Args) => {
        count++;
        const off = call(...args);
        let isOn = true;
        return () => {
          if (isOn) count--;
          isOn = false;
          off();
        };
      };
    const { on, subscribe } = engine;
    Object.assign(engine, { on: watched(on as never), subscribe: watched(subscribe) });
    return () => count;
  }

  it('no listener and no timer, once it is out of the page; in it again it goes on', async () => {
    const { engine, clock } = made();
    const listeners = counted(engine);
    const before = clock.pending;
    const { element, timeline } = inspectorPage({ engine, clock });
    expect(listeners()).toBeGreaterThan(20);
    engine.receive({ majorCode: 203, minorCode: 18 });
    const end = new AbortController();
    const asked = engine.request(201, () => new Promise(() => {}), end).catch(() => {});
    await drawn();
    element.remove();
    end.abort();
    await asked;
    expect([listeners(), clock.pending]).toEqual([0, before]);
    engine.receive({ majorCode: 8 });
    document.body.append(element);
    engine.receive({ majorCode: 10, wait: 1 });
    const lines = (await timeline()).filter((line) => line.startsWith('↓'));
    expect(lines.map((line) => line.slice(2, 5))).toEqual(['203', '10 ']);
  });

  it('where the page removes it before it is notified', () => {
    const { engine, clock } = made();
    const listeners = counted(engine);
    const { element, name } = inspectorPage({ engine, clock });
    element.remove();
    class Remover extends HTMLElement {
      connectedCallback(): void {
        this.nextElementSibling?.remove();
      }
    }
    customElements.define(`${name}-remover`, Remover);
    const subscribed = vi.spyOn(engine, 'subscribe');
    const both = document.createDocumentFragment();
    both.append(new Remover(), element);
    document.body.append(both);
    expect([element.isConnected, listeners()]).toEqual([false, 0]);
    expect(subscribed).not.toHaveBeenCalled();
  });

  it('and nothing before it is in the page', () => {
    const { engine } = made();
    const listeners = counted(engine);
    const { element } = inspectorPage({ engine, clock: made().clock });
    element.remove();
    element.engine = undefined;
    element.engine = engine;
    expect(listeners()).toBe(0);
  });
});

describe('once its engine is disposed of,', () => {
  it('it says so and keeps what it saw', async () => {
    const { engine, seen, timeline, element } = inspectorPage(made());
    engine.receive({ majorCode: 234, wait: 20 });
    const { recording } = element;
    await engine.dispose();
    expect(await timeline()).toHaveLength(3);
    expect(seen('.notice')).toEqual([
      'The engine was disposed of. This is the last that was seen of it.',
    ]);
    expect(seen('.lockouts li')).toEqual([]);
    expect(element.recording).toBe(recording);
  });

  it('it can be drawn in the same moment: nothing is locked and nothing waits', async () => {
    const { engine, element, clock, seen } = inspectorPage(made());
    element.toggleAttribute('floating', true);
    engine.lockOut({ action: 201, waitMs: 9000 });
    const asked = engine.request(202, () => new Promise(() => {})).catch(() => {});
    const disposed = engine.dispose();
    element.open = true;
    expect(seen('.lockouts .time')).toEqual(['0:00']);
    expect(seen('.requests li')).toEqual([]);
    await disposed;
    await asked;
    await drawn();
    await clock.advance(0);
    expect([seen('.lockouts li'), clock.pending]).toEqual([[], 0]);
  });

  it('it can be given, and says so', async () => {
    const { engine, clock } = made();
    await engine.dispose();
    const { seen } = inspectorPage({ engine, clock });
    expect(seen('.notice')).toEqual([expect.stringContaining('disposed of')]);
  });

  it('another takes its place with a timeline of its own', async () => {
    const { engine, element, seen, timeline } = inspectorPage(made());
    engine.receive({ majorCode: 8 });
    await engine.dispose();
    const next = made();
    element.engine = next.engine;
    next.engine.receive({ majorCode: 3 });
    expect((await timeline())[0]).toMatch(/^↓ 3 /);
    expect(seen('.chip')[0]).toBe('replaced');
  });
});

it('given the engine that it has, it keeps what it saw', async () => {
  const { engine, element, timeline } = inspectorPage(made());
  engine.receive({ majorCode: 8 });
  element.engine = engine;
  expect(await timeline()).toHaveLength(4);
});

it('scrolled away, it draws nothing until it is seen again', async () => {
  let scroll = (_: readonly { readonly isIntersecting: boolean }[]) => {};
  const ended = vi.fn();
  class Observer {
    readonly observe = vi.fn();
    readonly disconnect = ended;
    constructor(callback: typeof scroll) {
      scroll = callback;
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  onTestFinished(() => void vi.unstubAllGlobals());
  const { engine, element, seen, timeline } = inspectorPage(made());
  scroll([{ isIntersecting: true }, { isIntersecting: false }]);
  engine.receive({ majorCode: 8 });
  expect([await timeline(), seen('.chip')[0]]).toEqual([[], 'ready']);
  scroll([{ isIntersecting: true }]);
  expect(seen('.chip')[0]).toBe('terminated');
  expect(await timeline()).toHaveLength(4);
  element.remove();
  expect(ended).toHaveBeenCalledOnce();
});

it('what fails in it is no fault of the app', async () => {
  const { engine, clock } = made();
  const faults: unknown[] = [];
  engine.on('fault', (fault) => faults.push(fault));
  inspectorPage({ engine, clock });
  const broken = vi.spyOn(clock, 'now').mockImplementation(() => {
    throw new Error('broken');
  });
  engine.on('state.changed', () => broken.mockRestore());
  engine.receive({ majorCode: 8 });
  expect([engine.state.session, faults]).toEqual(['terminated', []]);
});
