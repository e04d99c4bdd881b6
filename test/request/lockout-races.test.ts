// Lockouts that change while requests wait for them, and the one that goes first after one.
import { describe, expect, it } from 'vitest';
import type { Lockout } from '../../src/index.js';
import { requestRig } from '../support/request.js';

const wait = { whileLockedOut: 'wait' } as const;

describe('a lockout that changes while a request waits', () => {
  it('is waited for to its new end, where that is in time', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    ask('one', 201, wait);
    await clock.advance(4000);
    engine.lockOut({ action: 201, waitMs: 10_000 });
    await clock.advance(9999);
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(wire()).toEqual(['one']);
  });

  it.each([
    ['itself, made longer', { action: 201, subject: 'a' }],
    ['that of the whole action', { action: 201 }],
  ])('rejects at once where the end is beyond what is left: %s', async (_, of) => {
    const { engine, clock, ask, settle } = requestRig();
    engine.lockOut({ action: 201, subject: 'a', waitMs: 5000 });
    const outcome = ask('one', 201, { ...wait, subject: 'a' });
    await clock.advance(4000);
    engine.lockOut({ ...of, waitMs: 26_000 });
    await settle();
    expect(outcome.settled).toBe(false);
    engine.lockOut({ ...of, waitMs: 26_001 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'LockedOutError', remainingMs: 26_001 });
  });

  it('rejects at once also while a login is under way, or there is no connection', async () => {
    for (const bar of ['logIn', 'disconnected'] as const) {
      const { engine, ask, settle, standing } = requestRig();
      engine.lockOut({ action: 201, waitMs: 5000 });
      const outcome = ask('one', 201, wait);
      engine[bar]();
      engine.lockOut({ action: 201, waitMs: 20_000 });
      expect(standing()).toEqual([{ state: 'waiting', why: 'lockout' }]);
      engine.lockOut({ action: 201, waitMs: 31_000 });
      await settle();
      expect(outcome.error).toMatchObject({ name: 'LockedOutError', remainingMs: 31_000 });
    }
  });

  it('rejects at once where everything is locked for longer', async () => {
    const { engine, ask, settle } = requestRig();
    engine.lockOut({ action: 201, subject: 'a', waitMs: 5000 });
    const outcome = ask('one', 201, { ...wait, subject: 'a' });
    engine.receive({ majorCode: 10, wait: 31 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'LockedOutError', lockout: { key: '*' } });
  });

  it('rejects those of one subject only, where that is locked for longer than the whole action', async () => {
    const { engine, ask, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    const [a, b] = ['a', 'b'].map((subject) => ask(subject, 201, { ...wait, subject }));
    engine.lockOut({ action: 201, subject: 'b', waitMs: 31_000 });
    await settle();
    expect(a?.settled).toBe(false);
    expect(b?.error).toMatchObject({ name: 'LockedOutError', lockout: { key: '201/b' } });
  });

  it('is followed by a broader one: the request goes when both have ended', async () => {
    const { engine, clock, ask, wire, standing } = requestRig();
    engine.lockOut({ action: 201, subject: 'a', waitMs: 5000 });
    ask('one', 201, { ...wait, subject: 'a' });
    engine.lockOut({ action: 201, waitMs: 8000 });
    await clock.advance(5000);
    expect(standing()).toEqual([{ state: 'waiting', why: 'lockout' }]);
    await clock.advance(3000);
    expect(wire()).toEqual(['one']);
  });

  it('and is cleared while a narrower one holds: the request goes on waiting for that', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.lockOut({ action: 201, subject: 'a', waitMs: 5000 });
    const broad = engine.lockOut({ action: 201, waitMs: 8000 });
    ask('one', 201, { ...wait, subject: 'a' });
    await clock.advance(1000);
    if (broad) engine.clearLockout(broad);
    expect(wire()).toEqual([]);
    await clock.advance(4000);
    expect(wire()).toEqual(['one']);
  });

  it('meets neither what is in flight nor what rejects at once', async () => {
    const { engine, ask, last, settle } = requestRig();
    const flying = ask('flying');
    engine.lockOut({ action: 201, waitMs: 5000 });
    last('flying').answer('done');
    await settle();
    expect(flying.value).toBe('done');
  });
});

