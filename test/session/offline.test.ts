// While there is no connection a login is wanted, and waits: what asks for it, and what happens then.
import { describe, expect, it, vi } from 'vitest';
import type { ReactionEngine } from '../../src/index.js';
import {
  hangingStore,
  heldLogin,
  heldRig,
  type RigOptions,
  rigIn,
  type Situation,
} from '../support/session.js';

type Asks = readonly [string, Situation, (engine: ReactionEngine) => unknown];

const calls: readonly Asks[] = [
  ['logIn()', 'ready', (engine) => engine.logIn()],
  ['logIn()', 'nicknameRequired', (engine) => engine.logIn()],
  ['logIn()', 'loginFailed', (engine) => engine.logIn()],
  ['takeOver()', 'replaced', (engine) => engine.takeOver()],
  ['twoStepVerified()', 'twoStepRequired', (engine) => engine.twoStepVerified()],
  ...(['registrationRequired', 'twoStepRequired', 'accountBlocked', 'terminated'] as const).map(
    (from): Asks => ['logIn({ newToken })', from, (e) => e.logIn({ newToken: true })],
  ),
];
const others: readonly Asks[] = [
  ['a 2', 'ready', (engine) => engine.receive({ majorCode: 2 })],
  ['a 2', 'nicknameRequired', (engine) => engine.receive({ majorCode: 2 })],
  ['another socket', 'ready', (engine) => engine.disconnected({ connecting: true })],
];

function closedIn(from: Situation) {
  const held = heldLogin();
  const hasToken = vi.fn(() => true);
  const made = rigIn(from, { login: held.login, hasToken });
  made.engine.disconnected();
  made.news();
  return { ...made, held, hasToken };
}

describe('a login that is asked for while the connection is closed', () => {
  it.each([...calls, ...others])(
    'by %s in %s is offline, and starts at connected()',
    (_, from, ask) => {
      const { engine, held, hasToken, emitted, news } = closedIn(from);
      // Where the run has tried a moment ago, logIn() begins a new one.
      const asked = hasToken.mock.calls.length;
      const returned = ask(engine);
      if (typeof returned === 'boolean') expect(returned).toBe(true);
      expect(hasToken).toHaveBeenCalledTimes(asked + 1);
      expect(engine.state.session).toBe('loginDelayed');
      expect(news().filter((name) => name !== 'reaction')).toEqual([
        'login.delayed',
        'state.changed',
      ]);
      expect(emitted.at(-2)?.payload).toEqual({ reason: 'offline' });
      const before = held.calls.length;
      engine.connected();
      expect(held.calls.length).toBe(before + 1);
      expect(news()).toEqual(['login.started', 'state.changed']);
    },
  );

  it.each([...calls, ...others])(
    'by %s in %s asks for registration where there is no token',
    (_, from, ask) => {
      const held = heldLogin();
      let has = true;
      const { engine, emitted, news } = rigIn(from, { login: held.login, hasToken: () => has });
      engine.disconnected();
      has = false;
      news();
      ask(engine);
      expect(engine.state.session).toBe('registrationRequired');
      expect(news().filter((name) => name !== 'reaction')).toEqual(
        from === 'registrationRequired'
          ? ['registration.required']
          : ['registration.required', 'state.changed'],
      );
      expect(emitted.findLast(({ name }) => name === 'registration.required')?.payload).toEqual({});
    },
  );

  it('asks hasToken when a back-off or a lockout ends, too', async () => {
    for (const from of ['loginDelayed, backing off', 'loginDelayed, locked out'] as const) {
      let has = true;
      const { engine, clock, news } = rigIn(from, { hasToken: () => has });
      engine.disconnected();
      has = false;
      news();
      await clock.advance(60_000);
      expect(engine.state).toMatchObject({ session: 'registrationRequired', reason: 'noToken' });
      expect(news().filter((name) => name !== 'lockout.ended')).toEqual([
        'registration.required',
        'state.changed',
      ]);
    }
  });

  it.each([
    ['#102 is locked out', {}, (engine) => engine.lockOut({ action: 102, waitMs: 60_000 })],
    ['the stored lockouts are not read', { store: hangingStore() }, () => {}],
    [
      'a login that was given up has not settled',
      {},
      (engine) => {
        engine.logIn();
        engine.nicknameRequired();
      },
    ],
  ] satisfies [string, RigOptions, (engine: ReactionEngine) => unknown][])(
    'is offline, and asks hasToken at once, also where %s',
    (_, options, bring) => {
      const hasToken = vi.fn(() => true);
      const { engine, emitted, news } = heldRig({ hasToken, ...options });
      bring(engine);
      engine.disconnected();
      hasToken.mockClear();
      news();
      engine.logIn();
      expect(hasToken).toHaveBeenCalledTimes(1);
      expect(news()).toEqual(['login.delayed', 'state.changed']);
      expect(emitted.at(-2)?.payload).toEqual({ reason: 'offline' });
    },
  );

  it('is under way: another logIn() joins it and emits nothing', () => {
    const { engine, news } = closedIn('ready');
    engine.logIn();
    news();
    expect([engine.logIn(), engine.logIn({ newToken: true })]).toEqual([true, true]);
    expect(news()).toEqual([]);
  });

  it('by logIn() ends a back-off, which is offline then', async () => {
    const { engine, clock, held, emitted, news } = closedIn('loginDelayed, backing off');
    expect(engine.logIn()).toBe(true);
    expect(news()).toEqual(['login.delayed']);
    expect(emitted.at(-1)?.payload).toEqual({ reason: 'offline' });
    await clock.advance(60_000);
    expect(news()).toEqual([]);
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('by a 2 soon after a success of the former connection is offline, and no failure', async () => {
    const { engine, clock, held, emitted, news } = heldRig({ loginBackoff: { maxAttempts: 1 } });
    engine.connected();
    held.last.succeed();
    await clock.advance(5000);
    engine.disconnected();
    news();
    engine.receive({ majorCode: 2 });
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
    expect(emitted.at(-2)?.payload).toEqual({ reason: 'offline' });
    engine.connected();
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('waits at connected() for the lockout that began meanwhile', async () => {
    const { engine, clock, held, emitted } = closedIn('ready');
    engine.logIn();
    engine.lockOut({ action: 102, waitMs: 7000 });
    engine.connected();
    expect(emitted.findLast(({ name }) => name === 'login.delayed')?.payload).toMatchObject({
      reason: 'lockout',
      delayMs: 7000,
    });
    await clock.advance(7000);
    expect(held.login).toHaveBeenCalledTimes(1);
  });
});
