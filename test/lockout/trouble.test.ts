import { describe, expect, it, vi } from 'vitest';
import { type LockoutStore, memoryStore, type ReactionEngineOptions } from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { type Rig, rig } from '../support/engine.js';
import { faultyStore, type StoreMode } from '../support/faulty-store.js';
import { held } from './store.contract.js';

const troubles: readonly StoreMode[] = ['hang', 'reject', 'throw', 'quota'];
const storeTimeoutMs = 2000;

const faultsOf = ({ emitted }: Rig) =>
  emitted.flatMap((one) => (one.name === 'fault' ? one.payload : []));

/** An engine over a store in trouble; `mode.now` is what it does next. */
function troubled(first: StoreMode, options: ReactionEngineOptions & { clock?: ManualClock } = {}) {
  const mode = { now: first };
  const inner = memoryStore();
  const given = rig({ store: faultyStore(inner, () => mode.now), ...options });
  return { ...given, inner, mode };
}

describe.each(troubles)('a store that does this from the first call: %s', (trouble) => {
  it('leaves restored to settle within 2 s', async () => {
    const { engine, clock } = troubled(trouble);
    let settled = false;
    void engine.restored.then(() => {
      settled = true;
    });
    await clock.advance(storeTimeoutMs);
    expect(settled).toBe(true);
  });

  it('leaves the engine to go on in memory: guard refuses, ends and is emitted', async () => {
    const { engine, clock, news } = troubled(trouble);
    engine.receive({ majorCode: 136, wait: 30 });
    expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 30_000 });
    await clock.advance(10_000);
    engine.receive({ majorCode: 137, wait: 30 });
    expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 30_000 });
    await clock.advance(30_000);
    expect(engine.guard(100)).toEqual({ allowed: true });
    expect(news().filter((name) => name.startsWith('lockout'))).toEqual([
      'lockout.started',
      'lockout.extended',
      'lockout.ended',
    ]);
  });

  it('is one fault, however many calls fail, in our own words', async () => {
    const given = troubled(trouble);
    for (let action = 1; action <= 20; action++) {
      given.engine.lockOut({ action, waitMs: 1000 * action });
    }
    await given.clock.advance(30_000);
    const faults = faultsOf(given);
    expect(faults.map(({ code }) => code)).toEqual(['store.failed']);
    expect(JSON.stringify(faults)).not.toMatch(/the store (rejects|throws)|quota/);
  });

  it('is one fault more of another account', async () => {
    const given = troubled(trouble);
    given.engine.lockOut({ action: 1, waitMs: 60_000 });
    await given.clock.advance(storeTimeoutMs);
    void given.engine.signedIn({ account: 'b' });
    given.engine.lockOut({ action: 2, waitMs: 60_000 });
    await given.clock.advance(storeTimeoutMs);
    expect(given.engine.guard(2).allowed).toBe(false);
    expect(faultsOf(given).map(({ code }) => code)).toEqual(['store.failed', 'store.failed']);
  });

  it('leaves dispose to settle within 2 s, with nothing armed', async () => {
    const { engine, clock } = troubled(trouble);
    engine.lockOut({ action: 1, waitMs: 60_000 });
    let settled = false;
    const disposed = engine.dispose().then(() => {
      settled = true;
    });
    await clock.advance(storeTimeoutMs - 1);
    if (trouble === 'hang') expect(settled).toBe(false);
    await clock.advance(1);
    expect(settled).toBe(true);
    await disposed;
    expect(clock.pending).toBe(0);
  });
});

