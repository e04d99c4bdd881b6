import { describe, expect, it } from 'vitest';
import { isReactionError, type Lockout } from '../../src/index.js';
import { testLocks } from '../support/lock-manager.js';
import { flow, portRig } from './rig.js';

const canary = 'canary-7f3a';

describe('a request of a page', () => {
  it('is sent there when the worker says so, and resolves with what `send` itself returned', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    const [call] = page.sent;
    expect(call).toMatchObject({ attempt: 1 });
    expect(rig.engine.requests()).toMatchObject([{ action: 201, state: 'inFlight', attempt: 1 }]);
    const answer = { of: () => 'the page' };
    call?.answer(answer);
    await flow();
    expect(outcome.value).toBe(answer);
    expect(rig.engine.requests()).toEqual([]);
  });

  it('is held behind a login, and sent in the order of the calls, of whatever page', async () => {
    const rig = portRig();
    const [a, b] = [rig.page(), rig.page()];
    rig.engine.logIn();
    a.ask(201);
    await flow();
    b.ask(202);
    await flow();
    a.ask(203, { priority: 'high' });
    await flow();
    expect(a.sent.length + b.sent.length).toBe(0);
    const order: number[] = [];
    for (const name of ['request.sent'] as const)
      rig.engine.on(name, ({ action }) => order.push(action));
    await rig.engine.signedIn();
    await flow();
    expect(order).toEqual([203, 201, 202]);
    expect([a.sent.length, b.sent.length]).toEqual([2, 1]);
  });

  it('that was refused with a 2 is sent again after the login, under another id', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    page.sent[0]?.fail({ majorCode: 2 });
    await flow();
    expect(rig.engine.state.session).toBe('loggingIn');
    await rig.engine.signedIn();
    await flow();
    const [first, second] = page.sent;
    expect(second?.attempt).toBe(2);
    expect(second?.requestId).not.toBe(first?.requestId);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
    second?.answer('done');
    await flow();
    expect(outcome.value).toBe('done');
  });

  it('that the server refuses rejects with the error itself, with what only the page knows of it', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    const refusal = { majorCode: 205, message: canary };
    page.sent[0]?.fail(refusal);
    await flow();
    const { error } = outcome;
    expect(isReactionError(error, 'RequestRefusedError')).toBe(true);
    expect(error).toMatchObject({
      resolution: { reaction: { kind: 'deny' }, entry: { name: expect.any(String) } },
      frame: { majorCode: 205, action: 201 },
      cause: refusal,
      serverMessage: canary,
    });
    expect(Object.keys(error as object)).not.toContain('serverMessage');
    expect(JSON.stringify(rig.seen)).not.toContain(canary);
    expect(page.emitted.map(({ name }) => name)).toContain('request.denied');
  });

  it('that the socket in the worker refuses, by its id, rejects too, and its signal is aborted', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    const [call] = page.sent;
    rig.engine.receive({ majorCode: 205, requestId: call?.requestId ?? '' });
    await flow();
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError' });
    expect(call?.signal.aborted).toBe(true);
  });

  it('rejects with what `send` threw, whatever that is, and nothing of it leaves the page', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    const other = page.ask(202);
    await flow();
    const own = Object.assign(new Error(canary), { [canary]: () => canary });
    page.sent[0]?.fail(own);
    page.sent[1]?.answer({ text: canary, send: () => canary });
    await flow();
    expect(outcome.error).toBe(own);
    expect(other.value).toMatchObject({ text: canary });
    expect(JSON.stringify(rig.seen)).not.toContain(canary);
  });

  it.each([
    { majorCode: 'E42' },
    { majorCode: 1.5 },
    { majorCode: Number.NaN },
    { frame: { majorCode: canary } },
  ])('rejects with what only looks like an error frame: %j', async (own) => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    page.sent[0]?.fail(own);
    await flow();
    expect(outcome.error).toBe(own);
    expect(JSON.stringify(rig.seen)).not.toContain(canary);
    expect(page.emitted).toEqual([]);
  });

  it('keeps the texts of an error frame in its page; a field of a wrong kind is a fault of the engine', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201, { subject: 'room' });
    await flow();
    page.sent[0]?.fail({ majorCode: 205, subject: canary, message: canary, wait: canary });
    await flow();
    expect(outcome.error).toMatchObject({
      name: 'RequestRefusedError',
      frame: { majorCode: 205, subject: 'room' },
      serverMessage: canary,
    });
    expect(JSON.stringify(rig.seen)).not.toContain(canary);
    expect(page.emitted.at(0)).toMatchObject({ name: 'reaction' });
    expect(page.emitted.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ code: 'frame.field' }),
    );
  });

  it('that is refused by what carries an error frame has all of it, and is reported as none', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    const [call] = page.sent;
    const frame = { majorCode: 205, requestId: call?.requestId, message: canary };
    const refusal = { majorCode: 'E42', frame };
    call?.fail(refusal);
    await flow();
    expect(outcome.error).toMatchObject({
      name: 'RequestRefusedError',
      frame: { majorCode: 205, action: 201 },
      cause: refusal,
      serverMessage: canary,
    });
    expect(JSON.stringify(rig.seen)).not.toContain(canary);
    expect(page.emitted.map(({ name }) => name)).not.toContain('fault');
  });

  it('is settled in the engine as it is in the page', async () => {
    const rig = portRig();
    const page = rig.page();
    const settled: unknown[] = [];
    rig.engine.on('request.settled', ({ action, outcome }) => settled.push([action, outcome]));
    for (const action of [201, 202, 203]) page.ask(action);
    await flow();
    page.sent[0]?.answer();
    page.sent[1]?.fail({ majorCode: 205 });
    page.sent[2]?.fail(new Error(canary));
    await flow();
    expect(settled).toEqual([
      [201, 'resolved'],
      [202, 'rejected'],
      [203, 'rejected'],
    ]);
  });

  it('is sent where it is its turn, and at no other word of a worker', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    rig.engine.logIn();
    const outcome = page.ask(201);
    await flow();
    const say = async (kind: string, body: object) => {
      page.workerEnd().postMessage(['igap-reactions', 1, kind, { id: 1, ...body }]);
      await flow();
    };
    await say('send', { sending: 'early' });
    expect(page.sent).toEqual([]);
    // Its turn is another one than what it is to send.
    await say('go', { sending: 'own', attempt: 1, key: 'k' });
    await say('send', { sending: 'another' });
    expect([page.sent, outcome.settled]).toEqual([[], false]);
    expect(page.engine.state.port).toBe('joined');
  });

  it('that nobody answers ends as a 5/1; `alive` begins its time anew', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201, { timeoutMs: 5000 });
    await flow();
    await rig.pass(4000, page);
    page.sent[0]?.alive();
    await flow();
    await rig.pass(4000, page);
    expect(outcome.settled).toBe(false);
    await rig.pass(1000, page);
    expect(outcome.error).toMatchObject({ frame: { majorCode: 5, minorCode: 1 } });
    expect(page.sent[0]?.signal.aborted).toBe(true);
  });

  it('that is aborted rejects at once with its reason, wherever it stands', async () => {
    const rig = portRig();
    const page = rig.page();
    const abort = new AbortController();
    const outcomes = [page.ask(201, { signal: abort.signal })];
    await flow();
    rig.engine.logIn();
    outcomes.push(page.ask(202, { signal: abort.signal }));
    await flow();
    abort.abort('enough');
    outcomes.push(page.ask(203, { signal: abort.signal }));
    await flow();
    expect(outcomes.map(({ error }) => error)).toEqual(['enough', 'enough', 'enough']);
    expect(page.sent[0]?.signal.aborted).toBe(true);
    expect(page.sent).toHaveLength(1);
    expect(rig.engine.requests()).toEqual([]);
  });

  it('that is cancelled in the worker rejects with an AbortError', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201);
    await flow();
    expect(rig.engine.cancel({ action: 201 })).toBe(1);
    await flow();
    expect(outcome.error).toMatchObject({ name: 'AbortError' });
    expect(page.sent[0]?.signal.aborted).toBe(true);
  });

  it('rejects with the errors of the engine: locked out, no login, another account', async () => {
    const rig = portRig();
    const page = rig.page();
    rig.engine.lockOut({ action: 201, subject: 'room', waitMs: 20_000 });
    const locked = page.ask(201, { subject: 'room' });
    await flow();
    expect(locked.error).toMatchObject({
      name: 'LockedOutError',
      remainingMs: 20_000,
      lockout: { key: '201/room' },
    });
    expect(locked.error).toBeInstanceOf(Error);
    rig.engine.logIn();
    const left = page.ask(202);
    const late = page.ask(203, { maxHoldMs: 2000 });
    await flow();
    await rig.pass(2000, page);
    expect(late.error).toMatchObject({ name: 'NotSentError', reason: 'login' });
    rig.engine.receive({ majorCode: 8 });
    await flow();
    expect(left.error).toMatchObject({ name: 'SessionEndedError', session: 'terminated' });
    expect(page.sent).toEqual([]);
  });

  it('waits for a lockout where it is to, for ever too', async () => {
    const rig = portRig();
    const page = rig.page();
    rig.engine.lockOut({ action: 201, waitMs: 20_000 });
    const outcome = page.ask(201, { whileLockedOut: 'wait', maxWaitMs: Infinity });
    await flow();
    await rig.pass(20_000, page);
    page.sent[0]?.answer();
    await flow();
    expect(outcome).toMatchObject({ settled: true, value: undefined });
    expect(outcome.error).toBe(undefined);
  });
});

