// @vitest-environment jsdom
// Pages that act in the event of `<lockout-countdown>`. Comes in: removal, moves, other attributes, at connect, at a tick, at the end. Goes
// out: what is emitted, and what still listens to a countdown. Next: define.test.ts.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GuardedAction, Lockout } from '../../src/index.js';
import { testEngine } from '../../src/testing.js';
import { page } from './element-page.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** A page whose engine counts who listens to its countdowns. */
function countedPage() {
  const made = testEngine();
  let listening = 0;
  const countdown = (of: Lockout | GuardedAction) => {
    const { get, subscribe } = made.engine.countdown(of);
    return {
      get,
      subscribe(listener: () => void) {
        const unsubscribe = subscribe(listener);
        let own = 1;
        listening += own;
        return () => {
          listening -= own;
          own = 0;
          unsubscribe();
        };
      },
    };
  };
  const engine = Object.assign(Object.create(made.engine), { countdown });
  const { prefix } = page({}, { ...made, engine });
  const add = () => {
    const element = document.createElement(`${prefix}lockout-countdown`);
    element.setAttribute('action', '201');
    document.body.append(element);
    return element;
  };
  return { ...made, add, listening: () => listening };
}

type Step = (element: HTMLElement) => void;

/** What pages do in the event. #201 is locked when it is emitted first, #202 for ever, #203 never. */
const steps = {
  remove: (element) => element.remove(),
  move: (element) => {
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(element);
  },
  lock: (element) => element.setAttribute('action', '202'),
  unlock: (element) => element.setAttribute('action', '203'),
  narrow: (element) => element.setAttribute('subject', 'room-42'),
  restore: (element) => element.setAttribute('action', '201'),
} satisfies Record<string, Step>;
type StepName = keyof typeof steps;

/** The three moments at which an element emits, each with an element for which it has come. */
const moments = {
  async connect({ engine, add }) {
    engine.lockOut({ action: 201, waitMs: 5000 });
    return add();
  },
  async tick({ engine, add }) {
    const element = add();
    engine.lockOut({ action: 201, waitMs: 5000 });
    return element;
  },
  async end({ engine, clock, add }, listen) {
    engine.lockOut({ action: 201, waitMs: 5000 });
    const element = add();
    listen();
    await clock.advance(5000);
    return element;
  },
} satisfies Record<
  string,
  (made: ReturnType<typeof countedPage>, listen: () => void) => Promise<HTMLElement>
>;
const momentNames = ['connect', 'tick', 'end'] as const;

/** Takes one step in each event from that moment on; what a listener after the page's is called with. */
async function emittedAt(moment: keyof typeof moments, ...taken: readonly StepName[]) {
  const made = countedPage();
  made.engine.lockOut({ action: 202, waitMs: 600_000 });
  const left = [...taken];
  const emitted: boolean[] = [];
  const end = new AbortController();
  const listen = () => {
    const { signal } = end;
    const act = ({ target }: Event) => {
      const step = left.shift();
      if (step) steps[step](target as HTMLElement);
    };
    document.addEventListener('lockout-change', act, { capture: true, signal });
    document.addEventListener('lockout-change', ({ detail }) => emitted.push(detail.locked), {
      signal,
    });
  };
  if (moment !== 'end') listen();
  const element = await moments[moment](made, listen);
  end.abort();
  return { ...made, element, emitted };
}

describe.each(momentNames)('in the event of <lockout-countdown> at %s, a page', (moment) => {
  const first = moment !== 'end';

  it('may remove it: nothing listens, nothing waits', async () => {
    const { element, emitted, listening } = await emittedAt(moment, 'remove');
    expect(element.isConnected).toBe(false);
    expect([emitted, listening(), vi.getTimerCount()]).toEqual([[first], 0, 0]);
  });

  it('may move it: it is there once', async () => {
    const { element, emitted, listening, clock } = await emittedAt(moment, 'move');
    expect([emitted, listening()]).toEqual([[first], 1]);
    expect(element.hasAttribute('locked')).toBe(first);
    await clock.advance(5000);
    expect(element.hasAttribute('locked')).toBe(false);
  });

  it('may give it another action: that is emitted after it', async () => {
    const { element, emitted, listening } = await emittedAt(moment, first ? 'unlock' : 'lock');
    expect([emitted, listening()]).toEqual([[first, !first], 1]);
    expect(element.hasAttribute('locked')).toBe(!first);
  });

  it('may do so again in the event of that, and then remove it', async () => {
    const [one, two] = first ? (['unlock', 'lock'] as const) : (['lock', 'unlock'] as const);
    const again = await emittedAt(moment, one, two, 'narrow');
    expect([again.emitted, again.listening()]).toEqual([[first, !first, first], 1]);
    const removed = await emittedAt(moment, one, two, 'remove');
    expect([removed.listening(), vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('may take any steps: it listens once while it is in the page, and what was emitted last is so', async () => {
    const names = Object.keys(steps) as StepName[];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { maxLength: 8 }), async (taken) => {
        const { element, emitted, engine, listening } = await emittedAt(moment, ...taken);
        const locked = element.hasAttribute('locked');
        const { isConnected } = element;
        expect(listening()).toBe(isConnected ? 1 : 0);
        emitted.reduce((before, now) => {
          expect(now).toBe(!before);
          return now;
        }, !first);
        if (isConnected) {
          expect(emitted.at(-1)).toBe(locked);
          expect(!engine.guard(Number(element.getAttribute('action'))).allowed).toBe(locked);
        }
        document.body.append(element);
        expect(listening()).toBe(1);
        element.remove();
        expect([listening(), vi.getTimerCount()]).toEqual([0, 0]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the event of one <lockout-countdown>', () => {
  it('may remove another one that came into the page with it', () => {
    const { engine, add, listening } = countedPage();
    engine.lockOut({ action: 201, waitMs: 5000 });
    const both = [add(), add()] as const;
    document.body.replaceChildren();
    for (const each of both) each.removeAttribute('locked');
    const [first, second] = both;
    const emitted: boolean[] = [];
    first.addEventListener('lockout-change', () => second.remove());
    second.addEventListener('lockout-change', ({ detail }) => emitted.push(detail.locked));
    document.body.append(...both);
    expect([emitted, listening()]).toEqual([[], 1]);
    expect(second.hasAttribute('locked')).toBe(false);
  });

  it('may remove another one that is about to emit', async () => {
    const { engine, add, listening } = countedPage();
    const [, second] = [add(), add()];
    const emitted: EventTarget[] = [];
    const end = new AbortController();
    document.addEventListener(
      'lockout-change',
      ({ target }) => {
        if (target) emitted.push(target);
        second?.remove();
      },
      end,
    );
    engine.lockOut({ action: 201, waitMs: 5000 });
    expect(emitted).toHaveLength(1);
    expect(second?.hasAttribute('locked')).toBe(false);
    expect(listening()).toBe(1);
    end.abort();
  });
});
