// A platform that refuses what it should give, and an app that calls the engine where it is called itself.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { engineClock } from '../../src/clock.js';
import { type Clock, memoryStore, type ReactionEngine } from '../../src/index.js';
import { igapFacts } from '../../src/protocol/facts.js';
import type { Logins } from '../../src/session/login.js';
import { createPhase } from '../../src/session/phase.js';
import { createLoginRun } from '../../src/session/run.js';
import { createSession, type SessionParts } from '../../src/session/session.js';
import { manualClock } from '../../src/testing.js';
import { heldLogin, heldRig, rig } from '../support/session.js';

afterEach(() => vi.unstubAllGlobals());

describe('a platform that refuses an AbortController', () => {
  class Refused {
    constructor() {
      throw new Error('no');
    }
  }
  class Trap {
    get signal(): never {
      throw new Error('no');
    }
    abort() {}
  }

  it.each([
    ['by throwing', Refused],
    ['by a signal that cannot be read', Trap],
    ['by having none', undefined],
  ])('%s: a fault, and the login goes on', async (_, controller) => {
    vi.stubGlobal('AbortController', controller);
    const { engine, held, clock, emitted, news } = heldRig();
    expect(engine.receive({ majorCode: 2 })).toMatchObject({ outcome: 'resolved' });
    expect(news()).toEqual(['reaction', 'login.started', 'state.changed', 'fault']);
    expect(emitted.at(-1)?.payload).toMatchObject({ code: 'platform' });
    expect(held.last.signal.aborted).toBe(false);
    engine.disconnected();
    engine.connected();
    expect(held.login).toHaveBeenCalledTimes(2);
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('ready');
    await engine.dispose();
    expect(clock.pending).toBe(0);
  });
});

describe('a clock that refuses timers', () => {
  it('leaves the session as it is, and receive returns', async () => {
    const manual = manualClock();
    const clock: Clock = {
      ...manual,
      setTimeout: () => {
        throw new Error('no');
      },
    };
    const held = heldLogin();
    const { engine } = rig({ clock: clock as never, login: held.login });
    expect(engine.receive({ majorCode: 2 })).toMatchObject({ outcome: 'resolved' });
    held.last.fail({ majorCode: 110 });
    await Promise.resolve();
    await Promise.resolve();
    await Promise.resolve();
    expect(engine.state.session).toBe('loginDelayed');
    expect(engine.logIn()).toBe(true);
    expect(held.login).toHaveBeenCalledTimes(2);
  });
});

describe('a session that is calling with no login in flight', () => {
  it('is a failed try: it backs off, counted, and logs in again', async () => {
    const clock = manualClock();
    const emitted: [string, unknown][] = [];
    const current = vi.fn();
    const begin = vi.fn();
    const ignore = () => {};
    const session = createSession({
      facts: igapFacts,
      clock: engineClock(clock, (callback) => callback(), ignore),
      lockouts: {
        ready: () => true,
        guard: () => ({ allowed: true }),
        remainingMs: () => 0,
      } as unknown as SessionParts['lockouts'],
      outbox: { emit: (name, payload) => void emitted.push([name, payload]), because: ignore },
      phase: createPhase(undefined, undefined, ignore),
      run: createLoginRun({ elapsed: clock.monotonic }, { maxAttempts: 2, random: () => 1 }),
      logins: { current, begin, abort: ignore } as Partial<Logins> as Logins,
      token: { found: () => true, stop: ignore },
      connection: () => 'unknown',
      isNamed: false,
    });
    session.call('logIn');
    session.settle();
    expect(session.state()).toBe('loginDelayed');
    await clock.advance(1000);
    session.settle();
    expect(session.state()).toBe('loginFailed');
    expect(begin).toHaveBeenCalledTimes(2);
    expect(emitted).toEqual([
      ['login.started', { attempt: 1 }],
      ['login.delayed', { reason: 'backoff', delayMs: 1000, resolution: undefined }],
      ['login.started', { attempt: 2 }],
      ['login.failed', { attempt: 2, resolution: undefined }],
    ]);
  });
});

describe('hasToken, called in the middle of a turn,', () => {
  const acts: [string, (engine: ReactionEngine) => unknown][] = [
    ['disposes of the engine', (engine) => engine.dispose()],
    ['signs in', (engine) => engine.signedIn()],
    ['signs out', (engine) => engine.signedOut()],
    ['connects', (engine) => engine.connected()],
    ['disconnects', (engine) => engine.disconnected()],
    ['receives a 2', (engine) => engine.receive({ majorCode: 2 })],
    ['receives an 8', (engine) => engine.receive({ majorCode: 8 })],
    ['logs in', (engine) => engine.logIn({ newToken: true })],
    ['asks for the nickname', (engine) => engine.nicknameRequired()],
    ['locks', (engine) => engine.lockOut({ action: 102, waitMs: 1000 })],
    ['throws', () => Promise.reject(new Error('no'))],
  ];
  it.each(acts)('%s: one login at most, and nothing is left after dispose()', async (_, act) => {
    for (const answer of [true, false, Promise.resolve(true), new Promise<boolean>(() => {})]) {
      const store = memoryStore();
      const made = heldRig({
        store,
        hasToken: () => {
          const done = act(made.engine);
          if (done instanceof Promise) done.catch(() => {});
          return answer;
        },
      });
      const { engine, clock, held, emitted } = made;
      expect(engine.receive({ majorCode: 2 })).toMatchObject({ outcome: 'resolved' });
      await clock.advance(0);
      const live = held.calls.filter(({ signal }) => !signal.aborted);
      expect(live.length).toBeLessThanOrEqual(1);
      expect(emitted.filter(({ name }) => name === 'login.started')).toHaveLength(
        held.calls.length,
      );
      await engine.dispose();
      expect(clock.pending).toBe(0);
    }
  });
});

describe('login, called once the turn is over,', () => {
  it.each([
    ['disconnects', (engine) => engine.disconnected(), 'loginDelayed'],
    ['connects anew', (engine) => engine.connected(), 'loggingIn'],
    ['receives an 8', (engine) => engine.receive({ majorCode: 8 }), 'terminated'],
    ['signs in', (engine) => engine.signedIn(), 'ready'],
    ['logs in', (engine) => engine.logIn(), 'loggingIn'],
  ] satisfies [string, (engine: ReactionEngine) => unknown, string][])(
    '%s: the session is %3$s',
    async (_, act, session) => {
      let once = true;
      const held = heldLogin();
      const { engine, clock } = rig({
        login: (call) => {
          if (once) {
            once = false;
            void act(engine);
          }
          return held.login(call);
        },
      });
      engine.logIn();
      await clock.advance(0);
      expect(engine.state.session).toBe(session);
      const live = held.calls.filter(({ signal }) => !signal.aborted);
      expect(live.length).toBeLessThanOrEqual(1);
    },
  );
});
