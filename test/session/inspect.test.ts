// What XState says of the session, for inspectors: after the turn, and without a way to harm it.
import { describe, expect, it } from 'vitest';
import type { InspectionEvent, ReactionEngine } from '../../src/index.js';
import { type RigOptions, rig } from '../support/session.js';

/** The name of the state in a snapshot: of the table it is the context, of the chart the value. */
const stateOf = ({ snapshot }: InspectionEvent) => {
  const { value, context } = Object(snapshot);
  return value ?? context;
};

/** Inspectors as apps give them, all of which keep what they are given. */
class Keeper {
  readonly seen: InspectionEvent[] = [];
  next(event: InspectionEvent) {
    this.seen.push(event);
  }
}
const inspectors: [string, (keeper: Keeper) => RigOptions['inspect']][] = [
  ['a function', (keeper) => (event) => keeper.next(event)],
  ['an observer', (keeper) => ({ next: (event) => keeper.next(event) })],
  ['an observer with methods of a class', (keeper) => keeper],
];

describe.each(inspectors)('inspect as %s', (_, make) => {
  it('is given the actor once the present task is over, then each event and snapshot', async () => {
    const keeper = new Keeper();
    const { engine } = rig({ inspect: make(keeper) });
    expect(keeper.seen).toEqual([]);
    await Promise.resolve();
    expect(keeper.seen.map(({ type }) => type)).toEqual([
      '@xstate.actor',
      '@xstate.event',
      '@xstate.snapshot',
    ]);
    keeper.seen.length = 0;
    engine.receive({ majorCode: 8 });
    // A chart says its microsteps, too.
    const [event, snapshot] = keeper.seen.filter(({ type }) => type !== '@xstate.microstep');
    expect(event).toMatchObject({ type: '@xstate.event', event: { type: 'sessionTerminated' } });
    expect(snapshot).toMatchObject({ type: '@xstate.snapshot' });
    expect(keeper.seen.map(stateOf).at(-1)).toBe('terminated');
    const roots = new Set(keeper.seen.map(({ rootId }) => rootId));
    expect(roots.size).toBe(1);
  });

  it('is called after the turn: the engine’s state is new', () => {
    const keeper = new Keeper();
    const states: string[] = [];
    const { engine } = rig({ inspect: make(keeper) });
    keeper.next = () => states.push(engine.state.session);
    engine.receive({ majorCode: 8 });
    expect(new Set(states)).toEqual(new Set(['terminated']));
  });

  it('that throws, or rejects, is a fault and harms nobody', async () => {
    for (const fail of [
      () => {
        throw new Error('secret');
      },
      () => Promise.reject(new Error('secret')),
    ]) {
      const keeper = new Keeper();
      const { engine, clock, emitted } = rig({ inspect: make(keeper) });
      await clock.advance(0);
      keeper.next = fail;
      engine.receive({ majorCode: 8 });
      await clock.advance(0);
      expect(engine.state.session).toBe('terminated');
      const names = emitted.map(({ name }) => name);
      expect(names.slice(0, 3)).toEqual(['reaction', 'session.terminated', 'state.changed']);
      expect(new Set(names.slice(3))).toEqual(new Set(['fault']));
      expect(emitted.at(-1)?.payload).toMatchObject({ code: 'listener' });
      expect(JSON.stringify(emitted)).not.toContain('secret');
    }
  });

  const acts: [string, (engine: ReactionEngine) => unknown, string][] = [
    ['receives an 8', (engine) => engine.receive({ majorCode: 8 }), 'terminated'],
    ['signs out', (engine) => engine.signedOut(), 'registrationRequired'],
    ['logs in', (engine) => engine.logIn(), 'loggingIn'],
    ['connects', (engine) => engine.connected(), 'loggingIn'],
    ['disconnects', (engine) => engine.disconnected(), 'nicknameRequired'],
  ];
  it.each(acts)('that %s does so once, and each event is of its own turn', async (_, act, next) => {
    for (const type of ['@xstate.event', '@xstate.snapshot']) {
      const keeper = new Keeper();
      const { engine, clock, emitted } = rig({ inspect: make(keeper) });
      await clock.advance(0);
      let once = true;
      keeper.next = (event) => {
        if (!once || event.type !== type) return;
        once = false;
        expect(engine.receive({ majorCode: 1 })).toMatchObject({
          outcome: 'resolved',
          resolution: { frame: { majorCode: 1 } },
        });
        void act(engine);
      };
      engine.receive({ majorCode: 9 });
      expect(once).toBe(false);
      expect(engine.state.session).toBe(next);
      const reactions = emitted.filter(({ name }) => name === 'reaction');
      expect(reactions[0]?.payload).toMatchObject({ frame: { majorCode: 9 } });
      const pages = emitted.filter(({ name }) => name === 'nickname.required');
      expect(pages.map(({ payload }) => payload)).toMatchObject([
        { resolution: { frame: { majorCode: 9 } } },
      ]);
    }
  });

  it('that disposes of the engine ends it: nothing more is emitted', async () => {
    const keeper = new Keeper();
    const { engine, clock, emitted } = rig({ inspect: make(keeper) });
    await clock.advance(0);
    keeper.next = () => void engine.dispose();
    engine.receive({ majorCode: 9 });
    await engine.dispose();
    expect(emitted.map(({ name }) => name)).toEqual(['reaction']);
    expect(engine.state.session).toBe('nicknameRequired');
    expect(clock.pending).toBe(0);
  });

  it('is not called after dispose()', async () => {
    const keeper = new Keeper();
    const { engine } = rig({ inspect: make(keeper) });
    const end = engine.connected();
    await engine.dispose();
    keeper.seen.length = 0;
    end();
    await Promise.resolve();
    expect(keeper.seen).toEqual([]);
  });
});
