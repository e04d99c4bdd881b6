import { describe, expect, it } from 'vitest';
import { heldRig, type RigOptions } from '../support/session.js';
import { startRun } from './login-run.js';

const refused = { majorCode: 110 };

describe('resetAfterMs', () => {
  /** The server says yes to #102 and then 2 to the next request, over and over. */
  async function loop(backoff: RigOptions['loginBackoff'], says: 'login' | 'signedIn' | 'both') {
    const rig = startRun(backoff);
    const session = () => rig.engine.state.session;
    for (let n = 0; n < 20 && session() === 'loggingIn'; n++) {
      if (says !== 'signedIn') rig.held.last.succeed();
      await rig.clock.advance(100);
      if (says !== 'login') void rig.engine.signedIn();
      rig.engine.receive({ majorCode: 2 });
      if (session() === 'loginDelayed') await rig.clock.advance(rig.delays().at(-1) ?? 0);
    }
    return rig;
  }

  it('makes a 2 soon after a success back off first, in the same run', async () => {
    const { engine, clock, held, news, emitted } = startRun();
    held.last.succeed();
    await clock.advance(29_999);
    news();
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('loginDelayed');
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
    expect(emitted.at(-2)?.payload).toMatchObject({ reason: 'backoff', delayMs: 1000 });
    await clock.advance(1000);
    expect(held.last.attempt).toBe(2);
  });

  it('lets a 2 begin a new run once it has passed', async () => {
    const { engine, clock, held } = startRun();
    held.last.succeed();
    await clock.advance(30_000);
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('loggingIn');
    expect(held.calls.map(({ attempt }) => attempt)).toEqual([1, 1]);
  });

  it('of 0 lets each 2 begin a new run', async () => {
    const { delays, held } = await loop({ resetAfterMs: 0 }, 'login');
    expect(delays()).toEqual([]);
    expect(held.calls.every(({ attempt }) => attempt === 1)).toBe(true);
  });

  it('counts signedIn as a success', async () => {
    const { engine, clock, held } = startRun();
    void engine.signedIn();
    held.last.succeed();
    await clock.advance(0);
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('loginDelayed');
    await clock.advance(1000);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['login resolves', 'login'],
    ['the app says signedIn', 'signedIn'],
    ['login resolves and the app says signedIn too', 'both'],
  ] as const)('lets no loop of login and 2 last where %s', async (_, says) => {
    const { engine, held, delays } = await loop({}, says);
    expect(engine.state.session).toBe('loginFailed');
    expect(held.login).toHaveBeenCalledTimes(8);
    expect(delays()).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000]);
  });

  it('counts no try where there was none: a success of the app’s own', async () => {
    const { engine, clock, held } = heldRig({
      loginBackoff: { random: () => 1, maxAttempts: 1 },
    });
    void engine.signedIn();
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('loginDelayed');
    await clock.advance(1000);
    expect(held.calls.map(({ attempt }) => attempt)).toEqual([1]);
  });

  it('goes on with no run of tries that came to nothing, once the app has signed in', async () => {
    const { engine, clock, answerAndWait, delays, held } = startRun({ maxAttempts: 2 });
    await answerAndWait(refused);
    await answerAndWait(refused);
    expect(engine.state.session).toBe('loginFailed');
    void engine.signedIn();
    engine.receive({ majorCode: 2 });
    expect(delays()).toEqual([1000, 1000]);
    await clock.advance(1000);
    expect(held.last.attempt).toBe(1);
  });

  it.each([
    ['goes on with no run of the account that was left', 'a', 1],
    ['goes on with the run of the anonymous account: the same person does', null, 2],
  ])('%s', async (_, account, attempt) => {
    const { engine, clock, held } = heldRig({ account });
    engine.logIn();
    held.last.succeed();
    await clock.advance(0);
    void engine.signedIn({ account: 'b' });
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('loginDelayed');
    await clock.advance(1000);
    expect(held.last.attempt).toBe(attempt);
  });

  it('goes on with no run of the person who signed out', async () => {
    const { engine, clock, held } = startRun({ maxAttempts: 2 });
    held.last.fail(refused);
    await clock.advance(1000);
    held.last.succeed();
    await clock.advance(0);
    void engine.signedOut();
    void engine.signedIn({ account: 'b' });
    engine.receive({ majorCode: 2 });
    await clock.advance(1000);
    expect(held.last.attempt).toBe(1);
  });

  it('does not delay a login that the app asks for', async () => {
    const { engine, clock, held } = startRun();
    held.last.succeed();
    await clock.advance(0);
    expect(engine.logIn()).toBe(true);
    expect(held.login).toHaveBeenCalledTimes(2);
  });
});
