// A #102 that the app sends through `engine.request`: it answers the login that is under way, however it ends.
import { describe, expect, it } from 'vitest';
import { gate, heldRig, rig } from '../support/session.js';

describe('a #102 that the app sends through engine.request', () => {
  it('and that resolves is #30102 for the login under way, where there is no login option', async () => {
    const { engine, clock, news } = rig();
    const answer = gate();
    engine.on('login.started', () => void engine.request(102, () => answer.promise));
    engine.logIn();
    news();
    answer.open();
    await clock.advance(0);
    expect(news()).toEqual(['login.succeeded', 'state.changed']);
    expect(engine.state.session).toBe('ready');
  });

  it('and that resolves is #30102 for the login under way, beside a login of the app', async () => {
    const { engine, clock, held, news } = heldRig();
    const answer = gate();
    engine.logIn();
    void engine.request(102, () => answer.promise);
    news();
    answer.open();
    await clock.advance(0);
    expect(news()).toEqual(['login.succeeded', 'state.changed']);
    expect(held.last.signal.aborted).toBe(false);
    held.last.fail({ majorCode: 8 });
    await clock.advance(0);
    expect(engine.state.session).toBe('ready');
  });

  it('and that is refused answers it', async () => {
    const { engine, clock, held, news } = heldRig();
    engine.logIn();
    news();
    const refused = engine.request(102, ({ requestId }) =>
      Promise.reject({ majorCode: 110, requestId }),
    );
    await expect(refused).rejects.toMatchObject({ name: 'RequestRefusedError' });
    await clock.advance(0);
    expect(news()).toEqual(['reaction', 'login.delayed', 'state.changed']);
    expect(held.last.signal.aborted).toBe(true);
  });

  it('before the login began answers it in no way', async () => {
    const { engine, clock, news } = heldRig();
    const answer = gate();
    const request = engine.request(102, () => answer.promise);
    await clock.advance(0);
    engine.logIn();
    news();
    answer.open();
    await request;
    expect(engine.state.session).toBe('loggingIn');
    expect(news()).toEqual([]);
  });

  it('while no login is in flight changes nothing', async () => {
    const { engine, clock, news } = heldRig();
    await engine.request(102, async () => {});
    await clock.advance(0);
    expect(engine.state.session).toBe('ready');
    expect(news()).toEqual([]);
  });
});

describe('a login that calls signedIn() once its own request has resolved', () => {
  function registering() {
    const end = gate();
    const made = rig({
      login: async ({ request }) => {
        await request(102, async () => {});
        void made.engine.signedIn({ account: 'a' });
        await end.promise;
      },
    });
    return { ...made, end };
  }

  it('is one success, of the account that it names', async () => {
    const { engine, clock, emitted, end } = registering();
    engine.logIn();
    await clock.advance(0);
    end.open();
    await clock.advance(0);
    expect(engine.state).toMatchObject({ session: 'ready', account: 'a' });
    expect(emitted.filter(({ name }) => name === 'login.succeeded')).toHaveLength(1);
  });

  it('does not make late what was sent since its #30102', async () => {
    const { engine, clock } = registering();
    engine.once('login.succeeded', () => engine.track({ requestId: 'r', action: 201 }));
    engine.logIn();
    await clock.advance(0);
    engine.receive({ majorCode: 8, requestId: 'r' });
    expect(engine.state.session).toBe('terminated');
  });

  it('goes on by itself: that the one before it returns now ends nothing of it', async () => {
    const returns: (() => void)[] = [];
    const { engine, clock } = rig({
      login: async ({ request }) => {
        await request(102, async () => {});
        await new Promise<void>((resolve) => returns.push(resolve));
      },
    });
    for (let login = 1; login <= 2; login++) {
      engine.logIn();
      await clock.advance(0);
    }
    expect([returns.length, engine.state.session]).toEqual([2, 'ready']);
    returns[0]?.();
    await clock.advance(0);
    engine.track({ requestId: 'r', action: 201 });
    void engine.signedIn();
    engine.receive({ majorCode: 8, requestId: 'r' });
    expect(engine.state.session).toBe('terminated');
  });

  it('is over once it returns: signedIn() then is a sign-in of its own', async () => {
    const { engine, clock } = rig({
      login: async ({ request }) => {
        await request(102, async () => {});
      },
    });
    engine.logIn();
    await clock.advance(0);
    engine.track({ requestId: 'r', action: 201 });
    void engine.signedIn();
    engine.receive({ majorCode: 8, requestId: 'r' });
    expect(engine.state.session).toBe('ready');
  });
});
