// What a request rejects with: the server's own text, through ports, and who else is to show it.
import { describe, expect, it } from 'vitest';
import {
  AccountChangedError,
  type ErrorFrame,
  isReactionError,
  LockedOutError,
  NotSentError,
  RequestRefusedError,
  reactionErrorFrom,
  SessionEndedError,
} from '../../src/index.js';
import { requestRig } from '../support/request.js';

const message = 'text of the server';

/** What a request was refused with. */
async function refusedWith(frame: ErrorFrame, how: 'send' | 'receive' = 'send') {
  const made = requestRig();
  const outcome = made.ask('one', 301);
  if (how === 'send') made.last('one').refuse(frame);
  else made.engine.receive({ ...frame, requestId: made.last('one').requestId });
  await made.settle();
  const { error } = outcome;
  if (!isReactionError(error, 'RequestRefusedError')) throw new Error(`${error}`);
  return { ...made, error };
}

describe('the message of an error', () => {
  it('is short, names what it is about, and holds nothing of the server', async () => {
    const { error, engine } = await refusedWith({ majorCode: 304, message });
    expect(error.message).toBe('Refused: GROUP_ADD_MEMBER_EXISTS');
    expect((await refusedWith({ majorCode: 677, message })).error.message).toBe('Refused: 677');
    const lockout = engine.lockOut({ action: 201, waitMs: 5000 });
    expect(new LockedOutError(lockout as never, 5000).message).toBe('Locked: 201');
    expect(new NotSentError('offline').message).toBe('Not sent: offline');
    expect(new SessionEndedError('terminated').message).toBe('Session terminated');
    expect(new AccountChangedError().message).toBe('Another account');
  });
});

describe('serverMessage', () => {
  it.each(['send', 'receive'] as const)(
    'is the server’s own text, by %s, and is not enumerable',
    async (how) => {
      const { error } = await refusedWith({ majorCode: 304, message }, how);
      expect(error.serverMessage).toBe(message);
      expect(Object.keys(error)).not.toContain('serverMessage');
      for (const shown of [error, error.toJSON(), { ...error }, error.resolution]) {
        expect(JSON.stringify(shown)).not.toContain(message);
      }
      expect(error.message).not.toContain(message);
    },
  );

  it('is no part of the resolution either where the frame has an id of the app’s own', async () => {
    const { error } = await refusedWith({ majorCode: 304, message, requestId: 'app-1' });
    expect(error.serverMessage).toBe(message);
    expect(error.resolution.frame.message).toBeUndefined();
    expect(JSON.stringify(error)).not.toContain(message);
  });

  it('is absent where it sent none', async () => {
    const { error } = await refusedWith({ majorCode: 304 });
    expect(error.serverMessage).toBeUndefined();
  });

  it('stays with a 2 that is not followed by a login in time', async () => {
    const { ask, last, clock } = requestRig();
    const outcome = ask('one', 201, { maxHoldMs: 1000 });
    last('one').refuse({ majorCode: 2, message });
    await clock.advance(1000);
    expect(outcome.error).toMatchObject({
      serverMessage: message,
      cause: { majorCode: 2, message },
    });
  });
});

describe('awaited', () => {
  const refusals: [ErrorFrame, string][] = [
    [{ majorCode: 304 }, 'error.reported'],
    [{ majorCode: 152 }, 'request.denied'],
    [{ majorCode: 7 }, 'request.retryable'],
    [{ majorCode: 203, minorCode: 18 }, 'input.rejected'],
  ];

  it.each(refusals)(
    'is true in the event of %j where a request rejects with it',
    async (frame, name) => {
      for (const how of ['send', 'receive'] as const) {
        const { emitted, error } = await refusedWith(frame, how);
        const event = emitted.find((each) => each.name === name);
        expect(event?.payload).toMatchObject({ awaited: true });
        expect(event?.payload).toMatchObject({ resolution: error.resolution });
      }
    },
  );

  it('is true for a 5/1 too', async () => {
    const { ask, clock, emitted } = requestRig();
    ask('one');
    await clock.advance(10_000);
    expect(emitted.at(-1)).toMatchObject({ name: 'request.retryable', payload: { awaited: true } });
  });

  it('is absent where nobody waits for it: pushed, tracked, or settled before', async () => {
    const { engine, ask, last, settle, emitted } = requestRig();
    engine.receive({ majorCode: 304 });
    engine.track({ requestId: 'mine', action: 301 });
    engine.receive({ majorCode: 304, requestId: 'mine' });
    ask('one', 301);
    last('one').answer();
    await settle();
    engine.receive({ majorCode: 304, requestId: last('one').requestId });
    ask('two', 301);
    engine.cancel({});
    last('two').refuse({ majorCode: 304 });
    await settle();
    const events = emitted.filter(({ name }) => name === 'error.reported');
    expect(events).toHaveLength(4);
    for (const { payload } of events) expect(payload).not.toHaveProperty('awaited');
  });
});