describe.each(troubles)('a store that does this later: %s', (trouble) => {
  it('loses nothing that is known, and a write that works again keeps what it writes', async () => {
    const given = troubled('ok');
    const { engine, clock, mode, inner } = given;
    engine.lockOut({ action: 1, waitMs: 60_000 });
    mode.now = trouble;
    engine.lockOut({ action: 2, waitMs: 60_000 });
    await clock.advance(storeTimeoutMs);
    mode.now = 'ok';
    engine.lockOut({ action: 3, waitMs: 60_000 });
    for (const action of [1, 2, 3]) expect(engine.guard(action).allowed).toBe(false);
    expect(Object.keys(await held(inner))).toEqual(expect.arrayContaining(['1', '3']));
    expect(faultsOf(given)).toHaveLength(1);
  });

  it('gives back what it kept before to a page that is loaded then', async () => {
    const { engine, clock, mode, inner } = troubled('ok');
    engine.lockOut({ action: 1, waitMs: 60_000 });
    mode.now = trouble;
    engine.lockOut({ action: 2, waitMs: 60_000 });
    await clock.advance(storeTimeoutMs);
    const { engine: next } = rig({
      store: inner,
      clock: manualClock({ now: clock.now() + 1000 }),
    });
    expect(next.guard(1)).toMatchObject({ remainingMs: 57_000 });
  });
});

describe('a store that hangs', () => {
  it('leaves restored pending for no longer than 2 s, and no shorter', async () => {
    const { engine, clock, emitted } = troubled('hang');
    let settled = false;
    void engine.restored.then(() => {
      settled = true;
    });
    await clock.advance(storeTimeoutMs - 1);
    expect(settled).toBe(false);
    await clock.advance(1);
    expect(settled).toBe(true);
    expect(emitted.map(({ name }) => name)).toEqual(['fault']);
  });

  it('and never answers holds no login for longer than 2 s', async () => {
    const { engine, clock, news } = troubled('hang');
    engine.logIn();
    await clock.advance(storeTimeoutMs - 1);
    expect(news()).not.toContain('login.started');
    await clock.advance(1);
    expect(news()).toContain('login.started');
  });

  it.each([
    ['signedIn', (given: Rig) => given.engine.signedIn({ account: 'b' })],
    ['signedOut', (given: Rig) => given.engine.signedOut()],
  ])('leaves the promise of %s to settle within 2 s', async (_, call) => {
    const given = troubled('hang', { account: 'a' });
    await given.clock.advance(storeTimeoutMs);
    let settled = false;
    void call(given).then(() => {
      settled = true;
    });
    await given.clock.advance(storeTimeoutMs);
    expect(settled).toBe(true);
  });
});

describe('dispose', () => {
  it('waits for writes under way, and settles as soon as they are done', async () => {
    const clock = manualClock();
    const inner = memoryStore();
    let written: (() => void) | undefined;
    const store: LockoutStore = {
      ...inner,
      write: (account, record) =>
        new Promise<void>((resolve) => {
          written = resolve;
        }).then(() => inner.write(account, record)),
    };
    const { engine } = rig({ store, clock });
    engine.lockOut({ action: 1, waitMs: 60_000 });
    let settled = false;
    const disposed = engine.dispose().then(() => {
      settled = true;
    });
    await clock.advance(100);
    expect(settled).toBe(false);
    written?.();
    await disposed;
    expect(Object.keys(await held(inner))).toEqual(['1']);
    expect(clock.pending).toBe(0);
  });

  it('lets go of the store, once, after the writes', async () => {
    const close = vi.fn();
    const { engine } = rig({ store: { ...memoryStore(), close } });
    engine.lockOut({ action: 1, waitMs: 60_000 });
    await engine.dispose();
    await engine.dispose();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('settles also where letting go throws', async () => {
    const { engine } = rig({
      store: {
        ...memoryStore(),
        close() {
          throw new Error('secret');
        },
      },
    });
    await expect(engine.dispose()).resolves.toBeUndefined();
  });

  it('settles before a hanging read has been given up: restored too', async () => {
    const { engine, clock } = troubled('hang');
    const { restored } = engine;
    const disposed = engine.dispose();
    await clock.advance(storeTimeoutMs);
    await Promise.all([restored, disposed]);
    expect(clock.pending).toBe(0);
  });
});
