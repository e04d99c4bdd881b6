// @vitest-environment jsdom
// What a line says, by what the engine emitted. Comes in: frames, calls of the app, logins. Goes out: the texts of lines. Next: timeline.test.ts,
// for the trees that they stand in.
import { describe, expect, it } from 'vitest';
import { createReactionEngine, memoryStore, type ReactionEngine } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { gate } from '../support/session.js';
import { drawn, inspectorPage, made } from './inspector-page.js';

type Options = NonNullable<Parameters<typeof createReactionEngine>[0]>;

/** The lines of what an engine with these options does, the first words of each: the name of the event. */
async function linesOf(name: string, options: Options, act: (engine: ReactionEngine) => unknown) {
  const clock = manualClock();
  const engine = createReactionEngine({ clock, store: memoryStore(), ...options });
  const { timeline } = inspectorPage({ engine, clock });
  act(engine);
  await clock.advance(10);
  const lines = (await timeline()).map((line) => line.trim());
  return lines.filter((line) => line.startsWith(name));
}

const refusedBy = (frame: object) => ({ login: () => Promise.reject(frame) });

describe('the line of a login says', () => {
  it.each<readonly [what: string, name: string, options: Options, line: string]>([
    [
      'which error it failed with',
      'login.failed',
      refusedBy({ majorCode: 109, minorCode: 2 }),
      'login.failed at try 1: 109/2 USER_LOGIN_BAD_PAYLOAD',
    ],
    [
      'that it backs off, and for how long',
      'login.delayed',
      { ...refusedBy({ majorCode: 110 }), loginBackoff: { random: () => 1 } },
      'login.delayed backing off, 1 s',
    ],
    [
      'that a token is missing, and no error',
      'registration.required',
      { login: async () => {}, hasToken: () => false },
      'registration.required no token',
    ],
    [
      'which error asks for a registration',
      'registration.required',
      refusedBy({ majorCode: 111, minorCode: 1 }),
      'registration.required 111/1 USER_LOGIN_FAILED',
    ],
  ])('%s', async (_, name, options, line) => {
    expect(await linesOf(name, options, (engine) => engine.logIn())).toEqual([line]);
  });

  it('that there is no connection, and no time', async () => {
    const lines = await linesOf('login.delayed', { login: async () => {} }, (engine) => {
      engine.disconnected();
      engine.logIn();
    });
    expect(lines).toEqual(['login.delayed no connection']);
  });

  it('at which try it succeeded; nothing where it had not begun', async () => {
    const logIn = (engine: ReactionEngine) => {
      engine.logIn();
      void engine.signedIn();
    };
    expect(await linesOf('login.succeeded', {}, logIn)).toEqual(['login.succeeded at try 1']);
    // It waits for what is stored.
    const read = gate<never[]>();
    const store = { ...memoryStore(), read: () => read.promise };
    const lines = await linesOf('login.succeeded', { store }, (engine) => {
      logIn(engine);
      read.open([]);
    });
    expect(lines).toEqual(['login.succeeded']);
  });

  it('how many tries failed where the last had no error frame', async () => {
    const options = {
      login: () => Promise.reject(new Error('no frame')),
      loginBackoff: { maxAttempts: 1 },
    };
    const lines = await linesOf('login.failed', options, (engine) => engine.logIn());
    expect(lines).toEqual(['login.failed at try 1']);
  });
});

describe('the line of what a person is asked for says', () => {
  it.each<readonly [what: string, name: string, act: (engine: ReactionEngine) => void, string]>([
    [
      'that the app said so',
      'nickname.required',
      (engine) => engine.nicknameRequired(),
      'the app said so',
    ],
    [
      'which error did',
      'nickname.required',
      (engine) => engine.receive({ majorCode: 9 }),
      '9 NICKNAME_REQUIRED',
    ],
    [
      'both inputs where it may be either',
      'input.rejected',
      (engine) => engine.receive({ majorCode: 124, minorCode: 4 }),
      'firstName and lastName: eitherRequired',
    ],
    [
      'that no input is named',
      'input.rejected',
      (engine) => engine.receive({ majorCode: 300 }),
      'no field named: unspecified',
    ],
  ])('%s', async (_, name, act, text) => {
    expect(await linesOf(name, {}, act)).toEqual([`${name} ${text}`]);
  });

  it('the same in the line of the reaction', async () => {
    const lines = await linesOf('correctInput', {}, (engine) => {
      engine.receive({ majorCode: 124, minorCode: 4 });
      engine.receive({ majorCode: 300 });
    });
    expect(lines).toEqual([
      'correctInput firstName and lastName: eitherRequired · derived',
      'correctInput unspecified · derived',
    ]);
  });
});

it('the line of the account says that it is another, and not which', async () => {
  const lines = await linesOf('state.changed', { account: 'sara' }, (engine) => {
    void engine.signedIn({ account: 'omid' });
    void engine.signedOut();
    void engine.signedIn({ account: 'sara' });
  });
  expect(lines).toEqual([
    'state.changed account changed',
    'state.changed ready → registrationRequired · no account',
    'state.changed registrationRequired → ready · account known',
  ]);
});

it('the line of a request that was held says for how long', async () => {
  const { engine, clock, timeline } = inspectorPage(made());
  engine.disconnected();
  const asked = engine.request(201, async () => {});
  await clock.advance(1500);
  engine.connected();
  await clock.advance(10);
  await asked;
  expect(await timeline()).toContain('  request.sent #201 · request-1 · after 1.5 s');
});

it('what is locked by an error that names no request is that error', async () => {
  const { engine, seen, timeline } = inspectorPage(made());
  engine.receive({ majorCode: 77_777, wait: 5 });
  await drawn();
  expect(await timeline()).toContain('  lockout.started error 77777, 5 s');
  expect(seen('.lockouts b')).toEqual(['error 77777']);
});
