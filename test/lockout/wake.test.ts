import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Clock,
  createReactionEngine,
  type Lockout,
  memoryStore,
  type ReactionEngine,
  systemClock,
} from '../../src/index.js';
import { manualClock } from '../../src/testing.js';

/** The part of a page that tells of waking. */
class Target extends EventTarget {
  listeners = 0;
  override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...given);
  }
  override removeEventListener(...given: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...given);
  }
}

let page: { document: Target; window: Target };
beforeEach(() => {
  page = { document: new Target(), window: new Target() };
  Object.assign(globalThis, page);
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'document');
  Reflect.deleteProperty(globalThis, 'window');
});

const signs = [
  ['visibilitychange', 'document'],
  ['resume', 'document'],
  ['pageshow', 'window'],
] as const;

/** An engine on a manual clock that wakes as the platform's does, with one lockout. */
function inPage() {
  const manual = manualClock();
  const clock: Clock = {
    ...manual,
    onWake: systemClock.onWake?.bind(systemClock) ?? manual.onWake,
  };
  const engine: ReactionEngine = createReactionEngine({ clock, store: memoryStore() });
  const ended: Lockout[] = [];
  engine.on('lockout.ended', ({ lockout }) => ended.push(lockout));
  engine.lockOut({ action: 1, waitMs: 60_000 });
  return { engine, manual, ended };
}

describe('in a page', () => {
  it.each(signs)('%s is a look: what ended while it slept is told at once', (name, target) => {
    const { manual, ended } = inPage();
    manual.jump(59_000);
    page[target].dispatchEvent(new Event(name));
    expect(ended).toEqual([]);
    manual.jump(1000);
    page[target].dispatchEvent(new Event(name));
    expect(ended).toHaveLength(1);
  });

  it('nobody listens while nothing is locked, nor after dispose', async () => {
    const listeners = () => page.document.listeners + page.window.listeners;
    const { engine } = inPage();
    expect(listeners()).toBe(signs.length);
    const [lockout] = engine.lockouts();
    if (lockout) engine.clearLockout(lockout);
    expect(listeners()).toBe(0);
    engine.lockOut({ action: 1, waitMs: 60_000 });
    expect(listeners()).toBe(signs.length);
    await engine.dispose();
    expect(listeners()).toBe(0);
  });
});
