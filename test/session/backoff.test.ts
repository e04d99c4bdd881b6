import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoginBackoff } from '../../src/index.js';
import { startRun } from './login-run.js';

const refused = { majorCode: 110 };
const offline = { majorCode: 5, minorCode: 2 };

describe('the delay after the n-th try', () => {
  it('is by default up to 1 s, doubled each time, 60 s at most', async () => {
    const { answerAndWait, delays } = startRun({ maxAttempts: 10 });
    for (let n = 1; n < 10; n++) await answerAndWait(refused);
    expect(delays()).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('is random() x min(maxMs, baseMs x 2^(n-1)), and the login is sent exactly then', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        async (baseMs, maxMs, fractions) => {
          let at = 0;
          const random = () => fractions[at++] ?? 1;
          const { answer, clock, delays, held } = startRun({ baseMs, maxMs, random });
          for (const [n, fraction] of fractions.entries()) {
            await answer(refused);
            const delayMs = fraction * Math.min(maxMs, baseMs * 2 ** n);
            expect(delays().at(-1)).toBe(delayMs);
            if (delayMs >= 1) await clock.advance(Math.ceil(delayMs) - 1);
            await clock.advance(1);
            expect(held.last.attempt).toBe(n + 2);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('grows also by what is not counted', async () => {
    const { answerAndWait, delays } = startRun();
    for (let n = 1; n <= 3; n++) await answerAndWait(offline);
    expect(delays()).toEqual([1000, 2000, 4000]);
  });

  const misbehaving: [string, LoginBackoff['random']][] = [
    [
      'throws',
      () => {
        throw new Error('dice');
      },
    ],
    ['is NaN', () => Number.NaN],
    ['is below 0', () => -1],
    ['is above 1', () => 7],
    ['is Infinity', () => Number.POSITIVE_INFINITY],
  ];
  it.each(misbehaving)('is the whole one where random %s', async (_, random) => {
    const { engine, answer, delays } = startRun({ random });
    await answer(refused);
    expect(delays()).toEqual([1000]);
    expect(engine.state.session).toBe('loginDelayed');
  });

  it('is 0 where random is 0, and the login is tried again', async () => {
    const { answer, clock, held, delays } = startRun({ random: () => 0 });
    await answer(refused);
    await clock.advance(0);
    expect(delays()).toEqual([0]);
    expect(held.last.attempt).toBe(2);
  });
});

describe('a back-off that was left', () => {
  it('by logIn does not come back while the login is locked out', async () => {
    const { engine, clock, answer, news } = startRun();
    await answer(refused);
    engine.logIn();
    await answer({ majorCode: 10, wait: 30 });
    news();
    await clock.advance(29_999);
    expect(news()).toEqual([]);
    expect(engine.state.session).toBe('loginDelayed');
  });

  it.each([8, 3, 111, 184])('by a %d leaves no timer', async (majorCode) => {
    const { engine, clock, answer } = startRun();
    await answer(refused);
    expect(clock.pending).toBe(1);
    engine.receive({ majorCode });
    expect(clock.pending).toBe(0);
  });
});

describe('attempt', () => {
  it('starts at 1 and grows with each try, also after a lockout', async () => {
    const { answerAndWait, held, emitted } = startRun();
    for (const frame of [refused, offline, { majorCode: 10, wait: 5 }]) await answerAndWait(frame);
    expect(held.calls.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    const started = emitted.filter(({ name }) => name === 'login.started');
    expect(started.map(({ payload }) => payload)).toEqual(
      [1, 2, 3, 4].map((n) => ({ attempt: n })),
    );
  });

  it('is emitted with the success', async () => {
    const { answerAndWait, clock, held, emitted } = startRun();
    await answerAndWait(refused);
    held.last.succeed();
    await clock.advance(0);
    expect(emitted.at(-2)).toMatchObject({ name: 'login.succeeded', payload: { attempt: 2 } });
  });
});

describe('maxAttempts', () => {
  it.each([
    ['8 by default', {}, 8],
    ['what is set', { maxAttempts: 3 }, 3],
    ['1: no second try', { maxAttempts: 1 }, 1],
  ])('is %s', async (_, backoff, tries) => {
    const { answerAndWait, engine, held, emitted, clock } = startRun(backoff);
    for (let n = 1; n < tries; n++) await answerAndWait(refused);
    expect(engine.state.session).toBe('loggingIn');
    await answerAndWait(refused);
    expect(engine.state.session).toBe('loginFailed');
    expect(emitted.at(-2)).toMatchObject({ name: 'login.failed', payload: { attempt: tries } });
    await clock.advance(3_600_000);
    expect(held.login).toHaveBeenCalledTimes(tries);
  });

  it('counts neither a lost connection nor a lockout', async () => {
    const { answerAndWait, engine, held } = startRun({ maxAttempts: 2 });
    await answerAndWait(offline);
    await answerAndWait({ majorCode: 5, minorCode: 3 });
    await answerAndWait({ majorCode: 10, wait: 3 });
    await answerAndWait({ majorCode: 110, wait: 3 });
    await answerAndWait(refused);
    expect(engine.state.session).toBe('loggingIn');
    await answerAndWait(refused);
    expect(engine.state.session).toBe('loginFailed');
    expect(held.login).toHaveBeenCalledTimes(6);
  });

  it.each([
    { majorCode: 5, minorCode: 0 },
    { majorCode: 5, minorCode: 4 },
    { majorCode: 7, minorCode: 2, action: 102 },
  ])('counts $majorCode/$minorCode, which is no lost connection', async (frame) => {
    const { answerAndWait, engine } = startRun({ maxAttempts: 1 });
    await answerAndWait(frame);
    expect(engine.state.session).toBe('loginFailed');
  });

  it('of Infinity never gives up', async () => {
    const { answerAndWait, engine } = startRun({ maxAttempts: Number.POSITIVE_INFINITY });
    for (let n = 0; n < 100; n++) await answerAndWait(refused);
    expect(engine.state.session).toBe('loggingIn');
  });

  it('counts anew in the run that logIn begins, but not where logIn ends a back-off', async () => {
    const { answer, answerAndWait, engine, held } = startRun({ maxAttempts: 2 });
    await answer(refused);
    engine.logIn();
    expect(held.last.attempt).toBe(2);
    await answerAndWait(refused);
    expect(engine.state.session).toBe('loginFailed');
    engine.logIn();
    expect(held.last.attempt).toBe(1);
    await answer(refused);
    expect(engine.state.session).toBe('loginDelayed');
  });
});
