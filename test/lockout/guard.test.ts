import { describe, expect, it } from 'vitest';
import { rig } from '../support/engine.js';

describe('guard', () => {
  it('allows what nothing refuses', () => {
    const { engine } = rig();
    expect(engine.guard(201)).toEqual({ allowed: true });
    expect(engine.guard(201, 42)).toEqual({ allowed: true });
  });

  it.each([
    [10_000, 20_000, 30_000, 30_000],
    [30_000, 20_000, 10_000, 30_000],
    [10_000, 30_000, 20_000, 30_000],
  ])(
    'names what ends last: everything %i, the action %i, the subject %i',
    (all, action, subject, ms) => {
      const { engine } = rig();
      engine.receive({ majorCode: 10, wait: all / 1000 });
      engine.lockOut({ action: 201, waitMs: action });
      engine.receive({ majorCode: 234, subject: 42, wait: subject / 1000 });
      expect(engine.guard(201, 42)).toMatchObject({
        allowed: false,
        lockout: { waitMs: ms },
        remainingMs: ms,
      });
      expect(engine.guard(201, 43)).toMatchObject({ remainingMs: Math.max(all, action) });
      expect(engine.guard(202)).toMatchObject({ remainingMs: all });
    },
  );

  it('gives the exact remaining time, where the countdown gives whole seconds', async () => {
    const { engine, clock } = rig();
    const lockout = engine.lockOut({ action: 201, waitMs: 10_000 });
    await clock.advance(1234);
    expect(engine.guard(201)).toEqual({ allowed: false, lockout, remainingMs: 8766 });
    expect(lockout && engine.countdown(lockout).get()).toBe(9000);
  });

  it('goes on to what refuses it then, when the longest has ended', async () => {
    const { engine, clock } = rig();
    engine.receive({ majorCode: 10, wait: 1 });
    engine.lockOut({ action: 201, waitMs: 2000 });
    await clock.advance(1500);
    expect(engine.guard(201)).toMatchObject({ lockout: { scope: { kind: 'action' } } });
    expect(engine.guard(202)).toEqual({ allowed: true });
  });

  it('never refuses with nothing remaining', async () => {
    const { engine, clock } = rig();
    engine.lockOut({ action: 201, waitMs: 1000 });
    clock.jump(1000);
    expect(engine.guard(201)).toEqual({ allowed: true });
    await clock.advance(0);
    expect(engine.guard(201)).toEqual({ allowed: true });
  });
});

describe('looking', () => {
  it.each([
    ['guard', ({ engine }) => engine.guard(201)],
    ['lockouts', ({ engine }) => engine.lockouts()],
  ] as const satisfies ReadonlyArray<
    readonly [string, (given: ReturnType<typeof rig>) => unknown]
  >)(
    'by %s emits no event: an end that it meets is emitted by the timer, armed for at once',
    async (_, look) => {
      const given = rig();
      const { engine, clock, news } = given;
      let received = 0;
      engine.subscribe(() => {
        received += 1;
      });
      engine.lockOut({ action: 201, waitMs: 20_000 });
      const { state } = engine;
      news();
      clock.jump(20_000);
      look(given);
      expect(engine.guard(201)).toEqual({ allowed: true });
      expect(engine.lockouts()).toEqual([]);
      expect(news()).toEqual([]);
      expect(received).toBe(1);
      expect(engine.state).toBe(state);
      await clock.advance(0);
      expect(news()).toEqual(['lockout.ended']);
      expect(received).toBe(2);
      expect(engine.state.lockouts).toEqual([]);
      expect(clock.pending).toBe(0);
    },
  );

  it('by get emits no event either', async () => {
    const { engine, clock, news } = rig();
    const lockout = engine.lockOut({ action: 201, waitMs: 20_000 });
    if (!lockout) throw new Error('it is locked');
    news();
    clock.jump(20_000);
    expect(engine.countdown(lockout).get()).toBe(0);
    expect(news()).toEqual([]);
    await clock.advance(0);
    expect(news()).toEqual(['lockout.ended']);
  });

  it('a hundred times arms one timer', () => {
    const { engine, clock } = rig();
    engine.lockOut({ action: 201, waitMs: 20_000 });
    clock.jump(20_000);
    for (let time = 0; time < 100; time++) engine.guard(201);
    expect(clock.pending).toBe(1);
  });

  it('leaves an end that it met to be emitted before its scope is locked anew', () => {
    const { engine, clock, emitted } = rig();
    const first = engine.lockOut({ action: 201, waitMs: 20_000 });
    clock.jump(20_000);
    expect(engine.guard(201)).toEqual({ allowed: true });
    const second = engine.lockOut({ action: 201, waitMs: 20_000 });
    expect(second?.id).not.toBe(first?.id);
    expect(emitted).toEqual([
      { name: 'lockout.started', payload: { lockout: first, origin: 'app' } },
      { name: 'lockout.ended', payload: { lockout: first, reason: 'elapsed' } },
      { name: 'lockout.started', payload: { lockout: second, origin: 'app' } },
    ]);
  });
});