describe('a function for `whileLockedOut`', () => {
  it('decides in its page, once for each lockout', async () => {
    const rig = portRig();
    const page = rig.page();
    rig.engine.lockOut({ action: 201, waitMs: 20_000 });
    const asked: number[] = [];
    const waits = page.ask(201, {
      maxWaitMs: 60_000,
      whileLockedOut: ({ waitMs }) => {
        asked.push(waitMs);
        return waitMs < 30_000 ? 'wait' : 'reject';
      },
    });
    await flow();
    expect(waits.settled).toBe(false);
    rig.engine.lockOut({ action: 201, waitMs: 29_000 });
    await flow();
    expect(waits.settled).toBe(false);
    rig.engine.lockOut({ action: 201, waitMs: 30_001 + 1000 });
    await flow();
    expect(waits.error).toMatchObject({ name: 'LockedOutError', remainingMs: 31_001 });
    expect(asked).toEqual([20_000, 29_000, 31_001]);
    expect(page.sent).toEqual([]);
    expect(rig.engine.requests()).toEqual([]);
  });

  it('rejects with the refusal where the request has met the lockout itself', async () => {
    const rig = portRig();
    const page = rig.page();
    const outcome = page.ask(201, { whileLockedOut: () => 'reject' });
    await flow();
    page.sent[0]?.fail({ majorCode: 10, wait: 20 });
    await flow();
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError', frame: { majorCode: 10 } });
  });

  it('rejects with the lockout where another request has met it, or none', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    const whileLockedOut = ({ waitMs }: Lockout) => (waitMs > 10_000 ? 'reject' : 'wait');
    rig.engine.lockOut({ action: 201, subject: 'b', waitMs: 10_000 });
    page.ask(201, { subject: 'a' });
    const other = page.ask(201, { subject: 'b', whileLockedOut });
    await flow();
    page.sent[0]?.fail({ majorCode: 10, wait: 20 });
    await flow();
    expect(other.error).toMatchObject({ name: 'LockedOutError', remainingMs: 20_000 });
    rig.engine.lockOut({ action: 202, waitMs: 5000 });
    const third = page.ask(202, { whileLockedOut });
    await flow();
    // Of no request, and of all.
    rig.engine.receive({ majorCode: 10, wait: 25 });
    await flow();
    expect(third.error).toMatchObject({ name: 'LockedOutError', remainingMs: 25_000 });
    expect(page.sent).toHaveLength(1);
  });

  it('is asked once for a lockout, also where another has come and gone meanwhile', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    rig.engine.lockOut({ action: 201, subject: 'room', waitMs: 20_000 });
    const asked: string[] = [];
    const outcome = page.ask(201, {
      subject: 'room',
      whileLockedOut: ({ key }) => {
        asked.push(key);
        return 'wait';
      },
    });
    await flow();
    const other = rig.engine.lockOut({ action: 201, waitMs: 25_000 });
    await flow();
    if (other) rig.engine.clearLockout(other);
    await flow();
    expect([asked, outcome.settled]).toEqual([['201/room', '201'], false]);
    await rig.pass(20_000, page);
    expect(page.sent).toHaveLength(1);
  });

  it('is asked by no worker where there is none: it does not wait, and nothing has failed', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.ask(201);
    await flow();
    rig.seen.length = 0;
    const lockout = { id: 'a', key: '201', scope: { action: 201 }, untilMs: 1 };
    page.workerEnd().postMessage(['igap-reactions', 1, 'choose', { id: 1, lockout }]);
    await flow();
    expect(rig.kinds().at(0)).toBe('refuse');
    expect(page.emitted).toEqual([]);
  });

  it('that throws is a fault of the page, and does not wait', async () => {
    const rig = portRig();
    const page = rig.page();
    rig.engine.lockOut({ action: 201, waitMs: 20_000 });
    const outcome = page.ask(201, {
      whileLockedOut: () => {
        throw new Error(canary);
      },
    });
    await flow();
    expect(outcome.error).toMatchObject({ name: 'LockedOutError' });
    expect(page.emitted.at(-1)).toMatchObject({ name: 'fault', payload: { code: 'listener' } });
  });
});

