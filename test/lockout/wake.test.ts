import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Clock,
  createReactionEngine,
  type Lockout,
  memoryStore,
  systemClock,
} from '../../src/index.js';
import { manualClock } from '../../src/testing.js';

/** A class of the platform that this scope is an instance of. */
const realScope = Object.defineProperty(() => {}, Symbol.hasInstance, { value: () => true });

let page: { document: EventTarget; window: EventTarget };
beforeEach(() => {
  page = { document: new EventTarget(), window: new EventTarget() };
  const { window } = page;
  Object.assign(globalThis, page, {
    // A page is where `Window` is real, and documents are.
    Window: realScope,
    Document: realScope,
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
  });
});
afterEach(() => {
  for (const name of [
    ...['Window', 'Document', 'document', 'window'],
    ...['addEventListener', 'removeEventListener'],
  ]) {
    Reflect.deleteProperty(globalThis, name);
  }
});

const signs = [
  ['visibilitychange', 'document'],
  ['resume', 'document'],
  ['pageshow', 'window'],
] as const;

/** A manual clock that wakes as the platform's does. */
function pageClock() {
  const manual = manualClock();
  const clock: Clock = {
    ...manual,
    onWake: (listener) => systemClock.onWake?.(listener) ?? (() => {}),
  };
  return { manual, clock };
}

describe.each(signs)('%s in a page', (name, target) => {
  it('is a look: what ended while it slept is emitted at once', () => {
    const { manual, clock } = pageClock();
    const engine = createReactionEngine({ clock, store: memoryStore() });
    const ended: Lockout[] = [];
    engine.on('lockout.ended', ({ lockout }) => ended.push(lockout));
    engine.lockOut({ action: 1, waitMs: 60_000 });
    manual.jump(59_000);
    page[target].dispatchEvent(new Event(name));
    expect(ended).toEqual([]);
    manual.jump(1000);
    page[target].dispatchEvent(new Event(name));
    expect(ended).toHaveLength(1);
  });

  it('calls nobody who has unsubscribed', () => {
    let calls = 0;
    const unsubscribe = systemClock.onWake?.(() => {
      calls += 1;
    });
    page[target].dispatchEvent(new Event(name));
    expect(calls).toBe(1);
    unsubscribe?.();
    page[target].dispatchEvent(new Event(name));
    expect(calls).toBe(1);
  });
});

describe('a page that is being hidden', () => {
  it('does not wake', () => {
    let calls = 0;
    const unsubscribe = systemClock.onWake?.(() => {
      calls += 1;
    });
    const visibility = (state: string) => {
      Object.assign(page.document, { visibilityState: state });
      page.document.dispatchEvent(new Event('visibilitychange'));
    };
    visibility('hidden');
    expect(calls).toBe(0);
    visibility('visible');
    expect(calls).toBe(1);
    unsubscribe?.();
  });
});

describe('outside a page', () => {
  it('nobody is called when it wakes, and nothing throws, whatever a shim defines', () => {
    Reflect.deleteProperty(globalThis, 'Window');
    expect(() => systemClock.onWake?.(() => {})()).not.toThrow();
  });

  it('nor where the global is a Window without documents, as in Deno', () => {
    Reflect.deleteProperty(globalThis, 'Document');
    Reflect.deleteProperty(globalThis, 'document');
    expect(() => systemClock.onWake?.(() => {})()).not.toThrow();
  });
});
