import { describe, expect, it } from 'vitest';
import type { ErrorFrame, ReactionEventName, SessionState } from '../../src/index.js';
import { allSituations, heldLogin, rigIn, type Situation, situations } from '../support/session.js';

type Effect = readonly [next: SessionState, event: ReactionEventName];

const frames = {
  '2': { majorCode: 2 },
  '3': { majorCode: 3 },
  '8': { majorCode: 8 },
  '9': { majorCode: 9 },
  '111': { majorCode: 111 },
  '111/1': { majorCode: 111, minorCode: 1 },
  '111/4': { majorCode: 111, minorCode: 4 },
  '105': { majorCode: 105 },
  '135': { majorCode: 135 },
  '184': { majorCode: 184 },
} as const satisfies Record<string, ErrorFrame>;
type FrameName = keyof typeof frames;
const frameNames = Object.keys(frames) as FrameName[];
type Effects = Partial<Record<FrameName, Effect>>;

const loginStarted: Effect = ['loggingIn', 'login.started'];
const blocked: Effect = ['accountBlocked', 'account.blocked'];
const twoStep: Effect = ['twoStepRequired', 'twoStep.required'];
const nickname: Effect = ['nicknameRequired', 'nickname.required'];
const registration: Effect = ['registrationRequired', 'registration.required'];

const whileOpen: Effects = {
  '8': ['terminated', 'session.terminated'],
  '3': ['replaced', 'session.replaced'],
  '111': registration,
  '111/1': registration,
  '111/4': blocked,
  '105': blocked,
  '135': blocked,
  '9': nickname,
  '184': twoStep,
};
const { 9: _, ...withNicknameRequired } = whileOpen;
const onForm: Effects = { '184': twoStep, '105': blocked, '135': blocked, '111/4': blocked };
/** A form is refused again: the session stays as it is. */
const denied = (stays: SessionState): Effect => [stays, 'request.denied'];

/** The table of frames; what is not in it changes nothing. */
const table: Record<Situation, Effects> = {
  ready: { ...whileOpen, '2': loginStarted },
  nicknameRequired: { ...withNicknameRequired, '2': loginStarted },
  'loggingIn, waiting for the storage': whileOpen,
  loggingIn: whileOpen,
  'loginDelayed, locked out': whileOpen,
  'loginDelayed, backing off': whileOpen,
  'loginDelayed, offline': whileOpen,
  loginFailed: whileOpen,
  registrationRequired: onForm,
  twoStepRequired: { ...onForm, '184': denied('twoStepRequired') },
  accountBlocked: {
    '184': twoStep,
    '105': denied('accountBlocked'),
    '135': denied('accountBlocked'),
    '111/4': denied('accountBlocked'),
  },
  terminated: {},
  replaced: {},
};

const cells = allSituations.flatMap((from) =>
  frameNames.map((name) => {
    const [next, event] = table[from][name] ?? [];
    return { from, name, next: next ?? situations[from].session, event };
  }),
);

describe.each([
  ['a login of the app', () => ({ login: heldLogin().login })],
  ['no login of the app', () => ({})],
])('with %s, a frame', (_, options) => {
  it.each(cells)(
    '$name in $from leads to $next and emits $event',
    ({ from, name, next, event }) => {
      const { engine, emitted, news } = rigIn(from, options());
      const before = engine.state;
      const { connection } = before;
      const received = engine.receive(frames[name]);
      expect(received).toMatchObject({ outcome: 'resolved' });
      expect(engine.state.session).toBe(next);
      if (event === undefined) {
        expect(news()).toEqual(['reaction']);
        expect(engine.state).toBe(before);
        return;
      }
      const { session } = situations[from];
      if (next === session) {
        expect(news()).toEqual(['reaction', event]);
        expect(engine.state).toBe(before);
        return;
      }
      expect(news()).toEqual(['reaction', event, 'state.changed']);
      expect(emitted.at(-1)?.payload).toEqual({
        session: next,
        account: null,
        connection,
        previous: { session, account: null, connection },
        cause: 'frame',
      });
      expect(emitted.at(-2)?.payload).toEqual(
        event === 'login.started'
          ? { attempt: 1 }
          : { resolution: expect.objectContaining({ frame: frames[name] }) },
      );
    },
  );
});

describe('a frame that is not the session’s', () => {
  const harmless: [string, ErrorFrame, ReactionEventName[]][] = [
    ['4, denied', { majorCode: 4 }, ['reaction', 'request.denied']],
    ['5, to be tried later', { majorCode: 5 }, ['reaction', 'request.retryable']],
    ['6, of a sibling', { majorCode: 6 }, ['reaction']],
    ['1, to be shown', { majorCode: 1 }, ['reaction', 'error.reported']],
    ['200/1, a wrong input', { majorCode: 200, minorCode: 1 }, ['reaction', 'input.rejected']],
    ['234, flagged', { majorCode: 234, wait: 5 }, ['reaction', 'lockout.started']],
    ['152, with a wait', { majorCode: 152, wait: 5 }, ['reaction', 'lockout.started']],
    ['602, virtual', { majorCode: 602 }, ['reaction', 'fault']],
    ['9999, undocumented', { majorCode: 9999 }, ['reaction', 'error.reported']],
  ];

  it.each(
    allSituations.flatMap((from) =>
      harmless.map(([name, frame, events]) => ({ from, name, frame, events })),
    ),
  )('$name, leaves $from as it is', ({ from, frame, events }) => {
    const { engine, news } = rigIn(from, { login: heldLogin().login });
    engine.receive(frame);
    expect(news()).toEqual(events);
    expect(engine.state.session).toBe(situations[from].session);
  });

  const ofLogin: [string, ErrorFrame, ReactionEventName[]][] = [
    ['109/1', { majorCode: 109, minorCode: 1 }, ['reaction', 'input.rejected']],
    ['109/2', { majorCode: 109, minorCode: 2 }, ['reaction', 'input.rejected']],
    ['110', { majorCode: 110 }, ['reaction', 'request.retryable']],
    ['10170', { majorCode: 10170 }, ['reaction', 'error.reported']],
    ['5 of #102', { majorCode: 5, action: 102 }, ['reaction', 'request.retryable']],
  ];
  const notInFlight = allSituations.filter((name) => name !== 'loggingIn');

  it.each(
    notInFlight.flatMap((from) =>
      ofLogin.map(([name, frame, events]) => ({ from, name, frame, events })),
    ),
  )('answers no login where none is in flight: $name in $from', ({ from, frame, events }) => {
    const { engine, news } = rigIn(from, { login: heldLogin().login });
    engine.receive(frame);
    expect(news()).toEqual(events);
    expect(engine.state.session).toBe(situations[from].session);
  });
});
