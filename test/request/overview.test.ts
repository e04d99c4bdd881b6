// Looking at requests, cancelling them, and what they emit.
import { describe, expect, it } from 'vitest';
import { requestRig } from '../support/request.js';

const wait = { whileLockedOut: 'wait' } as const;

describe('requests()', () => {
  it('lists what has not settled, in the order of the calls, with where it stands and since when', async () => {
    const { engine, clock, ask, last, settle } = requestRig();
    const startedAt = clock.now();
    engine.lockOut({ action: 300, waitMs: 9000 });
    ask('flying', 201, { subject: 7 });
    ask('waiting', 300, wait);
    await clock.advance(1000);
    engine.logIn();
    ask('held');
    await clock.advance(500);
    expect(engine.requests()).toEqual([
      {
        id: 'request-1',
        action: 201,
        subject: '7',
        state: 'inFlight',
        since: startedAt,
        attempt: 1,
      },
      {
        id: 'request-2',
        action: 300,
        subject: undefined,
        state: 'waiting',
        why: 'lockout',
        since: startedAt,
        attempt: 0,
      },
      {
        id: 'request-3',
        action: 201,
        subject: undefined,
        state: 'held',
        why: 'login',
        since: startedAt + 1000,
        attempt: 0,
      },
    ]);
    last('flying').answer();
    await settle();
    expect(engine.requests()).toHaveLength(2);
  });

  it('says of what was just asked for that it is held, and since now', () => {
    const { engine, clock } = requestRig();
    let seen: readonly object[] = [];
    engine.on('reaction', () => {
      engine.request(201, async () => {}).catch(() => {});
      seen = engine.requests();
    });
    engine.receive({ majorCode: 1 });
    expect(seen).toMatchObject([{ state: 'held', why: 'queue', since: clock.now(), attempt: 0 }]);
  });

  it('says why something is held now, not why it was', async () => {
    const { engine, ask, standing } = requestRig();
    engine.disconnected();
    ask('one');
    expect(standing()).toEqual([{ state: 'held', why: 'offline' }]);
    engine.connected();
    expect(standing()).toEqual([{ state: 'held', why: 'login' }]);
    engine.disconnected();
    expect(standing()).toEqual([{ state: 'held', why: 'offline' }]);
  });

  it('counts attempts, and lists each member of a batch by an id of its own', async () => {
    const { engine, held, ask, askBatch, last, settle } = requestRig();
    ask('one');
    last('one').refuse({ majorCode: 2 });
    await settle();
    held.last.succeed();
    await settle();
    askBatch([{ of: 'a' }, { of: 'b', action: 300 }]);
    expect(engine.requests()).toMatchObject([
      { attempt: 2 },
      { id: 'request-2.0', action: 201 },
      { id: 'request-2.1', action: 300 },
    ]);
  });

  it('holds nothing of what is sent', () => {
    const { engine, ask } = requestRig();
    ask('one');
    expect(Object.keys(engine.requests()[0] ?? {}).sort()).toEqual(
      ['action', 'attempt', 'id', 'since', 'state', 'subject'].sort(),
    );
  });
});

describe('cancel', () => {
  const all = () => {
    const made = requestRig();
    const { engine, ask } = made;
    engine.lockOut({ action: 300, subject: 'a', waitMs: 9000 });
    const outcomes = [
      ask('flying', 201, { subject: 'a' }),
      ask('waiting', 300, { ...wait, subject: 'a' }),
    ];
    engine.logIn();
    outcomes.push(ask('held', 201, { subject: 7 }));
    return { ...made, outcomes };
  };

  it.each([
    ['by its id', { id: 'request-2' }, [1]],
    ['by action', { action: 201 }, [0, 2]],
    ['by subject', { subject: 'a' }, [0, 1]],
    ['by a subject of another kind', { subject: 7n }, [2]],
    ['by all that is given', { action: 201, subject: 'a' }, [0]],
    ['all, where nothing is given', {}, [0, 1, 2]],
    ['none, where none fits', { action: 9 }, []],
    ['by what a function says', ({ state }: { state: string }) => state === 'held', [2]],
  ])('rejects %s with an AbortError, and says how many', async (_, which, expected) => {
    const { engine, outcomes, settle } = all();
    expect(engine.cancel(which as never)).toBe(expected.length);
    await settle();
    const cancelled = outcomes.flatMap(({ error }, at) => (error ? [at] : []));
    expect(cancelled).toEqual(expected);
    for (const at of expected) {
      expect(outcomes[at]?.error).toMatchObject({ name: 'AbortError' });
      expect(outcomes[at]?.error).toBeInstanceOf(Error);
    }
    expect(engine.requests()).toHaveLength(3 - expected.length);
  });

  it('aborts the signal of what is in flight, and sends nothing of the rest', async () => {
    const { engine, last, held, wire, settle, clock } = all();
    wire();
    engine.cancel({});
    expect(last('flying').signal.aborted).toBe(true);
    held.last.succeed();
    await clock.advance(60_000);
    expect(wire()).toEqual([]);
    await settle();
    expect(clock.pending).toBe(0);
  });

  it('takes what a function throws, or promises, for a no', async () => {
    const { engine, settle, outcomes } = all();
    const throwing = () => {
      throw new Error('no');
    };
    expect(engine.cancel(throwing)).toBe(0);
    expect(engine.cancel((async () => true) as never)).toBe(0);
    await settle();
    expect(outcomes.some(({ settled }) => settled)).toBe(false);
  });

  it('asks its function before it rejects anything; what that function ends is not counted', async () => {
    const { engine, outcomes, settle } = all();
    const cancelled = engine.cancel(() => {
      void engine.signedOut();
      return true;
    });
    await settle();
    expect(cancelled).toBe(0);
    for (const { error } of outcomes) expect(error).toMatchObject({ name: 'AccountChangedError' });
  });

  it.each([8, undefined, null, 'all'])('of %s is an OptionError', (which) => {
    const { engine } = requestRig();
    expect(() => engine.cancel(which as never)).toThrow(
      expect.objectContaining({ name: 'OptionError' }),
    );
  });
});

