// Why nobody is signed in, and what a change of the state began with.
import { describe, expect, it } from 'vitest';
import type { Cause, ReactionEngine, SignedOutReason } from '../../src/index.js';
import { heldRig, rig } from '../support/session.js';

type Act = (engine: ReactionEngine) => unknown;

const ends: Record<string, readonly [SignedOutReason, Act]> = {
  'an 8': ['terminated', (engine) => engine.receive({ majorCode: 8 })],
  'a 3': ['replaced', (engine) => engine.receive({ majorCode: 3 })],
  '111/4': ['accountBlocked', (engine) => engine.receive({ majorCode: 111, minorCode: 4 })],
  'a 105': ['accountBlocked', (engine) => engine.receive({ majorCode: 105 })],
  '111': ['registrationRequired', (engine) => engine.receive({ majorCode: 111 })],
  'signedOut()': ['signedOut', (engine) => engine.signedOut()],
};
const signIns: Record<string, Act> = {
  'signedIn()': (engine) => engine.signedIn(),
  'signedIn() of another account': (engine) => engine.signedIn({ account: 'b' }),
};

describe('state.reason', () => {
  it('is absent as long as nothing is known against the sign-in', () => {
    const { engine } = rig();
    expect(engine.state).not.toHaveProperty('reason');
    for (const majorCode of [2, 9, 1, 4]) engine.receive({ majorCode });
    engine.twoStepRequired();
    expect(engine.state).not.toHaveProperty('reason');
  });

  it.each(Object.entries(ends))('after %s is %s', (_, [reason, end]) => {
    const { engine } = rig();
    end(engine);
    expect(engine.state.reason).toBe(reason);
  });

  it('after 109/1 in answer to the login is registrationRequired', () => {
    const { engine } = heldRig();
    engine.logIn();
    engine.receive({ majorCode: 109, minorCode: 1 });
    expect(engine.state.reason).toBe('registrationRequired');
  });

  it('is noToken where hasToken says so', () => {
    const { engine } = heldRig({ hasToken: () => false });
    engine.logIn();
    expect(engine.state.reason).toBe('noToken');
  });

  it.each(Object.entries(ends))('after %s stays %s when the app signs out', (_, [reason, end]) => {
    const { engine } = rig({ hasToken: () => false });
    end(engine);
    void engine.signedOut();
    expect(engine.state).toMatchObject({ session: 'registrationRequired', reason });
    engine.logIn({ newToken: true });
    expect(engine.state).toMatchObject({ session: 'registrationRequired', reason });
  });

  it('stays through pages and logins, until one succeeds', async () => {
    const { engine, held, clock } = heldRig();
    engine.receive({ majorCode: 8 });
    void engine.signedOut();
    engine.twoStepRequired();
    expect(engine.state.reason).toBe('terminated');
    engine.twoStepVerified();
    held.last.fail({ majorCode: 110 });
    await clock.advance(1000);
    expect(engine.state).toMatchObject({ session: 'loggingIn', reason: 'terminated' });
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state).not.toHaveProperty('reason');
  });

  it('is what the server says last', () => {
    const { engine } = rig();
    void engine.signedOut();
    engine.receive({ majorCode: 105 });
    expect(engine.state.reason).toBe('accountBlocked');
    engine.logIn({ newToken: true });
    engine.receive({ majorCode: 111, action: 102 });
    expect(engine.state.reason).toBe('registrationRequired');
  });

  it.each(Object.entries(signIns))('ends with %s', (_, signIn) => {
    for (const [, end] of Object.values(ends)) {
      const { engine } = rig({ account: null });
      end(engine);
      signIn(engine);
      expect(engine.state).not.toHaveProperty('reason');
    }
  });

  it('ends with a login that brings the page of the nickname back', async () => {
    const { engine, held, clock } = heldRig();
    engine.receive({ majorCode: 8 });
    engine.logIn({ newToken: true });
    engine.receive({ majorCode: 9 });
    await clock.advance(10_000);
    expect(engine.state).toMatchObject({ session: 'nicknameRequired', reason: 'terminated' });
    engine.connected();
    expect(engine.state).toMatchObject({ session: 'loggingIn', reason: 'terminated' });
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('nicknameRequired');
    expect(engine.state).not.toHaveProperty('reason');
  });

  it('makes another state where only it changes, for those who subscribed', () => {
    const { engine, news } = rig();
    void engine.signedOut();
    const seen: unknown[] = [];
    engine.subscribe(() => seen.push(engine.state.reason));
    news();
    // The same state, for another reason.
    engine.receive({ majorCode: 105 });
    engine.logIn({ newToken: true });
    expect(seen).toEqual(['accountBlocked', 'accountBlocked']);
  });
});

