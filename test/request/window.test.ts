// What is held, and how it goes once nothing is in its way: in order, a few at a time, no slow one before a fast one.
import { describe, expect, it } from 'vitest';
import type { RequestRig } from '../support/request.js';
import { requestRig } from '../support/request.js';

const slow = { timeoutMs: 120_000 } as const;

/** An engine that has held requests by these names behind a login, which then succeeds. */
async function released(names: readonly string[], options: object = {}): Promise<RequestRig> {
  const made = requestRig(options);
  made.engine.logIn();
  for (const name of names) made.ask(name, 201, slow);
  made.held.last.succeed();
  await made.settle();
  return made;
}

describe('after a login', () => {
  it('four go at once, and each that is unanswered after a second lets another go', async () => {
    const { wire, clock } = await released(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
    expect(wire()).toEqual(['a', 'b', 'c', 'd']);
    await clock.advance(999);
    expect(wire()).toEqual([]);
    await clock.advance(1);
    expect(wire()).toEqual(['e', 'f', 'g', 'h']);
    await clock.advance(1000);
    expect(wire()).toEqual(['i']);
  });

  it('four slow uploads do not keep a message back for longer than their first second', async () => {
    const { ask, wire, clock } = await released(['a', 'b', 'c', 'd', 'e']);
    wire();
    ask('message', 202);
    expect(wire()).toEqual([]);
    await clock.advance(1000);
    expect(wire()).toEqual(['e', 'message']);
    ask('next', 202);
    expect(wire()).toEqual(['next']);
  });

  it('what is asked for while nothing is held goes at once, whatever is unanswered', async () => {
    const { ask, wire } = await released(['a', 'b', 'c', 'd']);
    wire();
    ask('new');
    expect(wire()).toEqual(['new']);
  });

  it('what is aborted by the same signal makes room for nothing that is aborted too', async () => {
    const { engine, held, ask, wire, settle } = requestRig({ replayConcurrency: 1 });
    const screen = new AbortController();
    engine.receive({ majorCode: 2 });
    const asked = ['a', 'b', 'c', 'd'].map((name) =>
      ask(name, 201, { ...slow, signal: screen.signal }),
    );
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['a']);
    screen.abort('closed');
    await settle();
    expect(wire()).toEqual([]);
    expect(asked.map(({ error }) => error)).toEqual(asked.map(() => 'closed'));
  });

  it('what comes back with a late 2 counts too', async () => {
    const { engine, held, ask, last, wire, settle } = requestRig({ replayConcurrency: 2 });
    for (const name of ['a', 'b', 'c']) ask(name, 201, slow);
    engine.receive({ majorCode: 2 });
    held.last.succeed();
    await settle();
    wire();
    for (const name of ['a', 'b', 'c']) last(name).refuse({ majorCode: 2 });
    await settle();
    expect(wire()).toEqual(['a', 'b']);
    last('b').answer();
    await settle();
    expect(wire()).toEqual(['c']);
  });

  it('replayConcurrency says how many; Infinity: all at once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const one = await released(names, { replayConcurrency: 1 });
    expect(one.wire()).toEqual(['a']);
    const all = await released(names, { replayConcurrency: Infinity });
    expect(all.wire()).toEqual(names);
  });

  it.each([0, -1, Number.NaN, '4'])(
    'replayConcurrency %s is an OptionError',
    (replayConcurrency) => {
      const make = () => requestRig({ replayConcurrency: replayConcurrency as never });
      expect(make).toThrow(
        expect.objectContaining({ name: 'OptionError', option: 'replayConcurrency' }),
      );
    },
  );

  it('sleep ends the first second too', async () => {
    const { wire, clock } = await released(['a', 'b', 'c', 'd', 'e']);
    wire();
    await clock.sleep(1000);
    await clock.advance(0);
    expect(wire()).toEqual(['e']);
  });

  it('leaves no timer when all is answered', async () => {
    const { sent, settle, clock } = await released(['a', 'b']);
    for (const { answer } of sent) answer();
    await settle();
    expect(clock.pending).toBe(0);
  });
});

describe('priority: high', () => {
  it('goes before all others of what is held, in the order of its own calls', async () => {
    const { engine, held, ask, wire, settle } = requestRig({ replayConcurrency: Infinity });
    engine.logIn();
    ask('a');
    ask('urgent 1', 201, { priority: 'high' });
    ask('b', 201, { priority: 'normal' });
    ask('urgent 2', 201, { priority: 'high' });
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['urgent 1', 'urgent 2', 'a', 'b']);
  });

  it('goes first after a lockout too', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.lockOut({ action: 201, waitMs: 1000 });
    const wait = { whileLockedOut: 'wait' } as const;
    ask('a', 201, wait);
    ask('urgent', 201, { ...wait, priority: 'high' });
    await clock.advance(1000);
    expect(wire()).toEqual(['urgent']);
  });
});

describe('what is asked for later', () => {
  it('goes behind what is held', async () => {
    const { ask, wire, last, settle } = await released(['a', 'b', 'c', 'd', 'e', 'f']);
    wire();
    ask('later');
    last('a').answer();
    await settle();
    last('b').answer();
    await settle();
    expect(wire()).toEqual(['e', 'f']);
    last('c').answer();
    await settle();
    expect(wire()).toEqual(['later']);
  });

  it('does not go behind what waits for a lockout, nor behind those held after one', async () => {
    const { engine, clock, ask, wire } = requestRig();
    engine.lockOut({ action: 201, waitMs: 1000 });
    for (const name of ['a', 'b']) ask(name, 201, { whileLockedOut: 'wait' });
    ask('other', 202);
    expect(wire()).toEqual(['other']);
    await clock.advance(1000);
    expect(wire()).toEqual(['a']);
    ask('another', 202);
    expect(wire()).toEqual(['another']);
  });

  it('goes in the order of the calls with what needs no login, where both are held', async () => {
    const { engine, ask, wire, clock } = requestRig({
      store: { read: () => new Promise(() => {}), write() {}, remove() {} },
    });
    for (const [name, action] of [
      ['a', 201],
      ['b', 100],
      ['c', 201],
    ] as const)
      ask(name, action);
    await clock.advance(2000);
    expect(wire()).toEqual(['a', 'b', 'c']);
    expect(engine.requests()).toHaveLength(3);
  });
});
