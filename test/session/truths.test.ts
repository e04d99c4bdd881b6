import { describe, expect, it } from 'vitest';
import type { ErrorFrame, ReactionEventName } from '../../src/index.js';
import {
  allSituations,
  heldLogin,
  heldRig,
  rigIn,
  type Situation,
  situations,
} from '../support/session.js';

describe('at most one login is in flight', () => {
  it.each(allSituations)('however many frames say 2: a thousand in %s', async (from) => {
    let inFlight = 0;
    let most = 0;
    const held = heldLogin();
    const { engine, emitted } = rigIn(from, {
      login: (call) => {
        inFlight++;
        most = Math.max(most, inFlight);
        return held.login(call).finally(() => {
          inFlight--;
        });
      },
    });
    const before = held.calls.length;
    for (let n = 0; n < 1000; n++) engine.receive({ majorCode: 2, requestId: `r${n}` });
    const starts = from === 'ready' || from === 'nicknameRequired';
    expect(held.calls.length - before).toBe(starts ? 1 : 0);
    expect(most).toBeLessThanOrEqual(1);
    expect(emitted.filter(({ name }) => name === 'login.started').length).toBe(held.calls.length);
  });

  it('also where each of a thousand 2s comes while another is emitted', () => {
    const { engine, held, emitted } = heldRig();
    let left = 1000;
    engine.on('reaction', () => {
      if (left-- > 0) engine.receive({ majorCode: 2 });
    });
    engine.receive({ majorCode: 2 });
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(emitted.filter(({ name }) => name === 'reaction')).toHaveLength(1001);
    expect(emitted.filter(({ name }) => name === 'login.started')).toHaveLength(1);
  });

  it('also where the app logs in while that is emitted', () => {
    const { engine, held } = heldRig();
    for (const name of ['reaction', 'login.started', 'state.changed'] as const) {
      engine.on(name, () => engine.logIn());
    }
    engine.receive({ majorCode: 2 });
    engine.logIn();
    expect(held.login).toHaveBeenCalledTimes(1);
  });

  it('also where it is answered and begun anew before login was called', () => {
    const { engine, held } = heldRig();
    engine.once('login.started', () => {
      engine.receive({ majorCode: 110 });
      engine.logIn();
    });
    engine.receive({ majorCode: 2 });
    expect(engine.state.session).toBe('loggingIn');
    expect(held.calls.map(({ attempt }) => attempt)).toEqual([2]);
  });

  it('also where login itself receives a 2, calls logIn and fails', async () => {
    const held = heldLogin();
    const { engine, clock } = heldRig({
      login: (call) => {
        engine.receive({ majorCode: 2 });
        engine.logIn();
        return held.login(call);
      },
    });
    engine.receive({ majorCode: 2 });
    await clock.advance(9999);
    expect(held.login).toHaveBeenCalledTimes(1);
  });
});

describe('a final state starts no login by itself and is left only as the tables say', () => {
  const finals: readonly Situation[] = [
    'terminated',
    'replaced',
    'accountBlocked',
    'registrationRequired',
  ];
  const late: [string, ErrorFrame][] = [
    ['2', { majorCode: 2 }],
    ['3', { majorCode: 3 }],
    ['8', { majorCode: 8 }],
    ['9', { majorCode: 9 }],
    ['111', { majorCode: 111 }],
    ['110', { majorCode: 110 }],
    ['10170', { majorCode: 10170 }],
    ['109/1', { majorCode: 109, minorCode: 1 }],
    ['10', { majorCode: 10, wait: 1, action: 102 }],
    ['5', { majorCode: 5 }],
  ];

  it.each(finals.flatMap((from) => late.map(([name, frame]) => ({ from, name, frame }))))(
    'no late $name leaves $from',
    async ({ from, frame }) => {
      const { engine, clock, held, emitted } = withLogin(from);
      for (let n = 0; n < 3; n++) engine.receive(frame);
      await clock.advance(3_600_000);
      expect(engine.state.session).toBe(from);
      expect(held.login).not.toHaveBeenCalled();
      expect(emitted.map(({ name }) => name)).not.toContain('login.started');
    },
  );

  function withLogin(from: Situation) {
    const held = heldLogin();
    return { held, ...rigIn(from, { login: held.login }) };
  }

  const ends: [Situation, ErrorFrame][] = [
    ['terminated', { majorCode: 8 }],
    ['replaced', { majorCode: 3 }],
    ['accountBlocked', { majorCode: 111, minorCode: 4 }],
    ['registrationRequired', { majorCode: 111 }],
  ];
  const ways: Situation[] = [
    'loggingIn',
    'loggingIn, waiting for the storage',
    'loginDelayed, locked out',
    'loginDelayed, backing off',
    'loginDelayed, offline',
  ];
  it.each(ends.flatMap(([to, frame]) => ways.map((from) => ({ from, to, frame }))))(
    'no late answer and no timer of $from leaves $to',
    async ({ from, to, frame }) => {
      for (const settle of ['succeed', 'fail'] as const) {
        const { engine, clock, held, news } = withLogin(from);
        const before = held.calls.length;
        engine.receive(frame);
        news();
        for (const call of held.calls) call[settle]({ majorCode: 2 });
        await clock.advance(3_600_000);
        await clock.sleep(3_600_000);
        expect(engine.state.session).toBe(to);
        expect(held.calls).toHaveLength(before);
        // A late error is resolved all the same.
        const harmless = (name: ReactionEventName) =>
          name === 'lockout.ended' || name === 'fault' || name === 'reaction';
        expect(news().filter((name) => !harmless(name))).toEqual([]);
      }
    },
  );
});

describe('one cause, one reaction', () => {
  it.each([
    [8, 'session.terminated'],
    [3, 'session.replaced'],
    [111, 'registration.required'],
    [9, 'nickname.required'],
    [2, 'login.started'],
  ] as const)('a hundred %ds are one %s and one change of the state', (majorCode, event) => {
    const { engine, emitted } = heldRig();
    for (let n = 0; n < 100; n++) engine.receive({ majorCode, requestId: `r${n}` });
    const names = emitted.map(({ name }) => name);
    expect(names.filter((name) => name === 'reaction')).toHaveLength(100);
    expect(names.filter((name) => name !== 'reaction')).toEqual([event, 'state.changed']);
  });

  it.each([
    [184, 'twoStep.required'],
    [105, 'account.blocked'],
  ] as const)('a hundred %ds are one %s, and the form learns of each', (majorCode, event) => {
    const { engine, emitted } = heldRig();
    for (let n = 0; n < 100; n++) engine.receive({ majorCode, requestId: `r${n}` });
    const names = emitted.map(({ name }) => name).filter((name) => name !== 'reaction');
    expect(names).toEqual([
      event,
      'state.changed',
      ...Array.from({ length: 99 }, () => 'request.denied'),
    ]);
  });

  it.each(allSituations)('from %s a hundred 8s are at most one session.terminated', (from) => {
    const { engine, news } = rigIn(from);
    for (let n = 0; n < 100; n++) engine.receive({ majorCode: 8 });
    const open = engine.state.session === 'terminated' && situations[from].session !== 'terminated';
    expect(news().filter((name) => name !== 'reaction')).toEqual(
      open ? ['session.terminated', 'state.changed'] : [],
    );
  });
});