describe('toJSON and reactionErrorFrom', () => {
  const through = (error: { toJSON(): object }) =>
    reactionErrorFrom(structuredClone(error.toJSON()));

  it('carry a refusal through a port', async () => {
    const { error } = await refusedWith({ majorCode: 304, message });
    const back = through(error);
    expect(isReactionError(back, 'RequestRefusedError') && back.resolution).toMatchObject({
      frame: { majorCode: 304, action: 301 },
      reaction: { kind: 'inform' },
    });
    expect(back).toBeInstanceOf(Error);
    expect(back?.message).toBe(error.message);
    expect(JSON.stringify(back)).not.toContain(message);
  });

  it('carry a 6', async () => {
    const { engine, askBatch, last, settle } = requestRig();
    const [outcome] = askBatch([{ of: 'a' }, { of: 'b' }]);
    last('a').refuse({ majorCode: 6 });
    last('b').refuse({ majorCode: 304 });
    await settle();
    const { error } = outcome ?? {};
    if (!isReactionError(error, 'RequestRefusedError')) throw new Error('not refused');
    expect(through(error)).toMatchObject({ frame: { majorCode: 6 } });
    await engine.dispose();
  });

  it.each([
    ['LockedOutError', { remainingMs: 5000, lockout: { key: '201' } }],
    ['NotSentError', { reason: 'offline' }],
    ['SessionEndedError', { session: 'terminated' }],
    ['AccountChangedError', {}],
    ['DisposedError', {}],
  ] as const)('carry a %s with its fields', async (name, fields) => {
    const { engine, ask, settle } = requestRig({ account: 'a' });
    if (name === 'LockedOutError') engine.lockOut({ action: 201, waitMs: 5000 });
    if (name === 'NotSentError') engine.disconnected();
    if (name === 'SessionEndedError') engine.receive({ majorCode: 8 });
    const { promise } = ask('one', 201, { maxHoldMs: name === 'NotSentError' ? 0 : 1000 });
    await settle();
    if (name === 'AccountChangedError') void engine.signedOut();
    if (name === 'DisposedError') void engine.dispose();
    const error = await promise.catch((reason: unknown) => reason);
    if (!isReactionError(error, name)) throw new Error(`${error}`);
    const back = through(error);
    expect(back).toMatchObject({ name, ...fields });
    expect(isReactionError(back, name)).toBe(true);
    expect(through(back as never)).toMatchObject({ name, ...fields });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, ...fields });
  });

  it.each([
    undefined,
    null,
    8,
    'LockedOutError',
    {},
    { name: 'TypeError' },
    { name: 'toString', message: '' },
    { name: 8 },
    [],
  ])('make nothing of %j', (json) => {
    expect(reactionErrorFrom(json)).toBeUndefined();
  });

  it('make nothing of what cannot be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(reactionErrorFrom(proxy)).toBeUndefined();
    const getter = {
      name: 'NotSentError',
      get reason() {
        throw new Error('no');
      },
    };
    expect(reactionErrorFrom(getter)).toBeUndefined();
  });

  it('classes and names agree', () => {
    const lockout = { key: '201' } as never;
    for (const error of [new LockedOutError(lockout, 5), new NotSentError('queue')]) {
      expect(isReactionError(error, error.name)).toBe(true);
    }
    const refused = new RequestRefusedError({ frame: { majorCode: 8 } } as never);
    expect(refused.name).toBe('RequestRefusedError');
  });
});
