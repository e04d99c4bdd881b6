import { describe, expect, it } from 'vitest';
import type { ReactionEngine, ReactionEventName, SessionState } from '../../src/index.js';
import { allSituations, heldLogin, rigIn, type Situation, situations } from '../support/session.js';

type Effect = readonly [next: SessionState, ...events: ReactionEventName[]];

const calls = {
  'signedIn()': (engine) => engine.signedIn(),
  'signedOut()': (engine) => engine.signedOut(),
  'logIn()': (engine) => engine.logIn(),
  'logIn({ newToken: false })': (engine) => engine.logIn({ newToken: false }),
  'logIn({ newToken: true })': (engine) => engine.logIn({ newToken: true }),
  'takeOver()': (engine) => engine.takeOver(),
  'nicknameRequired()': (engine) => engine.nicknameRequired(),
  'nicknameSet()': (engine) => engine.nicknameSet(),
  'twoStepRequired()': (engine) => engine.twoStepRequired(),
  'twoStepVerified()': (engine) => engine.twoStepVerified(),
} as const satisfies Record<string, (engine: ReactionEngine) => boolean | Promise<void>>;
type CallName = keyof typeof calls;
const callNames = Object.keys(calls) as CallName[];

const begins: Effect = ['loggingIn', 'login.started', 'state.changed'];
const ready: Effect = ['ready', 'state.changed'];
const out: Effect = ['registrationRequired', 'state.changed'];
const always = { 'signedIn()': ready, 'signedOut()': out };
const nickname = {
  'nicknameRequired()': ['nicknameRequired', 'nickname.required', 'state.changed'],
} satisfies Partial<Record<CallName, Effect>>;
const twoStep = {
  'twoStepRequired()': ['twoStepRequired', 'twoStep.required', 'state.changed'],
} satisfies Partial<Record<CallName, Effect>>;
const open = { ...nickname, ...twoStep };
const logIns = (effect: Effect) => ({
  'logIn()': effect,
  'logIn({ newToken: false })': effect,
  'logIn({ newToken: true })': effect,
});
const withNewToken = { 'logIn({ newToken: true })': begins };
const whileLoggingIn: Partial<Record<CallName, Effect>> = {
  ...open,
  'signedIn()': ['ready', 'login.succeeded', 'state.changed'],
  'signedOut()': out,
  ...logIns(['loggingIn']),
};

/** The table of calls; a call that is not in it does not fit. */
const table: Record<Situation, Partial<Record<CallName, Effect>>> = {
  ready: { ...open, 'signedIn()': ['ready'], 'signedOut()': out, ...logIns(begins) },
  'loggingIn, waiting for the storage': whileLoggingIn,
  loggingIn: whileLoggingIn,
  'loginDelayed, locked out': { ...always, ...open, ...logIns(['loginDelayed']) },
  'loginDelayed, backing off': { ...always, ...open, ...logIns(begins) },
  'loginDelayed, offline': { ...always, ...open, ...logIns(['loginDelayed']) },
  loginFailed: { ...always, ...open, ...logIns(begins) },
  registrationRequired: {
    'signedIn()': ready,
    'signedOut()': ['registrationRequired'],
    ...twoStep,
    ...withNewToken,
  },
  nicknameRequired: { ...always, ...twoStep, ...logIns(begins), 'nicknameSet()': ready },
  twoStepRequired: { ...always, ...withNewToken, 'twoStepVerified()': begins },
  accountBlocked: { ...always, ...twoStep, ...withNewToken },
  replaced: { ...always, 'takeOver()': begins },
  terminated: { ...always, ...withNewToken },
};

const cells = allSituations.flatMap((from) =>
  callNames.map((name) => {
    const effect = table[from][name];
    const [next, ...events] = effect ?? [situations[from].session];
    const promised = name === 'signedIn()' || name === 'signedOut()';
    return { from, name, next, events, returns: promised ? 'a promise' : effect !== undefined };
  }),
);

describe.each([
  ['a login of the app', () => ({ login: heldLogin().login })],
  ['no login of the app', () => ({})],
])('with %s, a call', (_, options) => {
  it.each(cells)('$name in $from returns $returns, leads to $next and emits $events', (cell) => {
    const { from, name, next, events, returns } = cell;
    const { engine, emitted, news } = rigIn(from, options());
    const before = engine.state;
    const { connection } = before;
    const returned = calls[name](engine);
    expect(returned instanceof Promise ? 'a promise' : returned).toBe(returns);
    expect(engine.state.session).toBe(next);
    expect(news()).toEqual(events);
    if (events.length === 0) expect(engine.state).toBe(before);
    else {
      expect(emitted.at(-1)?.payload).toEqual({
        session: next,
        account: null,
        connection,
        previous: { session: situations[from].session, account: null, connection },
        cause: 'app',
      });
    }
    // What the app says by itself carries no resolution.
    if (name === 'nicknameRequired()' || name === 'twoStepRequired()') {
      const [event] = events;
      expect(emitted.filter((each) => each.name === event).at(-1)?.payload).toEqual(event && {});
    }
  });
});

describe('an answer by hand', () => {
  it('aborts the login that signedOut, a takeover or an end makes useless', async () => {
    for (const end of [
      (engine: ReactionEngine) => engine.signedOut(),
      (engine: ReactionEngine) => engine.receive({ majorCode: 8 }),
      (engine: ReactionEngine) => engine.receive({ majorCode: 3 }),
    ]) {
      const held = heldLogin();
      const { engine } = rigIn('loggingIn', { login: held.login });
      void end(engine);
      expect(held.last.signal.aborted).toBe(true);
    }
  });
});
