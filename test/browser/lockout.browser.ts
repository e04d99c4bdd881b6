import { describe, expect, it } from 'vitest';
import { guardOf, keysOf, receive, untilEmitted, untilLocked, untilStored } from './asking.js';
import { inRealTime, openProfile } from './tab.js';

describe('a lockout', () => {
  it(
    'that starts, is extended and is cleared in one tab is so in the other within a second',
    inRealTime,
    async () => {
      const profile = await openProfile();
      const [here, there] = await profile.pair({ account: 'a7f3' });

      const startedMs = await receive(here, { majorCode: 136, wait: 90 });
      const started = await untilEmitted(there, 'lockout.started');
      expect(started.payload).toMatchObject({
        origin: 'tab',
        lockout: { key: '100', majorCode: 136, waitMs: 90_000 },
      });
      expect(started.atMs - startedMs).toBeLessThan(1000);

      const extendedMs = await receive(here, { majorCode: 137, wait: 120 });
      const extended = await untilEmitted(there, 'lockout.extended');
      expect(extended.payload.lockout).toMatchObject({
        id: started.payload.lockout.id,
        majorCode: 137,
        waitMs: 120_000,
      });
      expect(extended.atMs - extendedMs).toBeLessThan(1000);
      const [mine, theirs] = [await guardOf(here, 100), await guardOf(there, 100)];
      expect(Math.abs(mine - theirs)).toBeLessThan(1000);

      const clearedMs = await here.run(({ engine, realMs }) => {
        const [lockout] = engine.lockouts();
        if (lockout) engine.clearLockout(lockout);
        return realMs();
      });
      const ended = await untilEmitted(there, 'lockout.ended');
      expect(ended.payload).toMatchObject({ reason: 'cleared', lockout: { key: '100' } });
      expect(ended.atMs - clearedMs).toBeLessThan(1000);
      expect(await guardOf(there, 100)).toBe(0);
      expect(await here.run(({ records }) => records())).toEqual({});
    },
  );

  it('may be cleared by the tab that only received it', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair();
    await here.run(({ engine }) => {
      engine.lockOut({ action: 201, subject: 'room-42', waitMs: 60_000 });
    });
    await untilLocked(there, '201/room-42');
    await there.run(({ engine }) => engine.lockouts().forEach(engine.clearLockout));
    const { payload } = await untilEmitted(here, 'lockout.ended');
    expect(payload.reason).toBe('cleared');
    expect(await keysOf(here)).toEqual([]);
  });

  it(
    'elapses in both tabs by their own clocks, within a second of each other',
    inRealTime,
    async () => {
      const profile = await openProfile();
      const [here, there] = await profile.pair();
      const receivedMs = await receive(here, { majorCode: 136, wait: 2 });
      const ended = [
        await untilEmitted(here, 'lockout.ended'),
        await untilEmitted(there, 'lockout.ended'),
      ];
      for (const { payload, atMs } of ended) {
        expect(payload.reason).toBe('elapsed');
        expect(atMs - receivedMs).toBeGreaterThanOrEqual(1990);
        expect(atMs - receivedMs).toBeLessThan(3000);
      }
      await here.until('the record is gone', async ({ records }) => {
        return Object.keys(await records()).length === 0;
      });
    },
  );

  it('counts down in the tab that only received it, too', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair();
    await there.run(({ engine, emitted }) => {
      const countdown = engine.countdown({ action: 100 });
      countdown.subscribe(() => {
        emitted.push({ name: 'state', payload: countdown.get(), atMs: 0 } as never);
      });
    });
    await receive(here, { majorCode: 136, wait: 2 });
    const seen = await there.until('the countdown reads 0', ({ emitted }) => {
      const read = emitted.flatMap(({ name, payload }) =>
        String(name) === 'state' ? payload : [],
      );
      return read.at(-1) === 0 && read;
    });
    expect(seen).toEqual([2000, 1000, 0]);
  });

  it('of one account is none of another, nor of the anonymous one', async () => {
    const profile = await openProfile();
    const a = await profile.pair({ account: 'a' });
    const b = await profile.open({ account: 'b' });
    const anonymous = await profile.open();
    await receive(a[0], { majorCode: 136, wait: 90 });
    await receive(anonymous, { majorCode: 175, wait: 90 });
    await untilLocked(a[1], '100');
    await b.reload();
    await b.run(({ engine }) => engine.restored);
    expect(await keysOf(b)).toEqual([]);
    expect(await b.run(({ emitted }) => emitted)).toEqual([]);
    expect(await keysOf(a[1])).toEqual(['100']);
    expect(await keysOf(anonymous)).toEqual(['123']);
  });

  it('that starts in both tabs at once ends in both, and in the storage, when the later says', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair();
    await Promise.all([
      // A busy tab: it writes its earlier end after the other, and receives the later one after that.
      there.run(({ engine, realMs }) => {
        const untilMs = realMs() + 700;
        while (realMs() < untilMs);
        engine.receive({ majorCode: 136, wait: 60 });
        engine.receive({ majorCode: 152, wait: 90 });
      }),
      here.run(async ({ engine }) => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        engine.receive({ majorCode: 136, wait: 90 });
        engine.receive({ majorCode: 175, wait: 90 });
      }),
    ]);
    for (const tab of [here, there]) {
      for (const key of ['100', '118', '123']) await untilLocked(tab, key);
      await tab.until('the later end counts', ({ engine }) => {
        const guard = engine.guard(100);
        return !guard.allowed && guard.remainingMs > 80_000;
      });
    }
    await here.until('the later end is stored', async ({ records }) => {
      const { ' 100': record, ' 118': token, ' 123': username } = await records();
      return record?.waitMs === 90_000 && Boolean(token && username);
    });
  });

  it('that is cleared, and set again for a shorter time, is the shorter one in the other tab', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair();
    await here.run(({ engine }) => {
      engine.lockOut({ action: 100, waitMs: 600_000 });
    });
    await untilLocked(there, '100');
    await untilStored(here, '100');
    await here.run(({ engine }) => {
      engine.lockouts().forEach(engine.clearLockout);
      engine.lockOut({ action: 100, waitMs: 60_000 });
    });
    await there.until('the shorter one counts', ({ engine }) => {
      const guard = engine.guard(100);
      return !guard.allowed && guard.remainingMs <= 60_000;
    });
    await there.reload();
    await untilLocked(there, '100');
    expect(await guardOf(there, 100)).toBeLessThanOrEqual(60_000);
    expect(await guardOf(here, 100)).toBeGreaterThan(40_000);
  });

  it('of a burst of five hundred scopes is in the other tab, and in the storage', async () => {
    const profile = await openProfile();
    const [here, there] = await profile.pair();
    await here.run(({ engine }) => {
      for (let subject = 0; subject < 500; subject++) {
        engine.receive({ majorCode: 234, wait: 600, subject });
      }
    });
    await there.until('all are known', ({ engine }) => engine.lockouts().length === 500);
    const third = await profile.open();
    await third.run(({ engine }) => engine.restored);
    await third.until('all are restored', ({ engine }) => engine.lockouts().length === 500);
    expect(await third.run(({ emitted }) => emitted.some(({ name }) => name === 'fault'))).toBe(
      false,
    );
  });
});

