import { describe, expect, it } from 'vitest';
import { rig } from '../support/engine.js';

const flood = { majorCode: 10, action: 100 } as const;

describe('a lockout', () => {
  it('starts at the arrival of the frame and lasts its wait, to the millisecond', async () => {
    const { engine, clock, news } = rig();
    const atMs = clock.now();
    engine.receive({ ...flood, wait: 30 });
    expect(engine.lockouts()).toEqual([
      {
        id: expect.any(String),
        key: '100',
        scope: { kind: 'action', action: 100 },
        majorCode: 10,
        name: 'FLOOD_REQUEST',
        startedAtMs: atMs,
        waitMs: 30_000,
        untilMs: atMs + 30_000,
      },
    ]);
    await clock.advance(29_999);
    expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 1 });
    expect(news()).toEqual(['reaction', 'lockout.started']);
    await clock.advance(1);
    expect(engine.guard(100)).toEqual({ allowed: true });
    expect(engine.lockouts()).toEqual([]);
    expect(news()).toEqual(['lockout.ended']);
  });

  it('names its origin: a frame, or the app', () => {
    const { engine, emitted } = rig();
    engine.receive({ ...flood, wait: 30 });
    engine.lockOut({ action: 101, waitMs: 1000 });
    const origins = emitted.flatMap((one) =>
      one.name === 'lockout.started' ? one.payload.origin : [],
    );
    expect(origins).toEqual(['frame', 'app']);
  });

  it('is one per scope, and keeps its id when it is extended', () => {
    const { engine, emitted } = rig();
    engine.receive({ majorCode: 136, wait: 10 });
    const [first] = engine.lockouts();
    engine.receive({ majorCode: 137, wait: 20 });
    const [second, ...others] = engine.lockouts();
    expect(others).toEqual([]);
    expect(second?.id).toBe(first?.id);
    expect(first).toMatchObject({ majorCode: 136, waitMs: 10_000 });
    expect(second).toMatchObject({ majorCode: 137, name: 'USER_REGISTER_MAX_SEND_LOCK' });
    expect(emitted.at(-1)).toEqual({ name: 'lockout.extended', payload: { lockout: second } });
  });

  it('is none of another engine that has locked the same scope: it has another id', () => {
    const [first, second] = [rig(), rig()];
    first.engine.receive({ majorCode: 136, wait: 10 });
    second.engine.receive({ majorCode: 136, wait: 10 });
    const [foreign] = first.engine.lockouts();
    if (!foreign) throw new Error('it is locked');
    expect(second.engine.lockouts()[0]?.key).toBe(foreign.key);
    expect(second.engine.lockouts()[0]?.id).not.toBe(foreign.id);
    expect(second.engine.countdown(foreign).get()).toBe(0);
    expect(second.engine.clearLockout(foreign)).toBe(false);
    expect(second.engine.guard(100).allowed).toBe(false);
  });

  it('has another id when its scope is locked anew after its end', async () => {
    const { engine, clock, news } = rig();
    engine.receive({ ...flood, wait: 1 });
    const [first] = engine.lockouts();
    await clock.advance(1000);
    engine.receive({ ...flood, wait: 1 });
    expect(engine.lockouts()[0]?.id).not.toBe(first?.id);
    expect(news().filter((name) => name !== 'reaction')).toEqual([
      'lockout.started',
      'lockout.ended',
      'lockout.started',
    ]);
  });

  it('of one id is extended from the arrival of the later frame', async () => {
    const { engine, clock } = rig();
    engine.receive({ ...flood, wait: 10 });
    await clock.advance(4000);
    engine.receive({ ...flood, wait: 10 });
    expect(engine.guard(100)).toMatchObject({ remainingMs: 10_000 });
    expect(engine.lockouts()).toMatchObject([
      { startedAtMs: clock.now(), untilMs: clock.now() + 10_000 },
    ]);
  });

  it('is not changed by an earlier end, nor by one at the same time', async () => {
    const { engine, clock, news } = rig();
    engine.receive({ majorCode: 136, wait: 10 });
    const { state } = engine;
    news();
    await clock.advance(1000);
    engine.receive({ majorCode: 137, wait: 8 });
    engine.receive({ majorCode: 137, wait: 9 });
    expect(news()).toEqual(['reaction', 'reaction']);
    expect(engine.lockouts()[0]).toBe(state.lockouts[0]);
    expect(engine.state).toBe(state);
    await clock.advance(9000);
    expect(engine.guard(100)).toEqual({ allowed: true });
  });

  it('ends once, after its extension and not at its first end', async () => {
    const { engine, clock, emitted } = rig();
    engine.receive({ ...flood, wait: 2 });
    engine.receive({ ...flood, wait: 5 });
    await clock.advance(4999);
    expect(emitted.some(({ name }) => name === 'lockout.ended')).toBe(false);
    await clock.advance(60_000);
    expect(emitted.filter(({ name }) => name === 'lockout.ended')).toEqual([
      {
        name: 'lockout.ended',
        payload: { lockout: expect.objectContaining({ waitMs: 5000 }), reason: 'elapsed' },
      },
    ]);
  });

  describe('that is extended by less than 1 s beyond the end last emitted', () => {
    it('counts at once, is listed, and emits no event', async () => {
      const { engine, clock, news } = rig();
      let received = 0;
      engine.subscribe(() => {
        received += 1;
      });
      engine.receive({ ...flood, wait: 10 });
      await clock.advance(999);
      engine.receive({ ...flood, wait: 10 });
      expect(news()).toEqual(['reaction', 'lockout.started', 'reaction']);
      expect(engine.guard(100)).toMatchObject({ remainingMs: 10_000 });
      expect(engine.lockouts()).toMatchObject([{ startedAtMs: clock.now() }]);
      expect(engine.state.lockouts).toEqual(engine.lockouts());
      expect(received).toBe(2);
      await clock.advance(9999);
      expect(engine.guard(100)).toMatchObject({ remainingMs: 1 });
      await clock.advance(1);
      expect(news()).toEqual(['lockout.ended']);
    });

    it('is emitted once the unreported ones make 1 s together', async () => {
      const { engine, clock, news } = rig();
      engine.receive({ ...flood, wait: 10 });
      news();
      for (let time = 0; time < 3; time++) {
        await clock.advance(400);
        engine.receive({ ...flood, wait: 10 });
      }
      expect(news()).toEqual(['reaction', 'reaction', 'reaction', 'lockout.extended']);
      await clock.advance(999);
      engine.receive({ ...flood, wait: 10 });
      expect(news()).toEqual(['reaction']);
    });

    it.each([999, 1000])('by %i ms is emitted at 1 s only', (laterMs) => {
      const { engine, news } = rig();
      engine.lockOut({ action: 100, waitMs: 10_000 });
      engine.lockOut({ action: 100, waitMs: 10_000 + laterMs });
      expect(news()).toEqual(
        laterMs < 1000 ? ['lockout.started'] : ['lockout.started', 'lockout.extended'],
      );
    });

    it('lets the shown value wait where it is, and then go on', async () => {
      const { engine, clock } = rig();
      const lockout = engine.lockOut({ action: 100, waitMs: 10_000 });
      if (!lockout) throw new Error('it is locked');
      const countdown = engine.countdown(lockout);
      const shown: number[] = [];
      countdown.subscribe(() => shown.push(countdown.get()));
      await clock.advance(1000);
      expect(countdown.get()).toBe(9000);
      engine.lockOut({ action: 100, waitMs: 9900 });
      expect(countdown.get()).toBe(9000);
      expect(engine.guard(100)).toMatchObject({ remainingMs: 9900 });
      await clock.advance(1000);
      expect(countdown.get()).toBe(9000);
      await clock.advance(900);
      expect(countdown.get()).toBe(8000);
      await clock.advance(8000);
      expect(shown).toEqual([9000, 8000, 7000, 6000, 5000, 4000, 3000, 2000, 1000, 0]);
    });

    it('lets the value wait also for who begins to look after it', async () => {
      const { engine, clock } = rig();
      const lockout = engine.lockOut({ action: 100, waitMs: 10_000 });
      if (!lockout) throw new Error('it is locked');
      engine.lockOut({ action: 100, waitMs: 10_900 });
      const countdown = engine.countdown(lockout);
      expect(countdown.get()).toBe(10_000);
      await clock.advance(901);
      expect(countdown.get()).toBe(10_000);
      await clock.advance(999);
      expect(countdown.get()).toBe(9000);
    });
  });

  describe('of a flagged error without its wait', () => {
    it.each([undefined, 0])('(%s) lasts defaultLockoutMs and is a fault', async (wait) => {
      const { engine, clock, emitted } = rig({ defaultLockoutMs: 1500 });
      engine.receive({ majorCode: 136, wait });
      expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 1500 });
      expect(emitted.map(({ name }) => name)).toEqual(['reaction', 'lockout.started', 'fault']);
      expect(emitted.at(-1)?.payload).toMatchObject({ code: 'frame.noWait' });
      await clock.advance(1500);
      expect(engine.guard(100)).toEqual({ allowed: true });
    });

    it('lasts 60 s unless the app says otherwise', () => {
      const { engine } = rig();
      engine.receive({ majorCode: 136 });
      expect(engine.guard(100)).toMatchObject({ remainingMs: 60_000 });
    });

    it('lasts so long also where its wait was of the wrong kind', () => {
      const { engine, emitted } = rig();
      Reflect.apply(engine.receive, undefined, [{ majorCode: 136, wait: '30' }]);
      expect(engine.guard(100)).toMatchObject({ remainingMs: 60_000 });
      const faults = emitted.flatMap((one) => (one.name === 'fault' ? one.payload.code : []));
      expect(faults.sort()).toEqual(['frame.field', 'frame.noWait']);
    });
  });

  describe('of an error with a wait and a meaning of its own', () => {
    it.each([
      [2, 102, 'login.delayed'],
      [111, undefined, 'registration.required'],
      [9, 201, 'nickname.required'],
      [184, undefined, 'twoStep.required'],
      [106, undefined, 'input.rejected'],
      [6, 201, undefined],
    ] as const)('%i is emitted before the event of that meaning', (majorCode, action, event) => {
      const { engine, emitted } = rig();
      engine.receive({ majorCode, action, wait: 30 });
      const names = emitted.map(({ name }) => name).filter((name) => name !== 'state.changed');
      expect(names).toEqual(['reaction', 'lockout.started', ...(event ? [event] : [])]);
      expect(engine.lockouts()).toMatchObject([{ majorCode, waitMs: 30_000 }]);
    });

    it('ignore starts none', () => {
      const { engine, news } = rig();
      engine.receive({ majorCode: 602, wait: 30, action: 201 });
      expect(engine.lockouts()).toEqual([]);
      expect(news()).toEqual(['reaction', 'fault']);
    });
  });

  it('emitted by a derived lockout emits nothing else', () => {
    const { engine, news } = rig();
    engine.receive({ majorCode: 152, wait: 30 });
    engine.receive({ majorCode: 672, wait: 30, action: 7 });
    expect(news()).toEqual(['reaction', 'lockout.started', 'reaction', 'lockout.started']);
  });
});
