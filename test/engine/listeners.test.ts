import { describe, expect, it, vi } from 'vitest';
import { memoryStore, OptionError, type ReactionEventName } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { heldRig } from '../support/session.js';

const trap = (): never => {
  throw new Error('SECRET');
};
const rejecting = () => Promise.reject(new Error('SECRET'));

describe('on', () => {
  it('calls back on each event until it is unsubscribed, twice where it was added twice', () => {
    const { engine } = rig();
    const listener = vi.fn();
    const first = engine.on('reaction', listener);
    const second = engine.on('reaction', listener);
    engine.receive({ majorCode: 1 });
    expect(listener).toHaveBeenCalledTimes(2);
    first();
    first();
    engine.receive({ majorCode: 1 });
    expect(listener).toHaveBeenCalledTimes(3);
    second();
    engine.receive({ majorCode: 1 });
    expect(listener).toHaveBeenCalledTimes(3);
  });

  it('calls back in the order of adding', () => {
    const { engine } = rig();
    const seen: number[] = [];
    for (const n of [1, 2, 3]) engine.on('reaction', () => seen.push(n));
    engine.receive({ majorCode: 1 });
    expect(seen).toEqual([1, 2, 3]);
  });

  it('is called with what the making of the engine found, whatever was added before it', async () => {
    const store = memoryStore();
    const first = rig({ store });
    first.engine.receive({ majorCode: 136, wait: 60 });
    const { emitted } = rig({ store, clock: first.clock, inspect: trap });
    expect(emitted).toEqual([]);
    await first.clock.advance(0);
    expect(emitted.slice(0, 1)).toMatchObject([
      { name: 'lockout.started', payload: { origin: 'storage', lockout: { majorCode: 136 } } },
    ]);
    expect(emitted.map(({ name }) => name)).toContain('fault');
  });
});

describe('a listener that is no function', () => {
  it.each(['on', 'once', 'subscribe'] as const)('by %s harms nobody', async (name) => {
    const { engine, clock, news } = rig();
    const add: (...args: never[]) => unknown = engine[name];
    const listener: unknown = 'listener';
    try {
      if (name === 'subscribe') add(listener as never);
      else add('reaction' as never, listener as never);
    } catch (error) {
      expect(error).toBeInstanceOf(OptionError);
    }
    expect(engine.receive({ majorCode: 8 }).outcome).toBe('resolved');
    await clock.advance(0);
    expect(news().slice(0, 3)).toEqual(['reaction', 'session.terminated', 'state.changed']);
  });
});

describe('once', () => {
  it('calls back on the next event only, also where that event is caused inside', () => {
    const { engine } = rig();
    const listener = vi.fn(() => {
      engine.receive({ majorCode: 1 });
    });
    engine.once('reaction', listener);
    engine.receive({ majorCode: 1 });
    engine.receive({ majorCode: 1 });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('calls back never once it is unsubscribed', () => {
    const { engine } = rig();
    const listener = vi.fn();
    engine.once('reaction', listener)();
    engine.receive({ majorCode: 1 });
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('a listener that fails', () => {
  it.each([
    ['throws', trap],
    ['rejects', rejecting],
  ])('and %s harms neither the next listener nor the engine, and is one fault', async (_, bad) => {
    const { engine, clock, emitted, news } = rig();
    engine.on('reaction', bad);
    const good = vi.fn();
    engine.on('reaction', good);
    expect(engine.receive({ majorCode: 8 }).outcome).toBe('resolved');
    await clock.advance(0);
    expect(good).toHaveBeenCalledTimes(1);
    expect(news()).toEqual(['reaction', 'session.terminated', 'state.changed', 'fault']);
    expect(emitted.at(-1)?.payload).toMatchObject({ code: 'listener' });
    expect(JSON.stringify(emitted.at(-1))).not.toContain('SECRET');
  });

  it('for one event is one fault, each of two one of its own', () => {
    const { engine, news } = rig();
    engine.on('reaction', trap);
    engine.on('reaction', trap);
    engine.receive({ majorCode: 1 });
    expect(news().filter((name) => name === 'fault')).toHaveLength(2);
  });

  const every: ReactionEventName[] = [
    'reaction',
    'login.started',
    'login.succeeded',
    'login.delayed',
    'session.terminated',
    'lockout.started',
    'lockout.ended',
    'state.changed',
    'request.denied',
  ];
  it.each(every)('of %s keeps no timer, login or event from its way', async (name) => {
    const { engine, clock, held, news } = heldRig();
    engine.on(name, trap);
    engine.receive({ majorCode: 205 });
    engine.receive({ majorCode: 136, wait: 1 });
    engine.receive({ majorCode: 2 });
    held.last.fail({ majorCode: 110 });
    await clock.advance(1000);
    held.last.succeed();
    await clock.advance(0);
    engine.receive({ majorCode: 8 });
    expect(news().filter((emitted) => emitted !== 'fault')).toEqual([
      'reaction',
      'request.denied',
      'reaction',
      'lockout.started',
      'reaction',
      'login.started',
      'state.changed',
      'reaction',
      'login.delayed',
      'state.changed',
      'lockout.ended',
      'login.started',
      'state.changed',
      'login.succeeded',
      'state.changed',
      'reaction',
      'session.terminated',
      'state.changed',
    ]);
  });

  it.each([
    ['throws', trap],
    ['rejects', rejecting],
  ])('of fault and %s is no fault, and harms nobody', async (_, bad) => {
    const { engine, clock, news } = rig();
    engine.on('fault', bad);
    const good = vi.fn();
    engine.on('fault', good);
    engine.receive({ majorCode: 602 });
    await clock.advance(0);
    expect(good).toHaveBeenCalledTimes(1);
    expect(news()).toEqual(['reaction', 'fault']);
  });

  it.each(['subscribe', 'countdown'] as const)('of %s is a fault', async (which) => {
    const { engine, clock, emitted } = rig();
    const good = vi.fn();
    if (which === 'subscribe') {
      engine.subscribe(trap);
      engine.subscribe(good);
    }
    const lockout = engine.lockOut({ action: 100, waitMs: 1000 });
    if (which === 'countdown' && lockout) {
      const countdown = engine.countdown(lockout);
      countdown.subscribe(trap);
      countdown.subscribe(good);
    }
    await clock.advance(1000);
    expect(good).toHaveBeenCalled();
    expect(emitted.filter(({ name }) => name === 'fault')).toContainEqual({
      name: 'fault',
      payload: expect.objectContaining({ code: 'listener' }),
    });
  });
});

describe('inspect', () => {
  it('is called with what the session machine does', () => {
    const inspect = vi.fn();
    const { engine } = rig({ inspect });
    const before = inspect.mock.calls.length;
    engine.receive({ majorCode: 8 });
    expect(inspect.mock.calls.length).toBeGreaterThan(before);
  });

  it('that throws is a fault, and harms nobody', async () => {
    const { engine, clock, emitted } = rig({ inspect: trap });
    engine.receive({ majorCode: 2 });
    engine.receive({ majorCode: 110 });
    await clock.advance(1000);
    expect(engine.state.session).toBe('loggingIn');
    const faults = emitted.filter(({ name }) => name === 'fault');
    expect(faults[0]).toMatchObject({ payload: { code: 'listener' } });
    expect(JSON.stringify(faults)).not.toContain('SECRET');
  });
});
