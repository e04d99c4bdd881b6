import { describe, expect, it, vi } from 'vitest';
import { rig } from '../support/engine.js';
import { requestRig } from '../support/request.js';
import { foreign, trap } from '../support/strangers.js';

/** A signal of the app's own make: every member may be missing or throw. */
function oddSignal(members: object): AbortSignal {
  return Object.assign(Object.create(null), { addEventListener() {}, ...members });
}

const odd: readonly (readonly [string, object])[] = [
  ['without removeEventListener', {}],
  ['whose methods throw', { addEventListener: trap, removeEventListener: trap }],
  ['whose methods are async and reject', { addEventListener: async () => trap() }],
];

describe('a signal', () => {
  it.each(odd)('%s keeps no request from its answer', async (_, members) => {
    const { ask, last, settle } = requestRig();
    const outcome = ask('one', 201, { signal: oddSignal(members) });
    last('one').answer('done');
    await settle();
    expect(outcome.value).toBe('done');
  });

  it.each([
    ['without a reason', { aborted: true }],
    ['whose reason throws', Object.defineProperty({ aborted: true }, 'reason', { get: trap })],
    ['whose methods throw', { aborted: true, addEventListener: trap, removeEventListener: trap }],
  ])('that is aborted, %s, rejects with an AbortError and sends nothing', async (_, members) => {
    const { ask, sent, settle } = requestRig();
    const signal = oddSignal({});
    Object.defineProperties(signal, Object.getOwnPropertyDescriptors(members));
    const outcome = ask('one', 201, { signal });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'AbortError' });
    expect(outcome.error).toBeInstanceOf(Error);
    expect(sent).toEqual([]);
  });

  it('whose aborted throws is one that is not aborted', async () => {
    const { ask, last, settle } = requestRig();
    const signal = Object.defineProperty(oddSignal({}), 'aborted', { get: trap });
    const outcome = ask('one', 201, { signal });
    last('one').answer('done');
    await settle();
    expect(outcome.value).toBe('done');
  });

  it('that calls back twice, and while it is listened to, rejects once', async () => {
    const { ask, engine, settle } = requestRig();
    const addEventListener = (_: string, listener: () => void) => {
      listener();
      listener();
    };
    const outcome = ask('one', 201, { signal: oddSignal({ addEventListener, reason: 'mine' }) });
    await settle();
    expect(outcome.error).toBe('mine');
    expect(engine.requests()).toEqual([]);
  });

  it('of waitFor that lacks a method, or throws, ends the waiting all the same', async () => {
    const { engine } = rig();
    const signal = oddSignal({ aborted: true, addEventListener: trap });
    await expect(engine.waitFor('reaction', { signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('without addEventListener is a wrong argument', () => {
    const { engine } = rig();
    const signal = { aborted: false } as never;
    expect(() => engine.request(201, async () => {}, { signal })).toThrow(
      expect.objectContaining({ name: 'OptionError', option: 'request.signal' }),
    );
  });
});

describe('a thenable of another realm', () => {
  const rejecting = () => foreign<Promise<never>>('Promise.reject(new Error("elsewhere"))');
  const resolving = () => foreign<Promise<string>>('Promise.resolve("elsewhere")');

  it('is awaited as one of this realm: of send, login, hasToken and a store', async () => {
    const login = vi.fn(resolving);
    const hasToken = vi.fn(() => foreign<Promise<boolean>>('Promise.resolve(false)'));
    const { engine, clock } = rig({ login, hasToken });
    expect(await engine.request(201, resolving)).toBe('elsewhere');
    engine.logIn();
    await clock.advance(0);
    expect(engine.state.session).toBe('registrationRequired');
    expect(login).not.toHaveBeenCalled();
  });

  it('that a listener returns and that rejects is a fault', async () => {
    const { engine, clock, emitted } = rig();
    engine.on('reaction', rejecting);
    engine.receive({ majorCode: 4 });
    await clock.advance(0);
    expect(emitted.at(-1)).toMatchObject({ name: 'fault', payload: { code: 'listener' } });
  });

  it.each([
    ['filter of waitFor', true],
    ['filter of waitFor, rejecting', false],
  ])('is no answer of a %s', async (_, resolves) => {
    const { engine } = rig();
    const filter = (resolves ? resolving : rejecting) as never;
    const waited = engine.waitFor('reaction', { filter });
    engine.receive({ majorCode: 4 });
    await expect(waited).rejects.toMatchObject({ name: 'OptionError', option: 'waitFor.filter' });
  });

  it('that answers twice, or answers and throws, answers once', async () => {
    const { engine } = rig();
    const twice = {
      // biome-ignore lint/suspicious/noThenProperty: that is what is tested.
      then(resolve: (value: string) => void, reject: (error: unknown) => void) {
        resolve('first');
        resolve('second');
        reject(new Error('third'));
        trap();
      },
    };
    expect(await engine.request(201, () => twice as never)).toBe('first');
  });
});

describe('a decision that is a promise', () => {
  const later = async () => trap();

  it('of whileLockedOut is none: the request rejects', async () => {
    const { ask, engine, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 1000 });
    const outcome = ask('one', 201, { whileLockedOut: later as never });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'LockedOutError' });
  });

  it('of cancel is none: nothing is cancelled', () => {
    const { ask, engine } = requestRig();
    ask('one');
    expect(engine.cancel(later as never)).toBe(0);
  });

  it('of random is none: the whole delay', async () => {
    const login = vi.fn(() => Promise.reject({ majorCode: 110 }));
    const { engine, clock } = rig({ login, loginBackoff: { random: later as never } });
    engine.logIn();
    await clock.advance(999);
    expect(login).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    expect(login).toHaveBeenCalledTimes(2);
  });
});
