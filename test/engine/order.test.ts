import { describe, expect, it } from 'vitest';
import { memoryStore, type ReactionEventName } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { heldRig, rigIn } from '../support/session.js';

describe('for one frame', () => {
  it.each([
    [
      'a session’s end with a wait',
      { majorCode: 8, wait: 5, action: 201 },
      ['reaction', 'lockout.started', 'session.terminated', 'state.changed'],
    ],
    [
      'a wrong input with a wait',
      { majorCode: 109, minorCode: 2, wait: 5 },
      ['reaction', 'lockout.started', 'input.rejected'],
    ],
    [
      'a flagged error without a wait',
      { majorCode: 136 },
      ['reaction', 'lockout.started', 'fault'],
    ],
    [
      'a 2 with a wait of #102',
      { majorCode: 2, wait: 5, action: 102 },
      ['reaction', 'lockout.started', 'login.delayed', 'state.changed'],
    ],
    ['a 2', { majorCode: 2 }, ['reaction', 'login.started', 'state.changed']],
  ] as const)(
    'the order is reaction, lockout.*, the one event, state.changed: %s',
    (_, frame, order) => {
      const { engine, news } = rig();
      engine.receive(frame);
      expect(news()).toEqual(order);
    },
  );

  it('an extension is emitted in the place of a start', async () => {
    const { engine, clock, news } = rig();
    engine.receive({ majorCode: 8, wait: 5, action: 201 });
    await clock.advance(2000);
    news();
    engine.receive({ majorCode: 203, minorCode: 18, wait: 9 });
    expect(news()).toEqual(['reaction', 'lockout.extended', 'input.rejected']);
  });

  describe('there is at most one event of the session or of a request, also where', () => {
    const one = (news: ReactionEventName[]) =>
      news.filter((name) => /^(login|input|request)\./.test(name));

    it('a wrong input that locks a login not sent yet is emitted, and then that the login waits', () => {
      const { engine, news } = heldRig({ hasToken: () => new Promise(() => {}) });
      engine.logIn();
      news();
      engine.receive({ majorCode: 109, minorCode: 2, wait: 20 });
      expect(one(news())).toEqual(['input.rejected', 'login.delayed']);
    });

    it('the late answer of an aborted login lets the next one start', () => {
      const { engine, news } = rigIn('loggingIn');
      engine.receive({ majorCode: 8 });
      engine.logIn({ newToken: true });
      news();
      engine.receive({ majorCode: 110 });
      expect(one(news())).toHaveLength(1);
    });
  });

  it('state is already new at the first event, lockouts too', () => {
    const { engine } = rig();
    const seen: unknown[] = [];
    engine.on('reaction', () => seen.push(engine.state));
    engine.receive({ majorCode: 8, wait: 5, action: 201 });
    expect(seen).toMatchObject([{ session: 'terminated', lockouts: [{ waitMs: 5000 }] }]);
    expect(seen[0]).toBe(engine.state);
  });

  it('guard already refuses at the first event', () => {
    const { engine } = rig();
    const seen: boolean[] = [];
    engine.on('reaction', () => seen.push(engine.guard(100).allowed));
    engine.receive({ majorCode: 136, wait: 5 });
    expect(seen).toEqual([false]);
  });

  it('all is emitted before receive returns', () => {
    const { engine } = rig();
    const seen: ReactionEventName[] = [];
    for (const name of ['reaction', 'session.terminated', 'state.changed'] as const) {
      engine.on(name, () => seen.push(name));
    }
    engine.receive({ majorCode: 8 });
    expect(seen).toEqual(['reaction', 'session.terminated', 'state.changed']);
  });

  it('login is called before receive returns, after login.started and state.changed', () => {
    const seen: string[] = [];
    const { engine } = rig({
      login: async () => {
        seen.push('login');
      },
      hasToken: () => true,
      store: memoryStore(),
    });
    for (const name of ['login.started', 'state.changed'] as const) {
      engine.on(name, () => seen.push(name));
    }
    engine.receive({ majorCode: 2 });
    expect(seen).toEqual(['login.started', 'state.changed', 'login']);
  });

  it('the return of receive is the payload of reaction', () => {
    const { engine, emitted } = rig();
    const received = engine.receive({ majorCode: 203, minorCode: 18 });
    expect(received.outcome).toBe('resolved');
    if (received.outcome === 'resolved') expect(received.resolution).toBe(emitted[0]?.payload);
  });
});

