import { describe, expect, it, vi } from 'vitest';
import type { ReactionEngine } from '../../src/index.js';
import { gate, heldRig } from '../support/session.js';

describe('hasToken', () => {
  it.each([
    ['false', () => false],
    ['a promise of false', async () => false],
  ])('%s: registration is required, without a login', async (_, hasToken) => {
    const { engine, clock, held, emitted, news } = heldRig({ hasToken });
    engine.receive({ majorCode: 2 });
    await clock.advance(0);
    expect(engine.state.session).toBe('registrationRequired');
    expect(held.login).not.toHaveBeenCalled();
    const names = news();
    expect(names[0]).toBe('reaction');
    expect(names.slice(-2)).toEqual(['registration.required', 'state.changed']);
    expect(names).not.toContain('login.started');
    expect(emitted.at(-2)?.payload).not.toHaveProperty('resolution.frame');
  });

  it.each([
    ['true', () => true],
    ['a promise of true', async () => true],
  ])('%s: the login starts', async (_, hasToken) => {
    const { engine, clock, held, emitted } = heldRig({ hasToken });
    engine.logIn();
    await clock.advance(0);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(emitted.filter(({ name }) => name === 'fault')).toEqual([]);
  });

  it.each([
    [
      'throwing',
      () => {
        throw new Error('secret');
      },
    ],
    ['rejecting', () => Promise.reject(new Error('secret'))],
  ])('%s means yes and a fault', async (_, hasToken) => {
    const { engine, clock, held, emitted } = heldRig({ hasToken });
    engine.logIn();
    await clock.advance(0);
    expect(held.login).toHaveBeenCalledTimes(1);
    const faults = emitted.filter(({ name }) => name === 'fault');
    expect(faults).toMatchObject([{ payload: { code: 'hasToken' } }]);
    expect(JSON.stringify(faults)).not.toContain('secret');
  });

  it('never answering means yes and a fault, after loginTimeoutMs', async () => {
    const { engine, clock, held, emitted } = heldRig({ hasToken: () => new Promise(() => {}) });
    engine.logIn();
    await clock.advance(9999);
    expect(engine.state.session).toBe('loggingIn');
    expect(held.login).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(emitted.filter(({ name }) => name === 'fault')).toMatchObject([
      { payload: { code: 'hasToken' } },
    ]);
  });

  it.each([true, false])('%s that comes too late starts and asks for nothing', async (has) => {
    const token = gate<boolean>();
    const { engine, clock, held, news } = heldRig({ hasToken: () => token.promise });
    engine.logIn();
    engine.receive({ majorCode: 8 });
    news();
    token.open(has);
    await clock.advance(60_000);
    expect(engine.state.session).toBe('terminated');
    expect(held.login).not.toHaveBeenCalled();
    expect(news()).toEqual([]);
  });

  it('rejecting too late, or for a session that has ended, is no fault more', async () => {
    let reject = (_: unknown) => {};
    const hasToken = () =>
      new Promise<boolean>((_, fail) => {
        reject = fail;
      });
    const faultsAfter = async (between: (at: ReturnType<typeof heldRig>) => Promise<unknown>) => {
      const at = heldRig({ hasToken });
      at.engine.logIn();
      await between(at);
      reject(new Error('late'));
      await at.clock.advance(0);
      return at.emitted.filter(({ name }) => name === 'fault').length;
    };
    expect(await faultsAfter(({ clock }) => clock.advance(10_000))).toBe(1);
    expect(await faultsAfter(async ({ engine }) => engine.receive({ majorCode: 8 }))).toBe(0);
  });

  it('is asked again for the login of another account', async () => {
    const first = gate<boolean>();
    const hasToken = vi.fn().mockReturnValueOnce(first.promise).mockReturnValue(true);
    const { engine, clock, held } = heldRig({ account: 'a', hasToken });
    engine.logIn();
    void engine.signedIn({ account: 'b' });
    engine.logIn();
    expect(held.login).toHaveBeenCalledTimes(1);
    first.open(false);
    await clock.advance(0);
    expect(engine.state.session).toBe('loggingIn');
    expect(hasToken).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['receives an 8', 'terminated', (engine: ReactionEngine) => engine.receive({ majorCode: 8 })],
    ['signs in', 'ready', (engine: ReactionEngine) => engine.signedIn()],
    ['signs out', 'registrationRequired', (engine: ReactionEngine) => engine.signedOut()],
  ] as const)('that %s itself leads to %s, without a login', (_, next, act) => {
    for (const has of [true, false]) {
      const at = heldRig({
        hasToken: () => {
          void act(at.engine);
          return has;
        },
      });
      at.engine.receive({ majorCode: 2 });
      expect(at.engine.state.session).toBe(next);
      expect(at.held.login).not.toHaveBeenCalled();
      expect(at.news()).not.toContain('login.started');
    }
  });

  it('that logs in itself joins the login that asks for it', () => {
    const at = heldRig({ hasToken: () => at.engine.logIn() });
    at.engine.receive({ majorCode: 2 });
    expect(at.held.login).toHaveBeenCalledTimes(1);
    expect(at.news().toSorted()).toEqual(['login.started', 'reaction', 'state.changed']);
  });
});
