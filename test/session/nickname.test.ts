// The pages that the server asks for before a session is of use: the nickname and the two-step password.
import { describe, expect, it } from 'vitest';
import type { ReactionEngine } from '../../src/index.js';
import { heldRig, rig } from '../support/session.js';

/** A person at the page of the nickname, whose connection has just been renewed. */
function renewed() {
  const made = heldRig();
  made.engine.receive({ majorCode: 9 });
  made.engine.connected();
  made.news();
  return made;
}

describe('the page of the nickname', () => {
  it.each([
    ['login resolves', ({ held }) => held.last.succeed()],
    ['the app calls signedIn()', ({ engine }) => void engine.signedIn()],
    ['the anonymous account is signed in', ({ engine }) => void engine.signedIn({ account: 'a' })],
    ['a 10170 comes', ({ engine }) => engine.receive({ majorCode: 10170 })],
  ] satisfies [string, (made: ReturnType<typeof heldRig>) => unknown][])(
    'comes back where the login of a new connection succeeds: %s',
    async (_, succeed) => {
      const made = renewed();
      expect(made.engine.state.session).toBe('loggingIn');
      succeed(made);
      await made.clock.advance(0);
      expect(made.engine.state.session).toBe('nicknameRequired');
      expect(made.news().filter((name) => name !== 'reaction')).toEqual([
        'login.succeeded',
        'state.changed',
      ]);
      expect(made.engine.nicknameSet()).toBe(true);
      expect(made.engine.state.session).toBe('ready');
    },
  );

  it('comes back also after tries that failed, connections that were lost, and logIn()', async () => {
    const { engine, held, clock } = renewed();
    held.last.fail({ majorCode: 110 });
    await clock.advance(0);
    engine.logIn();
    engine.disconnected();
    await clock.advance(60_000);
    engine.connected();
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('nicknameRequired');
  });

  it('comes back where the new connection had to keep its distance', async () => {
    const { engine, held, clock } = heldRig();
    engine.connected();
    held.last.succeed();
    await clock.advance(0);
    engine.receive({ majorCode: 9 });
    engine.connected();
    expect(engine.state.session).toBe('loginDelayed');
    await clock.advance(1000);
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('nicknameRequired');
  });

  it.each([
    ['is answered by an 8', ({ engine }) => engine.receive({ majorCode: 8 }), 'terminated'],
    ['fails', ({ held }) => held.last.fail({ majorCode: 109, minorCode: 2 }), 'loginFailed'],
    ['ends by signedOut()', ({ engine }) => void engine.signedOut(), 'registrationRequired'],
  ] satisfies [string, (made: ReturnType<typeof heldRig>) => unknown, string][])(
    'does not come back by a later login where this one %s',
    async (_, end, session) => {
      const made = renewed();
      end(made);
      await made.clock.advance(0);
      expect(made.engine.state.session).toBe(session);
      made.engine.logIn({ newToken: true });
      // The one that was given up is waited for.
      made.held.calls[0]?.fail(new Error('aborted'));
      await made.clock.advance(0);
      expect(made.held.login).toHaveBeenCalledTimes(2);
      made.held.last.succeed();
      await made.clock.advance(0);
      expect(made.engine.state.session).toBe('ready');
    },
  );

  it('does not come back for another account, nor for a signedIn() before the login is sent', () => {
    const other = heldRig({ account: 'a' });
    other.engine.receive({ majorCode: 9 });
    other.engine.connected();
    void other.engine.signedIn({ account: 'b' });
    expect(other.engine.state.session).toBe('ready');
    const early = heldRig({ hasToken: () => new Promise(() => {}) });
    early.engine.receive({ majorCode: 9 });
    early.engine.connected();
    void early.engine.signedIn();
    expect(early.engine.state.session).toBe('ready');
  });

  it.each([
    ['a 2', (engine) => engine.receive({ majorCode: 2 })],
    ['logIn()', (engine) => engine.logIn()],
  ] satisfies [string, (engine: ReactionEngine) => unknown][])(
    'does not come back where the login is of the same connection, by %s: the server says 9 again',
    async (_, begin) => {
      const { engine, held, clock } = heldRig();
      engine.receive({ majorCode: 9 });
      begin(engine);
      held.last.succeed();
      await clock.advance(0);
      expect(engine.state.session).toBe('ready');
    },
  );
});

describe('nicknameRequired()', () => {
  it('aborts a login in flight, as a 9 does', () => {
    const { engine, held, emitted, news } = heldRig();
    engine.logIn();
    news();
    expect(engine.nicknameRequired()).toBe(true);
    expect(held.last.signal.aborted).toBe(true);
    expect(news()).toEqual(['nickname.required', 'state.changed']);
    expect(emitted.at(-2)?.payload).toEqual({});
  });

  it('counts also right after nicknameSet(): it is said now', () => {
    const { engine } = rig();
    engine.nicknameRequired();
    engine.nicknameSet();
    expect(engine.nicknameRequired()).toBe(true);
    expect(engine.state.session).toBe('nicknameRequired');
  });
});

describe('twoStepRequired()', () => {
  it('counts while somebody is signed in, where a 184 would be of a typed number', () => {
    const { engine, news } = rig({ account: 'a' });
    engine.receive({ majorCode: 184 });
    expect(engine.state.session).toBe('ready');
    news();
    expect(engine.twoStepRequired()).toBe(true);
    expect(news()).toEqual(['twoStep.required', 'state.changed']);
  });

  it('said again changes nothing, and is no refusal of the form', () => {
    const { engine, news } = rig();
    engine.twoStepRequired();
    news();
    expect(engine.twoStepRequired()).toBe(false);
    expect(news()).toEqual([]);
  });
});
