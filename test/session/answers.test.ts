import { describe, expect, it } from 'vitest';
import type { ErrorFrame, ReactionEventName, SessionState } from '../../src/index.js';
import { heldLogin, rigIn } from '../support/session.js';

/** An answer to #102, what the session is then, and what is emitted (before `state.changed`). */
interface Row {
  readonly answer: Omit<ErrorFrame, 'action'>;
  readonly next: SessionState;
  readonly emits: readonly ReactionEventName[];
  /** Which delay of the login it says. */
  readonly delay?: { readonly reason: 'lockout' | 'backoff'; readonly delayMs: number };
  /** Emitted last of all. */
  readonly fault?: true;
}

const answered = (
  next: SessionState,
  emits: ReactionEventName,
  ...answers: Omit<ErrorFrame, 'action'>[]
): Row[] => answers.map((answer) => ({ answer, next, emits: [emits] }));

const lockedOut = (delayMs: number, answer: Omit<ErrorFrame, 'action'>): Row => ({
  answer,
  next: 'loginDelayed',
  emits: ['lockout.started', 'login.delayed'],
  delay: { reason: 'lockout', delayMs },
});

const backsOff = (...answers: Omit<ErrorFrame, 'action'>[]): Row[] =>
  answers.map((answer) => ({
    answer,
    next: 'loginDelayed',
    emits: ['login.delayed'],
    delay: { reason: 'backoff', delayMs: 1000 },
  }));

const sessionRows: Row[] = [
  ...answered('replaced', 'session.replaced', { majorCode: 3 }),
  ...answered('terminated', 'session.terminated', { majorCode: 8 }),
  ...answered('nicknameRequired', 'nickname.required', { majorCode: 9 }),
  ...answered('registrationRequired', 'registration.required', { majorCode: 111, minorCode: 1 }),
  ...answered('accountBlocked', 'account.blocked', { majorCode: 111, minorCode: 4 }),
];

/** Answers of which the action is #102, or which have none of their own: these arrive as frames too. */
const rows: Row[] = [
  ...answered('ready', 'login.succeeded', { majorCode: 10170 }),
  ...sessionRows,
  ...sessionRows.map((row) => ({
    ...row,
    answer: { ...row.answer, wait: 5 },
    emits: ['lockout.started' as const, ...row.emits],
  })),
  ...answered('registrationRequired', 'registration.required', { majorCode: 109, minorCode: 1 }),
  lockedOut(30_000, { majorCode: 10, wait: 30 }),
  lockedOut(30_000, { majorCode: 10, minorCode: 100, wait: 30 }),
  { ...lockedOut(60_000, { majorCode: 10 }), fault: true },
  lockedOut(7000, { majorCode: 110, wait: 7 }),
  lockedOut(4000, { majorCode: 109, minorCode: 2, wait: 4 }),
  lockedOut(3000, { majorCode: 7, wait: 3 }),
  lockedOut(6000, { majorCode: 2, wait: 6 }),
  lockedOut(2000, { majorCode: 5, minorCode: 2, wait: 2 }),
  lockedOut(9000, { majorCode: 9999, wait: 9 }),
  ...backsOff({ majorCode: 5, minorCode: 2 }, { majorCode: 5, minorCode: 3 }),
  ...backsOff(
    { majorCode: 110 },
    { majorCode: 5 },
    { majorCode: 5, minorCode: 1 },
    { majorCode: 7 },
    { majorCode: 2 },
    { majorCode: 2, minorCode: 1 },
    { majorCode: 9999 },
  ),
  ...answered(
    'loginFailed',
    'login.failed',
    { majorCode: 109 },
    { majorCode: 109, minorCode: 2 },
    { majorCode: 109, minorCode: 77 },
    { majorCode: 1 },
    { majorCode: 4 },
    { majorCode: 6 },
  ),
  { answer: { majorCode: 602 }, next: 'loginFailed', emits: ['login.failed'], fault: true },
];

/** Answers with another action of their own: a frame would not be taken for the answer. */
const rejectedRows: Row[] = [
  ...answered('accountBlocked', 'account.blocked', { majorCode: 105 }, { majorCode: 135 }),
  ...answered('twoStepRequired', 'twoStep.required', { majorCode: 184 }),
  lockedOut(8000, { majorCode: 136, wait: 8 }),
  { ...lockedOut(60_000, { majorCode: 136 }), fault: true },
  lockedOut(8000, { majorCode: 152, wait: 8 }),
  ...backsOff({ majorCode: 204 }),
  ...answered('loginFailed', 'login.failed', { majorCode: 205 }, { majorCode: 152 }),
];