describe('a receive inside a listener', () => {
  it('returns its resolution at once, and its events follow after the running ones', () => {
    const { engine, emitted } = rig();
    const seen: unknown[] = [];
    let nested = false;
    engine.on('reaction', ({ frame }) => {
      seen.push(`reaction ${frame.majorCode}`);
      if (nested) return;
      nested = true;
      const received = engine.receive({ majorCode: 4 });
      seen.push(received.outcome === 'resolved' && received.resolution.reaction.kind);
    });
    engine.on('session.terminated', () => seen.push('session.terminated'));
    engine.on('state.changed', () => seen.push('state.changed'));
    engine.on('request.denied', () => seen.push('request.denied'));
    engine.receive({ majorCode: 8 });
    expect(seen).toEqual([
      'reaction 8',
      'deny',
      'session.terminated',
      'state.changed',
      'reaction 4',
      'request.denied',
    ]);
    expect(emitted.map(({ name }) => name)).toEqual([
      'reaction',
      'session.terminated',
      'state.changed',
      'reaction',
      'request.denied',
    ]);
  });

  it('is emitted whole before the outermost receive returns, however deep', () => {
    const { engine, news } = rig();
    let depth = 0;
    engine.on('error.reported', () => {
      if (++depth < 50) engine.receive({ majorCode: 1 });
    });
    engine.receive({ majorCode: 1 });
    expect(news()).toHaveLength(100);
  });

  it('sees the state that its frame leads to at its first event', () => {
    const { engine } = rig();
    const seen: string[] = [];
    engine.once('reaction', () => {
      engine.receive({ majorCode: 184 });
      seen.push(engine.state.session);
    });
    engine.on('state.changed', ({ previous, session }) =>
      seen.push(`${previous.session}-${session}`),
    );
    engine.receive({ majorCode: 111 });
    expect(seen).toEqual([
      'twoStepRequired',
      'ready-registrationRequired',
      'registrationRequired-twoStepRequired',
    ]);
  });

  it('answers a login that it listens to', () => {
    const { engine, news } = rig();
    engine.on('login.started', () => {
      engine.receive({ majorCode: 110 });
    });
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('loginDelayed');
    expect(news()).toEqual([
      'reaction',
      'login.started',
      'state.changed',
      'reaction',
      'login.delayed',
      'state.changed',
    ]);
  });

  it('that ends the session keeps login from being called', () => {
    const { engine, held } = heldRig();
    engine.on('login.started', () => {
      engine.receive({ majorCode: 8 });
    });
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('terminated');
    expect(held.login).not.toHaveBeenCalled();
  });
});

describe('a call inside a listener', () => {
  it('acts at once, and what it emits follows', () => {
    const { engine, news } = rigIn('nicknameRequired');
    const seen: string[] = [];
    engine.once('reaction', () => {
      seen.push(String(engine.nicknameSet()), engine.state.session);
    });
    engine.receive({ majorCode: 9 });
    expect(seen).toEqual(['true', 'ready']);
    expect(news()).toEqual(['reaction', 'state.changed']);
  });

  it('signedIn answers the login.started that it listens to, without a login', () => {
    const { engine, news } = rig();
    engine.on('login.started', () => engine.signedIn());
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('ready');
    expect(news()).toEqual([
      'reaction',
      'login.started',
      'state.changed',
      'login.succeeded',
      'state.changed',
    ]);
  });
});