describe('the events of requests', () => {
  it('say when one is held, sent and settled, and where its time went', async () => {
    const { engine, held, ask, last, listen, clock, settle } = requestRig();
    const events = listen();
    engine.logIn();
    ask('one', 201, { ...wait, subject: 'a', timeoutMs: 60_000 });
    await clock.advance(2000);
    engine.lockOut({ action: 201, waitMs: 3000 });
    held.last.succeed();
    await clock.advance(3000);
    await clock.advance(700);
    last('one').answer();
    await settle();
    const name = { id: 'request-1', action: 201, subject: 'a' };
    expect(events).toEqual([
      { name: 'request.held', payload: { ...name, heldMs: 0, waitedMs: 0, why: 'login' } },
      { name: 'request.held', payload: { ...name, heldMs: 2000, waitedMs: 0, why: 'lockout' } },
      { name: 'request.sent', payload: { ...name, heldMs: 2000, waitedMs: 3000, attempt: 1 } },
      {
        name: 'request.settled',
        payload: {
          ...name,
          heldMs: 2000,
          waitedMs: 3000,
          outcome: 'resolved',
          attempts: 1,
          flightMs: 700,
        },
      },
    ]);
  });

  it('say it once while the reason is the same, and again where it is held anew', async () => {
    const { engine, held, ask, last, listen, clock, settle } = requestRig();
    const events = listen();
    const why = () =>
      events.splice(0).map(({ payload }) => ('why' in payload ? payload.why : 'sent'));
    engine.lockOut({ action: 201, waitMs: 2000 });
    ask('one', 201, { whileLockedOut: () => 'wait' });
    engine.lockOut({ action: 201, waitMs: 4000 });
    expect(why()).toEqual(['lockout']);
    await clock.advance(4000);
    expect(why()).toEqual(['sent']);
    last('one').refuse({ majorCode: 2 });
    await settle();
    expect(why()).toEqual(['login']);
    held.last.succeed();
    await settle();
    expect(why()).toEqual(['sent']);
  });

  it.each([
    ['LockedOutError', 201],
    ['SessionEndedError', 202],
  ])('name the %s that it rejected with', (error, action) => {
    const { engine, ask, listen } = requestRig();
    engine.lockOut({ action: 201, waitMs: 2000 });
    if (action === 202) engine.receive({ majorCode: 8 });
    const events = listen();
    ask('one', action);
    expect(events.at(-1)?.payload).toMatchObject({ outcome: 'rejected', error, attempts: 0 });
  });

  it('say of the app’s own errors only that they are errors, and of an abort that it is one', async () => {
    class SecretError extends Error {
      override name = 'SecretError';
      toJSON() {}
    }
    const { engine, ask, last, listen, settle } = requestRig();
    const events = listen();
    ask('one');
    last('one').fail(new SecretError('of the app'));
    await settle();
    ask('two');
    last('two').fail(undefined);
    await settle();
    ask('three');
    engine.cancel({});
    expect(events.flatMap(({ payload }) => ('error' in payload ? [payload.error] : []))).toEqual([
      'Error',
      'Error',
      'AbortError',
    ]);
    expect(JSON.stringify(events)).not.toContain('Secret');
  });

  it('are emitted for each member of a batch', () => {
    const { askBatch, listen } = requestRig();
    const events = listen();
    askBatch([{ of: 'a' }, { of: 'b', action: 300 }]);
    expect(events).toMatchObject([
      { name: 'request.sent', payload: { id: 'request-1.0', action: 201 } },
      { name: 'request.sent', payload: { id: 'request-1.1', action: 300 } },
    ]);
  });

  it('a listener that cancels what it listens to has it never sent', async () => {
    const { engine, ask, wire, settle } = requestRig();
    engine.on('request.sent', ({ id }) => engine.cancel({ id }));
    const outcome = ask('one');
    await settle();
    expect(wire()).toEqual([]);
    expect(outcome.error).toMatchObject({ name: 'AbortError' });
  });
});