describe('whileLockedOut as a function', () => {
  const upTo = (mostMs: number) =>
    ({
      whileLockedOut: ({ waitMs }: Lockout) => (waitMs <= mostMs ? 'wait' : 'reject'),
    }) as const;

  it('decides by the lockout', async () => {
    const { engine, clock, ask, wire, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    engine.lockOut({ action: 300, waitMs: 9000 });
    ask('short', 201, upTo(6000));
    const long = ask('long', 300, upTo(6000));
    await settle();
    expect(long.error).toMatchObject({ name: 'LockedOutError', lockout: { key: '300' } });
    await clock.advance(5000);
    expect(wire()).toEqual(['short']);
  });

  it('is asked again where its lockout is made longer', async () => {
    const { engine, ask, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    const outcome = ask('one', 201, upTo(6000));
    await settle();
    engine.lockOut({ action: 201, waitMs: 9000 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'LockedOutError', remainingMs: 9000 });
  });

  it('is not asked again for less than a second more', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    let asked = 0;
    const whileLockedOut = () => (asked++ === 0 ? 'wait' : 'reject');
    ask('one', 201, { whileLockedOut });
    engine.lockOut({ action: 201, waitMs: 5900 });
    await clock.advance(5900);
    expect([wire(), asked]).toEqual([['one'], 1]);
  });

  it('is asked of the lockout that the request met itself', async () => {
    const { ask, last, settle, clock, sent } = requestRig();
    const short = ask('short', 201, upTo(6000));
    const long = ask('long', 300, upTo(6000));
    last('short').refuse({ majorCode: 10, wait: 5 });
    last('long').refuse({ majorCode: 10, wait: 9 });
    await settle();
    expect(long.error).toMatchObject({ name: 'RequestRefusedError' });
    await clock.advance(5000);
    expect([short.settled, sent.length]).toEqual([false, 3]);
  });

  it('is not asked where the lockout is longer than what is left, or there is none', async () => {
    const { engine, ask, settle } = requestRig();
    let asked = 0;
    const count = () => {
      asked++;
      return 'wait' as const;
    };
    ask('free', 201, { whileLockedOut: count });
    engine.lockOut({ action: 300, waitMs: 30_001 });
    ask('long', 300, { whileLockedOut: count });
    await settle();
    expect(asked).toBe(0);
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['answers by a promise', async () => 'wait'],
    ['rejects', () => Promise.reject(new Error('no'))],
  ])('that %s is a fault, and means reject', async (_, whileLockedOut) => {
    const { engine, ask, settle, emitted } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    const outcome = ask('one', 201, { whileLockedOut: whileLockedOut as never });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'LockedOutError' });
    expect(emitted.at(-1)).toMatchObject({ name: 'fault', payload: { code: 'listener' } });
  });

  it('that answers otherwise means reject', async () => {
    const { engine, ask, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    const outcome = ask('one', 201, { whileLockedOut: (() => true) as never });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'LockedOutError' });
  });

  it('may clear the lockout that it is asked of: the request goes', async () => {
    const { engine, ask, wire, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    ask('one', 201, {
      whileLockedOut: (lockout) => {
        engine.clearLockout(lockout);
        return 'wait';
      },
    });
    await settle();
    expect(wire()).toEqual(['one']);
  });

  it('may make it longer: the request waits for that, or rejects where it is too long', async () => {
    for (const waitMs of [20_000, 40_000]) {
      const { engine, clock, ask, wire, settle } = requestRig();
      engine.lockOut({ action: 201, waitMs: 5000 });
      const outcome = ask('one', 201, {
        whileLockedOut: () => {
          engine.lockOut({ action: 201, waitMs });
          return 'wait';
        },
      });
      await settle();
      expect(outcome.settled).toBe(waitMs > 30_000);
      await clock.advance(waitMs);
      expect(wire()).toEqual(waitMs > 30_000 ? [] : ['one']);
    }
  });

  it.each([
    ['dispose', 'DisposedError'],
    ['signedOut', 'AccountChangedError'],
    ['cancel', 'AbortError'],
  ] as const)('may call %s: the request has settled, once', async (call, name) => {
    const { engine, clock, ask, wire, settle } = requestRig({ account: 'a' });
    engine.lockOut({ action: 201, waitMs: 5000 });
    const outcome = ask('one', 201, {
      whileLockedOut: () => {
        if (call === 'cancel') engine.cancel({});
        else void engine[call]();
        return 'wait';
      },
    });
    await settle();
    expect(outcome.error).toMatchObject({ name });
    await clock.advance(60_000);
    expect(wire()).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('may make another request, which settles too', async () => {
    const { engine, clock, ask, wire, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    let asked = 0;
    const outcome = ask('one', 201, {
      whileLockedOut: () => {
        if (asked++ === 0) ask('inner', 201, wait);
        return 'wait';
      },
    });
    await clock.advance(5000);
    expect(wire()).toEqual(['one']);
    await clock.advance(1000);
    expect(wire()).toEqual(['inner']);
    await settle();
    expect(outcome.settled).toBe(false);
  });
});

describe('the one that goes first after a lockout', () => {
  /** Three wait for a lockout, which has just ended. */
  const first = async (subject?: string) => {
    const made = requestRig();
    made.engine.lockOut({ action: 201, waitMs: 5000 });
    const outcomes = ['a', 'b', 'c'].map((name) => made.ask(name, 201, { ...wait, subject }));
    await made.clock.advance(5000);
    expect(made.wire()).toEqual(['a']);
    return { ...made, outcomes };
  };

  it.each([
    ['is answered', ({ last }) => last('a').answer()],
    ['is refused', ({ last }) => last('a').refuse({ majorCode: 304 })],
    ['fails by itself', ({ last }) => last('a').fail(undefined)],
    ['is cancelled', ({ engine }) => engine.cancel({ id: 'request-1' })],
    ['loses its connection', ({ last }) => last('a').refuse({ majorCode: 5, minorCode: 2 })],
  ] as [string, (at: Awaited<ReturnType<typeof first>>) => unknown][])(
    'lets the others go once it %s',
    async (_, end) => {
      const made = await first();
      await made.clock.advance(500);
      end(made);
      await made.settle();
      expect(made.wire()).toEqual(['b', 'c']);
    },
  );

  it('keeps them back also where one of them is cancelled', async () => {
    const { engine, last, wire, settle } = await first();
    engine.cancel({ id: 'request-2' });
    await settle();
    expect(wire()).toEqual([]);
    last('a').answer();
    await settle();
    expect(wire()).toEqual(['c']);
  });

  it('lets them go a second later, where nobody answers it', async () => {
    const { clock, wire } = await first();
    await clock.advance(999);
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(wire()).toEqual(['b', 'c']);
  });

  it('lets them go after a sleep too', async () => {
    const { clock, wire } = await first();
    await clock.sleep(5000);
    await clock.advance(0);
    expect(wire()).toEqual(['b', 'c']);
  });

  it('has them wait again where it is locked again, and goes first again', async () => {
    const { clock, last, wire, standing, settle } = await first();
    await clock.advance(500);
    last('a').refuse({ majorCode: 10, wait: 4 });
    await settle();
    expect(standing()).toEqual(
      Array.from({ length: 3 }, () => ({ state: 'waiting', why: 'lockout' })),
    );
    await clock.advance(4000);
    expect(wire()).toEqual(['a']);
    await clock.advance(1000);
    expect(wire()).toEqual(['b', 'c']);
  });

  it('has them wait for what locks them meanwhile, whoever locked it', async () => {
    const { engine, clock, wire, standing } = await first('room');
    engine.lockOut({ action: 201, subject: 'room', waitMs: 3000 });
    expect(standing()).toEqual([
      { state: 'inFlight' },
      { state: 'waiting', why: 'lockout' },
      { state: 'waiting', why: 'lockout' },
    ]);
    await clock.advance(1000);
    expect(wire()).toEqual([]);
    await clock.advance(2000);
    expect(wire()).toEqual(['b']);
  });

  it('that is refused with a 2 has the others held behind the login too', async () => {
    const { last, held, wire, standing, settle } = await first();
    last('a').refuse({ majorCode: 2 });
    await settle();
    expect(standing()).toEqual(Array.from({ length: 3 }, () => ({ state: 'held', why: 'login' })));
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['a', 'b', 'c']);
  });

  it('keeps nobody back whom the end of the session ends', async () => {
    const { engine, outcomes, settle } = await first();
    engine.receive({ majorCode: 8 });
    await settle();
    expect(outcomes[0]?.settled).toBe(false);
    for (const { error } of outcomes.slice(1)) {
      expect(error).toMatchObject({ name: 'SessionEndedError', session: 'terminated' });
    }
  });

  it('keeps nobody else back: other actions, and what would not wait', async () => {
    const { ask, wire } = await first();
    ask('other', 202, wait);
    ask('not waiting', 201);
    ask('waiting too', 201, wait);
    expect(wire()).toEqual(['other', 'not waiting']);
  });

  it('is one for a lockout that is cleared', async () => {
    const { engine, ask, wire } = requestRig();
    const lockout = engine.lockOut({ action: 201, waitMs: 20_000 });
    for (const name of ['a', 'b']) ask(name, 201, wait);
    if (lockout) engine.clearLockout(lockout);
    expect(wire()).toEqual(['a']);
  });

  it('is one also where the budgets of all end with the lockout', async () => {
    const { engine, clock, ask, wire } = requestRig();
    for (const name of ['a', 'b', 'c']) {
      engine.lockOut({ action: 201, waitMs: 30_000 });
      ask(name, 201, wait);
    }
    await clock.advance(30_000);
    expect(wire()).toEqual(['a']);
    await clock.advance(1000);
    expect(wire()).toEqual(['b', 'c']);
  });

  it('needs no login, where it and those behind it need none', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.logIn();
    engine.lockOut({ action: 100, waitMs: 2000 });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) ask(name, 100, wait);
    await clock.advance(2000);
    expect(wire()).toEqual(['a']);
    await clock.advance(1000);
    expect(wire()).toEqual(['b', 'c', 'd', 'e', 'f']);
  });
});
