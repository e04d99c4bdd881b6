import { describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';

describe('state', () => {
  it('begins ready, of the account that was given, with nothing locked', () => {
    expect(rig({ account: 'a' }).engine.state).toEqual({
      session: 'ready',
      account: 'a',
      connection: 'unknown',
      lockouts: [],
    });
    expect(rig().engine.state.account).toBeNull();
    expect(rig({ account: null }).engine.state.account).toBeNull();
  });

  it('is ready again after a reload: the session is not stored', async () => {
    const store = memoryStore();
    const first = rig({ store });
    first.engine.receive({ majorCode: 8 });
    await first.engine.dispose();
    expect(rig({ store }).engine.state.session).toBe('ready');
  });

  it('is the same reference until something in it changes', async () => {
    const { engine, clock } = rig();
    const { state } = engine;
    engine.receive({ majorCode: 4 });
    engine.receive({ majorCode: 203, minorCode: 1 });
    engine.guard(100);
    await clock.advance(60_000);
    expect(engine.state).toBe(state);
    const changes = [
      () => engine.receive({ majorCode: 136, wait: 5 }),
      () => engine.receive({ majorCode: 136, wait: 50 }),
      () => engine.receive({ majorCode: 9 }),
      () => engine.signedIn({ account: 'b' }),
    ];
    const seen = new Set([state]);
    for (const change of changes) {
      void change();
      expect(engine.state).toBe(engine.state);
      seen.add(engine.state);
    }
    expect(seen.size).toBe(5);
  });

  it('lists the same lockouts while none changes', () => {
    const { engine } = rig();
    engine.receive({ majorCode: 136, wait: 5 });
    const { lockouts } = engine.state;
    engine.receive({ majorCode: 4 });
    expect(engine.state.lockouts).toBe(lockouts);
  });

  it('is immutable', () => {
    const { engine } = rig();
    engine.receive({ majorCode: 136, wait: 5 });
    expect(Object.isFrozen(engine.state)).toBe(true);
    expect(Object.isFrozen(engine.state.lockouts)).toBe(true);
    expect(Reflect.set(engine.state, 'session', 'terminated')).toBe(false);
  });

  it('is another when a lockout has ended, without a timer too', async () => {
    const { engine, clock } = rig();
    engine.receive({ majorCode: 136, wait: 5 });
    await clock.advance(5000);
    expect(engine.state.lockouts).toEqual([]);
  });

  it('is another where a lockout takes the place of one that ended unnoticed', () => {
    const { engine, clock } = rig();
    engine.lockOut({ action: 1, waitMs: 5000 });
    expect(engine.state.lockouts).toHaveLength(1);
    const received = vi.fn();
    engine.subscribe(received);
    clock.jump(6000);
    const next = engine.lockOut({ action: 1, waitMs: 7000 });
    expect(received).toHaveBeenCalledTimes(1);
    expect(engine.state.lockouts).toEqual([next]);
  });

  it('is made when it is read, not per lockout', () => {
    const { engine } = rig();
    const freeze = vi.spyOn(Object, 'freeze');
    try {
      const lockMany = (from: number) => {
        for (let n = from; n < from + 1000; n++) {
          engine.lockOut({ action: 201, subject: n, waitMs: 60_000 });
        }
      };
      lockMany(0);
      const made = freeze.mock.results.filter(
        ({ value }) => typeof value === 'object' && value !== null && 'session' in value,
      );
      expect(made).toEqual([]);
    } finally {
      freeze.mockRestore();
    }
    expect(engine.state.lockouts).toHaveLength(1000);
  });
});

describe('subscribe', () => {
  it('calls back when state is another, and not else', async () => {
    const { engine, clock } = rig();
    const listener = vi.fn();
    const unsubscribe = engine.subscribe(listener);
    engine.receive({ majorCode: 4 });
    expect(listener).toHaveBeenCalledTimes(0);
    engine.receive({ majorCode: 136, wait: 5 });
    expect(listener).toHaveBeenCalledTimes(1);
    engine.receive({ majorCode: 9 });
    expect(listener).toHaveBeenCalledTimes(2);
    engine.receive({ majorCode: 9 });
    expect(listener).toHaveBeenCalledTimes(2);
    await clock.advance(5000);
    expect(listener).toHaveBeenCalledTimes(3);
    unsubscribe();
    unsubscribe();
    engine.receive({ majorCode: 8 });
    expect(listener).toHaveBeenCalledTimes(3);
  });

  it('calls back once where a frame changes session and lockouts', () => {
    const { engine } = rig();
    const listener = vi.fn();
    engine.subscribe(listener);
    engine.receive({ majorCode: 8, wait: 5, action: 201 });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('never calls back for a state that was seen already', async () => {
    const { engine, clock } = rig();
    let last = engine.state;
    engine.subscribe(() => {
      expect(engine.state).not.toBe(last);
      last = engine.state;
    });
    const frames = [{ majorCode: 2 }, { majorCode: 110 }, { majorCode: 136, wait: 1 }];
    for (const frame of frames) engine.receive(frame);
    await clock.advance(60_000);
    engine.receive({ majorCode: 8 });
    expect(engine.state).toBe(last);
  });

  it('holds the same listener as often as it was added', () => {
    const { engine } = rig();
    const listener = vi.fn();
    const first = engine.subscribe(listener);
    engine.subscribe(listener);
    first();
    engine.receive({ majorCode: 8 });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('the functions of an engine', () => {
  it('work without it', async () => {
    const { engine, clock, news } = rig();
    const {
      receive,
      subscribe,
      on,
      once,
      waitFor,
      lockouts,
      guard,
      countdown,
      lockOut,
      clearLockout,
      signedIn,
      signedOut,
      logIn,
      takeOver,
      nicknameSet,
      twoStepVerified,
      dispose,
    } = engine;
    const received = vi.fn();
    on('reaction', received);
    once('reaction', received);
    subscribe(received);
    const waited = waitFor('session.replaced', { timeoutMs: 5 });
    receive({ majorCode: 3 });
    await waited;
    expect(received).toHaveBeenCalledTimes(3);
    expect(takeOver()).toBe(true);
    receive({ majorCode: 9 });
    expect(nicknameSet()).toBe(true);
    receive({ majorCode: 184 });
    expect(twoStepVerified()).toBe(true);
    expect(logIn()).toBe(true);
    await signedIn({ account: 'b' });
    const lockout = lockOut({ action: 100, waitMs: 1000 });
    expect(guard(100).allowed).toBe(false);
    expect(lockouts()).toEqual([lockout]);
    if (lockout) {
      expect(countdown(lockout).get()).toBe(1000);
      expect(clearLockout(lockout)).toBe(true);
    }
    await signedOut();
    await dispose();
    expect(news().at(-1)).toBe('state.changed');
    expect(clock.pending).toBe(0);
  });

  it('are the same each time, as useSyncExternalStore wants them', () => {
    const { engine } = rig();
    const { subscribe, receive } = engine;
    engine.receive({ majorCode: 8 });
    expect([engine.subscribe, engine.receive]).toEqual([subscribe, receive]);
  });
});

describe('two engines', () => {
  it('share nothing but what they are given', () => {
    const clock = manualClock();
    const [one, other] = [rig({ clock }), rig({ clock })];
    one.engine.receive({ majorCode: 136, wait: 5, requestId: 'r' });
    one.engine.receive({ majorCode: 8 });
    expect(other.engine.state.session).toBe('ready');
    expect(other.engine.state.lockouts).toEqual([]);
    expect(other.emitted).toEqual([]);
    other.engine.receive({ majorCode: 1, requestId: 'r' });
    expect(other.news()).toEqual(['reaction', 'error.reported']);
  });
});
