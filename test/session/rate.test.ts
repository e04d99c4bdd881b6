// `login` is never called twice without time, or something from outside, in between.
import { describe, expect, it } from 'vitest';
import type { ErrorFrame, LockedOutError, Login } from '../../src/index.js';
import { type RigOptions, rig } from '../support/session.js';

const foreignLockout = (remainingMs: unknown): Partial<LockedOutError> =>
  ({ name: 'LockedOutError', lockout: { key: '9', id: 'x' }, remainingMs }) as never;

const answers: [string, () => PromiseLike<unknown>][] = [
  ['rejects with a 2', () => Promise.reject({ majorCode: 2 } satisfies ErrorFrame)],
  ['rejects with a 110', () => Promise.reject({ majorCode: 110 })],
  ['rejects with a 5/2', () => Promise.reject({ majorCode: 5, minorCode: 2 })],
  ['rejects with nothing', () => Promise.reject(undefined)],
  ['rejects with a lockout of 0 ms', () => Promise.reject(foreignLockout(0))],
  ['rejects with a lockout of a tiny time', () => Promise.reject(foreignLockout(Number.MIN_VALUE))],
  ['rejects with a flagged error without a wait', () => Promise.reject({ majorCode: 10 })],
  [
    'throws at once',
    () => {
      throw new Error('no');
    },
  ],
  [
    'is a thenable that rejects at once',
    // biome-ignore lint/suspicious/noThenProperty: a thenable of the app's that calls back at once.
    () => ({ then: (_: never, no: () => void) => no() }) as never,
  ],
];

describe.each(answers)('a login that %s', (_, answer) => {
  it.each([
    ['by default', {}],
    ['without any delay', { baseMs: 0, maxMs: 0, maxAttempts: Number.POSITIVE_INFINITY }],
    ['with a random of 0', { random: () => 0, maxAttempts: Number.POSITIVE_INFINITY }],
  ] satisfies [string, RigOptions['loginBackoff']][])(
    '%s is called once in a turn',
    async (_, loginBackoff) => {
      let calls = 0;
      const login: Login = () => {
        calls++;
        return answer();
      };
      const { engine, clock } = rig({ login, loginBackoff });
      engine.logIn();
      // As many turns of promises as anybody likes: no timer fires.
      for (let n = 0; n < 200; n++) await Promise.resolve();
      expect(calls).toBe(1);
      await engine.dispose();
      expect(clock.pending).toBe(0);
    },
  );
});

describe('a login that succeeds and is refused at once by a 2', () => {
  it('is called again only after a back-off', async () => {
    let calls = 0;
    const { engine } = rig({
      login: async () => {
        calls++;
      },
    });
    engine.on('login.succeeded', () => engine.receive({ majorCode: 2 }));
    engine.logIn();
    for (let n = 0; n < 200; n++) await Promise.resolve();
    expect(calls).toBe(1);
    expect(engine.state.session).toBe('loginDelayed');
  });
});