describe('a page that is frozen after the worker said go', () => {
  it('gives its turn back after a second: others go', async () => {
    const rig = portRig({ replayConcurrency: 1 });
    const [frozen, other] = [rig.page(), rig.page()];
    await flow();
    rig.engine.logIn();
    const slow = frozen.ask(201);
    await flow();
    other.ask(202);
    await flow();
    frozen.gate.isOpen = false;
    await rig.engine.signedIn();
    await flow();
    await rig.pass(999, other);
    expect(other.sent).toHaveLength(0);
    await rig.pass(1, other);
    expect(other.sent).toHaveLength(1);
    expect(frozen.sent).toHaveLength(0);
    // Awake again before its time is over: it is asked for, and goes.
    await rig.pass(4000, other, frozen);
    frozen.gate.open();
    await flow();
    expect(frozen.sent).toHaveLength(1);
    await rig.pass(9000, other);
    expect(slow.settled).toBe(false);
    frozen.sent[0]?.answer('late');
    await flow();
    expect(slow.value).toBe('late');
  });

  it('sends nothing when it wakes after that has been given up', async () => {
    testLocks();
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.gate.isOpen = false;
    const outcome = page.ask(201, { timeoutMs: 3000 });
    await flow();
    await rig.pass(3000, page);
    expect(rig.engine.requests()).toEqual([]);
    page.gate.open();
    await flow();
    expect(page.sent).toEqual([]);
    expect(outcome.error).toMatchObject({ frame: { majorCode: 5, minorCode: 1 } });
    expect(page.engine.state.port).toBe('joined');
  });

  it('is let go of where there are no locks, and joins again when it wakes: what it has not sent is asked for anew', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.gate.isOpen = false;
    const outcome = page.ask(201, { timeoutMs: 3000 });
    await flow();
    await rig.pass(3000, page);
    expect(rig.engine.requests()).toEqual([]);
    page.gate.open();
    await flow();
    expect(page.sent).toHaveLength(1);
    page.sent[0]?.answer('late');
    await flow();
    expect(outcome.value).toBe('late');
    expect(page.emitted.filter(({ name }) => name === 'fault')).toMatchObject([
      { payload: { code: 'port.lost' } },
    ]);
  });

  it('is notified once it has been let go of, and stays where something else than time has ended its request', async () => {
    const rig = portRig();
    const page = rig.page();
    await flow();
    page.gate.isOpen = false;
    const cancelled = page.ask(201);
    const late = page.ask(202, { timeoutMs: 3000 });
    await flow();
    rig.engine.cancel({ action: 201 });
    await flow();
    expect(rig.engine.requests()).toMatchObject([{ action: 202 }]);
    expect(rig.kinds().slice(1)).not.toContain('here');
    await rig.pass(3000);
    expect(rig.kinds().at(-1)).toBe('here');
    page.gate.open();
    await flow();
    expect(page.engine.state.port).toBe('joined');
    expect(cancelled.error).toMatchObject({ name: 'AbortError' });
    expect(late.settled).toBe(false);
  });

  it.each([
    [1000, 1],
    [1001, 2],
  ])(
    'for %s ms between saying that it is awake and sending asks %s times',
    async (lateMs, asked) => {
      const rig = portRig();
      const page = rig.page();
      await flow();
      page.ask(201);
      // The page has said that it is awake; what the worker answers arrives later.
      while (!rig.kinds().includes('ready')) await new Promise((resolve) => setImmediate(resolve));
      page.gate.isOpen = false;
      await flow();
      await page.clock.advance(lateMs);
      page.gate.open();
      await flow();
      expect(rig.kinds().filter((kind) => kind === 'ready')).toHaveLength(asked);
      expect(page.sent).toHaveLength(1);
    },
  );
});
