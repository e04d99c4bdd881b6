import { describe, expect, it } from 'vitest';
import { memoryStore, OptionError } from '../../src/index.js';
import { errorFrame, manualClock, testEngine } from '../../src/testing.js';

describe('testEngine', () => {
  it('lists what the engine emits, in order', () => {
    const { engine, events } = testEngine();
    engine.receive(errorFrame('SESSION_IS_TERMINATED'));
    expect(events.map(({ name }) => name)).toEqual([
      'reaction',
      'session.terminated',
      'state.changed',
    ]);
    for (const event of events) {
      if (event.name === 'state.changed') expect(event.payload.session).toBe('terminated');
    }
  });

  it('stands on a manual clock, and keeps its lockouts in memory', async () => {
    const { engine, clock, events } = testEngine();
    engine.receive(errorFrame('FLOOD_REQUEST', { wait: 30, action: 201 }));
    await clock.advance(29_999);
    expect(engine.guard(201).allowed).toBe(false);
    await clock.advance(1);
    expect(events.at(-1)?.name).toBe('lockout.ended');
    expect(clock.pending).toBe(0);
  });

  it('backs off without jitter, also where the rest of the back-off is the test’s', async () => {
    const login = () => Promise.reject(new Error('no'));
    const { engine, clock, events } = testEngine({ login, loginBackoff: { baseMs: 300 } });
    engine.logIn();
    await clock.advance(0);
    const delayed = events.find(({ name }) => name === 'login.delayed');
    expect(delayed?.payload).toMatchObject({ delayMs: 300 });
  });

  it('takes the options of an engine before its own', async () => {
    const clock = manualClock({ now: 5 });
    const store = memoryStore();
    const made = testEngine({ clock, store, account: 'a', loginBackoff: { random: () => 0 } });
    expect(made.clock).toBe(clock);
    made.engine.receive(errorFrame('FLOOD_REQUEST', { wait: 30, action: 201 }));
    await made.engine.dispose();
    const again = testEngine({ clock, store, account: 'a' });
    await again.engine.restored;
    expect(again.engine.guard(201).allowed).toBe(false);
    expect(() => testEngine({ loginTimeoutMs: -1 })).toThrow(OptionError);
  });
});