const named = (all: readonly Row[]) =>
  all.map((row) => {
    const { majorCode, minorCode, wait } = row.answer;
    const minor = minorCode === undefined ? '' : `/${minorCode}`;
    return { name: `${majorCode}${minor}${wait ? ` with ${wait} s` : ''}`, ...row };
  });

const byRejection = {
  'login rejects with the frame': (answer: ErrorFrame) => answer,
  'login rejects with what carries the frame': (answer: ErrorFrame) =>
    Object.assign(new Error('refused'), { frame: answer }),
};
const byFrame = {
  'a frame comes while login pends': { login: heldLogin().login },
  'a frame comes and there is no login': {},
};

function check(at: ReturnType<typeof rigIn>, { answer, next, emits, delay, fault }: Row) {
  const { engine, emitted, news } = at;
  expect(engine.state.session).toBe(next);
  expect(news()).toEqual(['reaction', ...emits, 'state.changed', ...(fault ? ['fault'] : [])]);
  const resolution = expect.objectContaining({ frame: { ...answer, action: 102 } });
  const event = emitted.findLast(({ name }) => name === emits.at(-1));
  if (next === 'ready') expect(event?.payload).toMatchObject({ attempt: 1 });
  else expect(event?.payload).toMatchObject({ resolution });
  if (delay) expect(event?.payload).toMatchObject(delay);
  if (delay?.reason === 'lockout') {
    expect(event?.payload).toMatchObject({ lockout: engine.lockouts()[0] });
  }
}

describe.each(Object.entries(byRejection))('how a login ends when %s', (_, rejection) => {
  it.each(named([...rows, ...rejectedRows]))('$name: $next, $emits', async (row) => {
    const held = heldLogin();
    const at = rigIn('loggingIn', { login: held.login });
    held.last.fail(rejection(row.answer));
    await at.clock.advance(0);
    check(at, row);
  });
});

describe.each(Object.entries(byFrame))('how a login ends when %s', (_, options) => {
  it.each(named(rows))('$name: $next, $emits', (row) => {
    const at = rigIn('loggingIn', options);
    at.engine.receive({ ...row.answer, action: 102 });
    check(at, row);
  });
});

describe('a login', () => {
  it('succeeds when login resolves: ready', async () => {
    const held = heldLogin();
    const { engine, clock, emitted, news } = rigIn('loggingIn', { login: held.login });
    held.last.succeed();
    await clock.advance(0);
    expect(engine.state.session).toBe('ready');
    expect(news()).toEqual(['login.succeeded', 'state.changed']);
    expect(emitted.at(-2)?.payload).toMatchObject({ attempt: 1 });
  });

  it('succeeds by signedIn where there is no login: ready', () => {
    const { engine, emitted, news } = rigIn('loggingIn');
    void engine.signedIn();
    expect(engine.state.session).toBe('ready');
    expect(news()).toEqual(['login.succeeded', 'state.changed']);
    expect(emitted.at(-2)?.payload).toEqual({ attempt: 1 });
  });

  const noFrames: [string, unknown][] = [
    ['an Error', new Error('socket')],
    ['undefined', undefined],
    ['null', null],
    ['a text', '8'],
    ['a number', 8],
    ['a majorCode of the wrong kind', { majorCode: '8' }],
    ['a frame of the wrong kind', { frame: 8 }],
    [
      'a getter that throws',
      {
        get frame() {
          throw new Error('trap');
        },
      },
    ],
  ];
  it.each(noFrames)('that rejects with %s backs off, without a resolution', async (_, error) => {
    const held = heldLogin();
    const { engine, clock, emitted, news } = rigIn('loggingIn', { login: held.login });
    held.last.fail(error);
    await clock.advance(0);
    expect(engine.state.session).toBe('loginDelayed');
    expect(news()).toEqual(['login.delayed', 'state.changed']);
    const { payload } = emitted.at(-2) ?? {};
    expect(payload).toMatchObject({ reason: 'backoff', delayMs: 1000 });
    expect(payload).not.toHaveProperty('resolution.frame');
  });

  it('that throws at once answers as one that rejects', async () => {
    for (const [thrown, next] of [
      [new Error('socket'), 'loginDelayed'],
      [{ majorCode: 8 }, 'terminated'],
    ] as const) {
      const { engine, clock } = rigIn('loggingIn', {
        login: () => {
          throw thrown;
        },
      });
      await clock.advance(0);
      expect(engine.state.session).toBe(next);
    }
  });
});