describe('the cause of state.changed', () => {
  const causes: [string, Cause, Act][] = [
    ['signedIn()', 'app', (engine) => engine.signedIn({ account: 'b' })],
    ['signedOut()', 'app', (engine) => engine.signedOut()],
    ['logIn()', 'app', (engine) => engine.logIn()],
    ['nicknameRequired()', 'app', (engine) => engine.nicknameRequired()],
    ['twoStepRequired()', 'app', (engine) => engine.twoStepRequired()],
    ['connected()', 'connection', (engine) => engine.connected()],
    ['disconnected()', 'connection', (engine) => engine.disconnected()],
    ['a received 8', 'frame', (engine) => engine.receive({ majorCode: 8 })],
    ['a received 2', 'frame', (engine) => engine.receive({ majorCode: 2 })],
  ];
  it.each(causes)('by %s is %s', (_, cause, act) => {
    const { engine, emitted } = heldRig();
    act(engine);
    expect(emitted.at(-1)).toMatchObject({ name: 'state.changed', payload: { cause } });
  });

  it.each([
    ['its success', (last) => last.succeed()],
    ['its refusal', (last) => last.fail({ majorCode: 110 })],
    ['an 8 in answer', (last) => last.fail({ majorCode: 8 })],
  ] satisfies [string, (last: ReturnType<typeof heldRig>['held']['last']) => void][])(
    'by a login is login: %s',
    async (_, settle) => {
      const { engine, held, clock, emitted } = heldRig();
      engine.logIn();
      settle(held.last);
      await clock.advance(0);
      expect(emitted.at(-1)).toMatchObject({ name: 'state.changed', payload: { cause: 'login' } });
    },
  );

  it('by the time-out or the timer of a login is login', async () => {
    const { engine, clock, emitted } = heldRig();
    engine.logIn();
    for (const afterMs of [10_000, 1000]) {
      await clock.advance(afterMs);
      expect(emitted.at(-1)).toMatchObject({ name: 'state.changed', payload: { cause: 'login' } });
    }
  });

  it('by a frame that answers a login is frame', () => {
    const { engine, emitted } = heldRig();
    engine.logIn();
    engine.receive({ majorCode: 110 });
    expect(emitted.at(-1)).toMatchObject({ payload: { session: 'loginDelayed', cause: 'frame' } });
  });

  it.each([
    ['a call', (engine) => engine.logIn()],
    ['a frame', (engine) => engine.receive({ majorCode: 2 })],
    ['a connection', (engine) => engine.connected()],
  ] satisfies [string, Act][])('where there is no token is noToken, after %s', async (_, act) => {
    for (const hasToken of [() => false, async () => false]) {
      const { engine, clock, emitted } = heldRig({ hasToken });
      act(engine);
      await clock.advance(0);
      expect(emitted.at(-1)).toMatchObject({
        name: 'state.changed',
        payload: { session: 'registrationRequired', cause: 'noToken' },
      });
      // It is said of that turn only.
      void engine.signedIn();
      expect(emitted.at(-1)).toMatchObject({ payload: { cause: 'app' } });
    }
  });

  it('is what the outermost began with: a call inside a listener has its own', () => {
    const { engine, emitted } = heldRig();
    engine.once('session.terminated', () => void engine.signedOut());
    engine.receive({ majorCode: 8 });
    const changes = emitted.filter(({ name }) => name === 'state.changed');
    expect(changes.map(({ payload }) => payload)).toMatchObject([
      { session: 'terminated', cause: 'frame' },
      { session: 'registrationRequired', cause: 'app' },
    ]);
  });
});
