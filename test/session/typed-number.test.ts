// 105, 135 and 184 are about a phone number. While nobody is signed in it is the person's own; else it was only typed.
import { describe, expect, it } from 'vitest';
import type { ReactionEngine, SessionState } from '../../src/index.js';
import {
  allSituations,
  heldLogin,
  heldRig,
  type RigOptions,
  rig,
  rigIn,
  type Situation,
} from '../support/session.js';
import { settled, tabHub } from '../support/tab-hub.js';

const codes = [105, 135, 184] as const;
const nextOf: Record<(typeof codes)[number], SessionState> = {
  105: 'accountBlocked',
  135: 'accountBlocked',
  184: 'twoStepRequired',
};

/** Where nothing final is known against the session. */
const open = allSituations.filter((name) => {
  const forms: readonly Situation[] = [
    'registrationRequired',
    'twoStepRequired',
    'accountBlocked',
    'terminated',
    'replaced',
  ];
  return !forms.includes(name);
});

describe('while somebody is signed in', () => {
  it.each(open.flatMap((from) => codes.map((majorCode) => ({ from, majorCode }))))(
    'a $majorCode in $from is request.denied, each time, and the session stays',
    ({ from, majorCode }) => {
      const { engine, news } = rigIn(from, { account: 'a', login: heldLogin().login });
      const before = engine.state;
      for (let n = 0; n < 3; n++) {
        engine.receive({ majorCode });
        expect(news()).toEqual(['reaction', 'request.denied']);
      }
      expect(engine.state).toBe(before);
    },
  );

  it.each(codes)('a %d with a wait locks all the same', (majorCode) => {
    const { engine, news } = rig({ account: 'a' });
    engine.receive({ majorCode, wait: 30, action: 101 });
    expect(news()).toEqual(['reaction', 'lockout.started', 'request.denied']);
    expect(engine.state.session).toBe('ready');
  });

  it.each(codes)('a %d in answer to #102 counts as if nobody were', async (majorCode) => {
    const { engine, held, clock } = heldRig({ account: 'a' });
    engine.logIn();
    held.last.fail({ majorCode });
    await clock.advance(0);
    expect(engine.state.session).toBe(nextOf[majorCode]);
  });

  it('111/4 blocks the account: it is of no typed number', () => {
    const { engine } = rig({ account: 'a' });
    engine.receive({ majorCode: 111, minorCode: 4 });
    expect(engine.state.session).toBe('accountBlocked');
  });

  it.each(['terminated', 'replaced'] as const)('in %s nothing counts any more', (from) => {
    const { engine, news } = rigIn(from, { account: 'a' });
    for (const majorCode of codes) engine.receive({ majorCode });
    expect(news()).toEqual(['reaction', 'reaction', 'reaction']);
    expect(engine.state.session).toBe(from);
  });

  it.each([
    ['terminates', { kind: 'sessionTerminated' }, 'terminated'],
    ['only informs', { kind: 'inform' }, 'ready'],
  ] as const)('a 105 that the app says %s does so', (_, override, next) => {
    const { engine } = rig({ account: 'a', overrides: { USER_VERIFY_BLOCKED_USER: override } });
    engine.receive({ majorCode: 105 });
    expect(engine.state.session).toBe(next);
  });

  it('another error that the app says asks for the two-step password does so', () => {
    const { engine } = rig({
      account: 'a',
      overrides: { CHAT_SEND_MESSAGE_FORBIDDEN: { kind: 'verifyTwoStep' } },
    });
    engine.receive({ majorCode: 205 });
    expect(engine.state.session).toBe('twoStepRequired');
  });
});

describe('somebody is signed in', () => {
  const since: [string, RigOptions, (engine: ReactionEngine) => unknown][] = [
    ['once an account is named at the start', { account: 'a' }, () => {}],
    ['once signedIn() is called', {}, (engine) => engine.signedIn()],
    ['once an account is named', {}, (engine) => engine.signedIn({ account: 'a' })],
    [
      'once a login has succeeded',
      {},
      (engine) => {
        engine.logIn();
        engine.receive({ majorCode: 10170 });
      },
    ],
  ];
  it.each(since)('%s', (_, options, act) => {
    const { engine, news } = rig(options);
    act(engine);
    news();
    engine.receive({ majorCode: 105 });
    expect(news()).toEqual(['reaction', 'request.denied']);
  });

  it.each(since)('%s, and nobody any more after signedOut()', (_, options, act) => {
    const { engine } = rig(options);
    act(engine);
    void engine.signedOut();
    engine.logIn({ newToken: true });
    expect(engine.state.session).toBe('loggingIn');
    engine.receive({ majorCode: 184 });
    expect(engine.state.session).toBe('twoStepRequired');
  });

  it('and nobody any more after signedOut() in another tab', async () => {
    const hub = tabHub();
    const here = rig({ account: 'a', channel: hub.channel() });
    hub.post({ version: 2, kind: 'signedOut', account: 'a' });
    await settled();
    here.engine.logIn({ newToken: true });
    here.engine.receive({ majorCode: 184 });
    expect(here.engine.state.session).toBe('twoStepRequired');
  });
});

describe('while nobody is signed in', () => {
  it.each(open.flatMap((from) => codes.map((majorCode) => ({ from, majorCode }))))(
    'a $majorCode in $from counts',
    ({ from, majorCode }) => {
      const { engine } = rigIn(from, { login: heldLogin().login });
      engine.receive({ majorCode });
      expect(engine.state.session).toBe(nextOf[majorCode]);
    },
  );

  it('a form that is refused again learns of each refusal', () => {
    const { engine, emitted, news } = rig();
    for (const [majorCode, next, ...emitted] of [
      [184, 'twoStepRequired', 'twoStep.required', 'state.changed'],
      [184, 'twoStepRequired', 'request.denied'],
      [105, 'accountBlocked', 'account.blocked', 'state.changed'],
      [105, 'accountBlocked', 'request.denied'],
      [135, 'accountBlocked', 'request.denied'],
      [184, 'twoStepRequired', 'twoStep.required', 'state.changed'],
    ] as const) {
      engine.receive({ majorCode });
      expect(news()).toEqual(['reaction', ...emitted]);
      expect(engine.state.session).toBe(next);
    }
    const denied = emitted.filter(({ name }) => name === 'request.denied');
    expect(denied.map(({ payload }) => payload)).toMatchObject(
      [184, 105, 135].map((majorCode) => ({ resolution: { frame: { majorCode } } })),
    );
  });

  it('a form counts also where an account was named before', () => {
    const { engine } = rig({ account: 'a' });
    engine.receive({ majorCode: 111 });
    engine.receive({ majorCode: 184 });
    expect(engine.state.session).toBe('twoStepRequired');
  });
});
