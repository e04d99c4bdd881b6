import { describe, expect, it, vi } from 'vitest';
import {
  createReactionEngine,
  isReactionError,
  memoryStore,
  type ReactionEventName,
} from '../../src/index.js';
import { rig } from '../support/engine.js';
import { requestRig } from '../support/request.js';
import { heldRig } from '../support/session.js';
import { errors } from '../support/strangers.js';

/** Whatever is thrown at it, an engine goes on. */
function expectAlive({ receive, state }: { receive: (frame: never) => unknown; state: object }) {
  expect(receive({ majorCode: 4 } as never)).toMatchObject({ outcome: 'resolved' });
  expect(state).toMatchObject({ session: expect.any(String) });
}

const codes = (
  emitted: readonly { readonly name: ReactionEventName; readonly payload: unknown }[],
) =>
  emitted.flatMap(({ name, payload }) =>
    name === 'fault' && typeof payload === 'object' && payload && 'code' in payload
      ? [payload.code]
      : [],
  );

/** Whether a promise rejected with this very value: looking into it might throw. */
const isSame = (settled: PromiseSettledResult<unknown>, error: unknown) =>
  settled.status === 'rejected' && Object.is(settled.reason, error);

describe.each(errors)('%s', (_, error) => {
  const throwing = () => {
    throw error;
  };

  it('given to receive is resolved or a fault', () => {
    const { engine } = rig();
    const receive: (frame: never) => { readonly outcome: string } = engine.receive;
    expect(['fault', 'resolved']).toContain(receive(error as never).outcome);
    expectAlive(engine);
  });

  it.each([
    ['throws', throwing],
    ['rejects with', () => Promise.reject(error)],
  ])(
    'that send %s is what its request rejects with, and send is called once',
    async (_how, bad) => {
      const { engine, clock, emitted } = rig();
      let sent = 0;
      const send = () => {
        sent++;
        return bad();
      };
      const [outcome] = await Promise.allSettled([engine.request(201, send)]);
      await clock.advance(60_000);
      expect(sent).toBe(1);
      expect(isSame(outcome, error)).toBe(true);
      expect(engine.requests()).toEqual([]);
      expect(codes(emitted)).toEqual([]);
      expectAlive(engine);
    },
  );

  it('that one member of a batch rejects with is that member’s alone', async () => {
    const { engine } = rig();
    const [bad, good] = engine.batch([
      { action: 201, send: () => Promise.reject(error) },
      { action: 202, send: async () => 'sent' },
    ]);
    const [first, second] = await Promise.allSettled([bad, good]);
    expect(isSame(first, error)).toBe(true);
    expect(second).toEqual({ status: 'fulfilled', value: 'sent' });
  });

  it.each([
    ['throws', throwing],
    ['rejects with', () => Promise.reject(error)],
  ])(
    'that login %s is a failed try, and the next one follows after the back-off',
    async (_how, bad) => {
      const login = vi.fn(bad);
      const { engine, clock } = rig({ login: login as never });
      engine.logIn();
      await clock.advance(0);
      expect(engine.state.session).toBe('loginDelayed');
      expect(login).toHaveBeenCalledTimes(1);
      await clock.advance(1000);
      expect(login).toHaveBeenCalledTimes(2);
    },
  );

  it('that a login rejects with after it was given up changes nothing', async () => {
    const { engine, clock, held } = heldRig();
    engine.logIn();
    engine.receive({ majorCode: 8 });
    held.last.fail(error);
    await clock.advance(0);
    expect(engine.state.session).toBe('terminated');
  });

  it.each([
    ['throws', throwing],
    ['rejects with', () => Promise.reject(error)],
  ])('that hasToken %s is a fault, and means yes', async (_how, bad) => {
    const { engine, clock, emitted, held } = heldRig({ hasToken: bad as never });
    engine.logIn();
    await clock.advance(0);
    expect(held.login).toHaveBeenCalledTimes(1);
    expect(codes(emitted)).toEqual(['hasToken']);
    expect(emitted).toContainEqual({
      name: 'fault',
      payload: { code: 'hasToken', message: 'hasToken failed' },
    });
  });

  it.each([
    ['throws', throwing],
    ['rejects with', () => Promise.reject(error)],
  ])('that a listener %s is a fault of its own', async (_how, bad) => {
    const { engine, clock, emitted } = rig({ inspect: bad as never });
    await clock.advance(0);
    const before = codes(emitted).length;
    engine.on('reaction', bad);
    engine.once('error.reported', bad);
    engine.subscribe(bad as never);
    engine.receive({ majorCode: 1 });
    await clock.advance(0);
    expect(codes(emitted).slice(before)).toEqual(['listener', 'listener']);
    engine.receive({ majorCode: 8 });
    expect(engine.state.session).toBe('terminated');
  });

  it.each([
    ['throws', throwing],
    ['rejects with', () => Promise.reject(error)],
  ])('that a store %s is one fault, and the lockout holds', async (_how, bad) => {
    const store = { read: bad, write: bad, remove: bad, close: bad };
    const { engine, clock, emitted } = rig({ store: store as never });
    await engine.restored;
    const lockout = engine.lockOut({ action: 201, waitMs: 60_000 });
    await clock.advance(0);
    expect(engine.guard(201).allowed).toBe(false);
    if (lockout) expect(engine.clearLockout(lockout)).toBe(true);
    expect(codes(emitted)).toEqual(['store.failed']);
    const disposal = engine.dispose();
    await clock.advance(2000);
    await disposal;
  });

  it.each([
    ['throws', throwing],
    ['rejects with', () => Promise.reject(error)],
  ])('that a channel %s is one fault, and lockouts go on', async (_how, bad) => {
    const channel = { postMessage: bad, addEventListener: bad, close: bad };
    const { engine, clock, emitted } = rig({ channel: channel as never });
    engine.lockOut({ action: 201, waitMs: 60_000 });
    void engine.signedIn({ account: 'a' });
    await clock.advance(0);
    expect(engine.guard(201).allowed).toBe(false);
    expect(codes(emitted)).toEqual(['channel.failed']);
    await engine.dispose();
  });

  it('that comes over the channel as a message is at most a fault', async () => {
    let post: (event: { readonly data: unknown }) => void = () => {};
    const { engine, emitted } = rig({
      channel: {
        postMessage() {},
        addEventListener: (_type, listener) => {
          post = listener;
        },
        close() {},
      },
    });
    expect(() => post({ data: error })).not.toThrow();
    expect(() => post(error as never)).not.toThrow();
    expect(codes(emitted)).toEqual(['channel.invalid']);
    expectAlive(engine);
  });

  it('that a store holds as its entries is discarded', async () => {
    const entries = [error, ['id', error], [error, {}]];
    const { engine, clock } = rig({ store: { ...memoryStore(), read: () => entries as never } });
    await clock.advance(0);
    expect(engine.lockouts()).toEqual([]);
    expectAlive(engine);
  });

  it('that a filter of waitFor throws is what it rejects with', async () => {
    const { engine } = rig();
    const waited = engine.waitFor('reaction', { filter: throwing });
    engine.receive({ majorCode: 4 });
    const [outcome] = await Promise.allSettled([waited]);
    const isNothing = error === undefined || error === null;
    if (isNothing) expect(outcome).toMatchObject({ reason: { name: 'OptionError' } });
    else expect(isSame(outcome, error)).toBe(true);
  });

  it('that whileLockedOut throws is a fault, and the request rejects', async () => {
    const { ask, engine, emitted, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 1000 });
    const outcome = ask('one', 201, { whileLockedOut: throwing });
    await settle();
    expect(isReactionError(outcome.error, 'LockedOutError')).toBe(true);
    expect(codes(emitted)).toEqual(['listener']);
  });

  it('that a function of cancel throws counts as no', () => {
    const { ask, engine } = requestRig();
    ask('one');
    expect(engine.cancel(throwing)).toBe(0);
    expect(engine.requests()).toHaveLength(1);
  });

  it('that random throws means the whole delay', async () => {
    const { engine, clock, held } = heldRig({ loginBackoff: { random: throwing } });
    engine.logIn();
    held.last.fail({ majorCode: 110 });
    await clock.advance(999);
    expect(held.login).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('that a clock throws is one fault, and receive goes on', () => {
    const broken = {
      now: throwing,
      monotonic: throwing,
      setTimeout: throwing,
      clearTimeout: throwing,
      onWake: throwing,
    };
    const { engine, emitted } = rig();
    const other = createReactionEngine({ clock: broken, store: memoryStore(), channel: null });
    expect(other.receive({ majorCode: 136, wait: 5 }).outcome).toBe('resolved');
    expect(other.guard(100).allowed).toBe(false);
    expect(emitted).toEqual([]);
    expectAlive(engine);
  });

  it('that an abort has as its reason is what a request rejects with', async () => {
    const { ask, settle } = requestRig();
    const abort = new AbortController();
    const outcome = ask('one', 201, { signal: abort.signal });
    abort.abort(error);
    await settle();
    if (error === undefined || error === null) {
      expect(outcome.error).toMatchObject({ name: 'AbortError' });
    } else expect(outcome.error === error).toBe(true);
  });
});
