import { execFileSync } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import {
  DisposedError,
  isReactionError,
  type LockoutStore,
  memoryStore,
  type ReactionEngine,
} from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { allSituations, gate, hangingStore, heldLogin, rigIn } from '../support/session.js';

async function disposed() {
  const made = rig();
  const lockout = made.engine.lockOut({ action: 100, waitMs: 60_000 });
  if (!lockout) throw new Error('nothing is locked');
  made.news();
  await made.engine.dispose();
  return { ...made, lockout };
}

describe('after dispose', () => {
  it('receive returns a fault, whatever it is given, and emits nothing', async () => {
    const { engine, news } = await disposed();
    expect(engine.receive({ majorCode: 8 })).toMatchObject({
      outcome: 'fault',
      fault: { code: 'disposed' },
    });
    const receive: (frame: never) => { outcome: string } = engine.receive;
    const garbage: unknown = null;
    expect(receive(garbage as never).outcome).toBe('fault');
    expect(news()).toEqual([]);
  });

  it('state is the last one', async () => {
    const { engine, lockout } = await disposed();
    expect(engine.state).toEqual({
      session: 'ready',
      account: null,
      connection: 'unknown',
      lockouts: [lockout],
    });
    expect(engine.state).toBe(engine.state);
  });

  const calls: Record<string, (engine: ReactionEngine) => unknown> = {
    subscribe: (engine) => engine.subscribe(() => {}),
    on: (engine) => engine.on('reaction', () => {}),
    once: (engine) => engine.once('reaction', () => {}),
    waitFor: (engine) => engine.waitFor('reaction'),
    lockouts: (engine) => engine.lockouts(),
    guard: (engine) => engine.guard(100),
    lockOut: (engine) => engine.lockOut({ action: 100, waitMs: 1 }),
    signedIn: (engine) => engine.signedIn(),
    signedOut: (engine) => engine.signedOut(),
    logIn: (engine) => engine.logIn(),
    takeOver: (engine) => engine.takeOver(),
    nicknameSet: (engine) => engine.nicknameSet(),
    twoStepVerified: (engine) => engine.twoStepVerified(),
    nicknameRequired: (engine) => engine.nicknameRequired(),
    twoStepRequired: (engine) => engine.twoStepRequired(),
    connected: (engine) => engine.connected(),
    disconnected: (engine) => engine.disconnected(),
    request: (engine) => engine.request(201, async () => {}),
    batch: (engine) => engine.batch([]),
    requests: (engine) => engine.requests(),
    cancel: (engine) => engine.cancel({}),
    track: (engine) => engine.track({ requestId: 'a', action: 201 }),
  };
  it.each(Object.entries(calls))('%s throws a DisposedError', async (_, call) => {
    const { engine } = await disposed();
    let thrown: unknown;
    try {
      await call(engine);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(DisposedError);
    expect(isReactionError(thrown, 'DisposedError')).toBe(true);
  });

  it('countdown and clearLockout throw a DisposedError', async () => {
    const { engine, lockout } = await disposed();
    expect(() => engine.countdown(lockout)).toThrow(DisposedError);
    expect(() => engine.clearLockout(lockout)).toThrow(DisposedError);
  });

  it('unsubscribing and dispose do nothing', async () => {
    const { engine, clock } = rig();
    const lockout = engine.lockOut({ action: 100, waitMs: 60_000 });
    if (!lockout) throw new Error('nothing is locked');
    const countdown = engine.countdown(lockout);
    const ends = [
      engine.on('reaction', () => {}),
      engine.once('reaction', () => {}),
      engine.subscribe(() => {}),
      countdown.subscribe(() => {}),
    ];
    const disposal = engine.dispose();
    for (const end of ends) expect(end).not.toThrow();
    await disposal;
    await engine.dispose();
    await engine.dispose();
    for (const end of ends) expect(end).not.toThrow();
    expect(clock.pending).toBe(0);
  });

  it('restored settles, also of a store that hangs', async () => {
    const { engine, clock } = rig({ store: hangingStore() });
    const settled = vi.fn();
    void engine.restored.then(settled);
    const disposal = engine.dispose();
    await clock.advance(2000);
    await disposal;
    expect(settled).toHaveBeenCalled();
    await engine.restored;
  });
});

describe('dispose', () => {
  it.each(allSituations)('leaves no timer from %s', async (from) => {
    const { engine, clock, news } = rigIn(from, { login: heldLogin().login });
    engine.receive({ majorCode: 136, wait: 60 });
    const [lockout] = engine.lockouts();
    if (lockout) engine.countdown(lockout).subscribe(() => {});
    news();
    const disposal = engine.dispose();
    await clock.advance(2000);
    await disposal;
    expect(clock.pending).toBe(0);
    await clock.advance(3_600_000);
    await clock.sleep(3_600_000);
    expect(news()).toEqual([]);
  });

  it('lets go of the wake-up calls of the clock', async () => {
    const clock = manualClock();
    const off = vi.fn();
    const onWake = vi.spyOn(clock, 'onWake').mockReturnValue(off);
    const { engine } = rig({ clock });
    engine.lockOut({ action: 100, waitMs: 60_000 });
    await engine.dispose();
    expect(off).toHaveBeenCalledTimes(onWake.mock.calls.length);
    expect(off).toHaveBeenCalled();
  });

  it('aborts the login in flight and ignores its answer', async () => {
    const held = heldLogin();
    const { engine, clock, news } = rigIn('loggingIn', { login: held.login });
    await engine.dispose();
    expect(held.last.signal.aborted).toBe(true);
    held.last.fail({ majorCode: 8 });
    await clock.advance(0);
    expect(engine.state.session).toBe('loggingIn');
    expect(news()).toEqual([]);
  });

  it('aborts what was sent, and rejects every request, wherever it stands', async () => {
    const { engine, clock } = rig({ login: () => new Promise(() => {}) });
    const signals: AbortSignal[] = [];
    const send = ({ signal }: { readonly signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    engine.lockOut({ action: 202, waitMs: 10_000 });
    await clock.advance(0);
    const asked = [
      engine.request(201, send),
      engine.request(202, send, { whileLockedOut: 'wait' }),
    ];
    await clock.advance(0);
    engine.receive({ majorCode: 2 });
    asked.push(engine.request(203, send));
    await engine.dispose();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    for (const outcome of await Promise.allSettled(asked)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'DisposedError' } });
    }
    expect(clock.pending).toBe(0);
  });

  it('rejects what waits', async () => {
    const { engine } = rig();
    const waits = [engine.waitFor('reaction'), engine.waitFor('fault', { timeoutMs: 5 })];
    const settled = Promise.allSettled(waits);
    await engine.dispose();
    const reasons = (await settled).map((each) => each.status === 'rejected' && each.reason);
    expect(reasons.map((reason) => isReactionError(reason, 'DisposedError'))).toEqual([true, true]);
  });

  it('settles when pending writes are done', async () => {
    const written = gate();
    const store: LockoutStore = { ...memoryStore(), write: () => written.promise };
    const { engine } = rig({ store });
    engine.lockOut({ action: 100, waitMs: 60_000 });
    const settled = vi.fn();
    const disposal = engine.dispose().then(settled);
    await new Promise((resolve) => setImmediate(resolve));
    expect(settled).not.toHaveBeenCalled();
    written.open();
    await disposal;
  });

  it('settles after the storage timeout where a write hangs', async () => {
    const store: LockoutStore = { ...memoryStore(), write: () => new Promise(() => {}) };
    const { engine, clock } = rig({ store });
    engine.lockOut({ action: 100, waitMs: 60_000 });
    const settled = vi.fn();
    void engine.dispose().then(settled);
    await clock.advance(1999);
    expect(settled).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(settled).toHaveBeenCalled();
    expect(clock.pending).toBe(0);
  });

  it('closes the store once', async () => {
    const close = vi.fn();
    const { engine } = rig({ store: { ...memoryStore(), close } });
    await engine.dispose();
    await engine.dispose();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('inside a listener is the end of what is emitted', async () => {
    const { engine, news } = rig();
    engine.on('reaction', () => engine.dispose());
    expect(engine.receive({ majorCode: 8 }).outcome).toBe('resolved');
    expect(news()).toEqual(['reaction']);
    await engine.dispose();
    expect(engine.state.session).toBe('terminated');
  });

  it('keeps what is stored', async () => {
    const store = memoryStore();
    const { engine, clock } = rig({ store });
    engine.receive({ majorCode: 136, wait: 60 });
    await engine.dispose();
    const next = rig({ store, clock });
    await next.engine.restored;
    expect(next.engine.guard(100).allowed).toBe(false);
  });

  it('lets a Node process exit by itself, with the system’s clock', () => {
    const script = `
      import { createReactionEngine } from ${JSON.stringify(new URL('../../src/index.ts', import.meta.url).href)};
      const engine = createReactionEngine({ login: () => new Promise(() => {}) });
      engine.receive({ majorCode: 136, wait: 3600 });
      engine.receive({ majorCode: 2 });
      engine.waitFor('reaction', { timeoutMs: 3600000 }).catch(() => {});
      await engine.dispose();
      console.log('disposed');
    `;
    const out = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      { timeout: 20_000, encoding: 'utf8', cwd: new URL('../..', import.meta.url) },
    );
    expect(out.trim()).toBe('disposed');
  }, 30_000);
});
