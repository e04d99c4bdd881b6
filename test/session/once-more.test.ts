import { describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../src/index.js';
import { rig } from '../support/session.js';

const pends = () => new Promise<void>(() => {});

describe('a run of logins that is left and begun once more', () => {
  it('by a listener of login.started, calls login once and leaves no timer', async () => {
    const login = vi.fn(pends);
    const { engine, clock } = rig({ login });
    engine.once('login.started', () => {
      void engine.signedIn();
      engine.logIn();
    });
    engine.logIn();
    expect(login).toHaveBeenCalledTimes(1);
    await engine.dispose();
    expect(clock.pending).toBe(0);
  });

  it('by an old success that is said again, counts no failure of the run before', async () => {
    let fails = 7;
    const login = vi.fn(async () => {
      if (fails-- > 0) throw new Error('socket');
    });
    const { engine, clock, news } = rig({ login, loginBackoff: { random: () => 0 } });
    engine.logIn();
    await clock.advance(10);
    expect([engine.state.session, login.mock.calls.length]).toEqual(['ready', 8]);
    await clock.advance(3_600_000);
    void engine.signedIn();
    news();
    engine.receive({ majorCode: 2 });
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
  });

  it('by another account that signs in meanwhile, counts no failure of the account before', async () => {
    let calls = 0;
    const { engine, clock, news } = rig({
      account: 'a',
      login: () => (++calls < 8 ? Promise.reject(new Error('socket')) : pends()),
      loginBackoff: { random: () => 0 },
    });
    engine.logIn();
    await clock.advance(10);
    void engine.signedIn({ account: 'b' });
    news();
    engine.receive({ majorCode: 2 });
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
  });
});

describe('2s while a login is under way', () => {
  it('soon after a success count no failure, however many they are', async () => {
    const { engine, clock, news } = rig();
    void engine.signedIn();
    engine.receive({ majorCode: 2 });
    engine.logIn();
    for (let storm = 0; storm < 20; storm++) engine.receive({ majorCode: 2 });
    news();
    engine.receive({ majorCode: 110 });
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
    expect(clock.pending).toBe(1);
  });
});

describe('hasToken', () => {
  it.each(['', 0, null, undefined])('that answers %j, at once or later, means no', async (none) => {
    for (const hasToken of [() => none as never, async () => none as never]) {
      const { engine, clock } = rig({ hasToken });
      engine.logIn();
      await clock.advance(0);
      expect(engine.state.session).toBe('registrationRequired');
    }
  });

  it('that never answers leaves no timer after dispose', async () => {
    const { engine, clock } = rig({ hasToken: () => new Promise(() => {}) });
    engine.logIn();
    await engine.dispose();
    expect(clock.pending).toBe(0);
  });

  it('that is overtaken by signedIn is no fault when it never answers', async () => {
    const { engine, clock, news } = rig({ hasToken: () => new Promise(() => {}) });
    engine.logIn();
    void engine.signedIn();
    news();
    await clock.advance(20_000);
    expect(news()).toEqual([]);
  });
});

describe('what was delivered before', () => {
  it('ends the login that rejects with it, and emits nothing of the server’s text', async () => {
    const frame = { majorCode: 7, requestId: 'x', message: 'a text of the server' };
    const reject: ((frame: unknown) => void)[] = [];
    const { engine, clock, emitted, news } = rig({
      login: () => new Promise((_, fail) => reject.push(fail)),
    });
    engine.logIn();
    engine.receive(frame);
    news();
    const before = emitted.length;
    reject[0]?.(frame);
    await clock.advance(0);
    expect(news()).toEqual(['login.delayed', 'state.changed']);
    expect(JSON.stringify(emitted.slice(before))).not.toContain('a text of the server');
  });
});

describe('dispose', () => {
  it('by a listener calls no other listener any more', async () => {
    const { engine } = rig();
    const other = vi.fn();
    engine.on('session.terminated', () => void engine.dispose());
    engine.on('session.terminated', other);
    engine.receive({ majorCode: 8 });
    expect(other).not.toHaveBeenCalled();
  });

  it('by a listener of the signal that it aborts settles as the same promise', () => {
    const disposals: Promise<void>[] = [];
    const { engine } = rig({
      login: ({ signal }) => {
        signal.addEventListener('abort', () => disposals.push(engine.dispose()));
        return pends();
      },
    });
    engine.logIn();
    disposals.push(engine.dispose());
    expect(disposals[0]).toBe(disposals[1]);
  });
});

describe('a lockout', () => {
  it('ticks and ends in time after a step of the clock that nobody announced', async () => {
    const { engine, clock, news } = rig();
    engine.lockOut({ action: 100, waitMs: 200_000 });
    await clock.advance(10_000);
    clock.jump(45_000);
    const lockout = engine.lockOut({ action: 201, waitMs: 3000 });
    const countdown = lockout && engine.countdown(lockout);
    const shown: unknown[] = [countdown?.get()];
    countdown?.subscribe(() => shown.push(countdown.get()));
    news();
    await clock.advance(3000);
    expect(shown).toEqual([3000, 2000, 1000, 0]);
    expect(news()).toEqual(['lockout.ended']);
  });

  it('that only the storage knows goes on, whatever was cleared before that was read', async () => {
    const inner = memoryStore();
    await inner.write('', {
      version: 2,
      id: 'r1',
      key: '100',
      majorCode: 136,
      arrivedAtMs: Date.UTC(2026, 0, 1),
      waitMs: 100_000,
    });
    const { engine } = rig({ store: { ...inner, read: async (account) => inner.read(account) } });
    const first = engine.lockOut({ action: 100, waitMs: 5000 });
    if (first) engine.clearLockout(first);
    engine.lockOut({ action: 100, waitMs: 5000 });
    await engine.restored;
    expect(engine.guard(100)).toMatchObject({ remainingMs: 100_000 });
  });
});

describe('an override', () => {
  it('of a virtual error is taken', () => {
    const { engine, news } = rig({
      overrides: { CLIENT_UPDATE_MESSAGE_FORBIDDEN: { kind: 'inform' } },
    });
    engine.receive({ majorCode: 604 });
    expect(news()).toEqual(['reaction', 'error.reported']);
  });

  it('of the * row is refused: the entry’s own is meant', () => {
    const overrides: Record<string, unknown> = { 'USER_LOGIN_FAILED/*': { kind: 'inform' } };
    expect(() => rig({ overrides: overrides as never })).toThrow('overrides');
  });
});