describe('what one tab sends the others', () => {
  it('is the record and the account, never a text of the server or a request id', async () => {
    const profile = await openProfile();
    const here = await profile.open({ account: 'a7f3' });
    const listening = await profile.open({ engine: 'none' });
    await listening.run(() => {
      const received: unknown[] = [];
      Object.assign(globalThis, { received });
      new BroadcastChannel('igap-reactions').onmessage = ({ data }) => received.push(data);
    });
    const frame = { majorCode: 234, wait: 60, subject: 7, requestId: 'r-1', message: 'secret' };
    const receivedMs = await receive(here, frame);
    const received = await listening.until('a message has come', () => {
      const { received } = globalThis as unknown as { received: unknown[] };
      return received.length > 0 && received;
    });
    const record = await here.run(async ({ records }) => (await records())['a7f3 201/7']);
    expect(record).toEqual({
      version: 2,
      id: expect.stringMatching(/^[a-z\d-]{12,}$/),
      key: '201/7',
      majorCode: 234,
      arrivedAtMs: expect.closeTo(receivedMs, -4),
      waitMs: 60_000,
    });
    expect(received).toEqual([
      {
        version: 2,
        account: 'a7f3',
        kind: 'locked',
        record,
        remainingMs: expect.closeTo(60_000, -4),
      },
    ]);
    const [{ remainingMs }] = received as [{ remainingMs: number }];
    expect(remainingMs).toBeLessThanOrEqual(60_000);
  });
});
