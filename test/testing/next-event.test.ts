import { describe, expect, it } from 'vitest';
import { nextEvent, testEngine } from '../../src/testing.js';

describe('nextEvent', () => {
  it('settles with the payload of the next such event that the filter takes', async () => {
    const { engine } = testEngine();
    const reaction = nextEvent(engine, 'reaction', { filter: ({ frame }) => frame.majorCode > 8 });
    engine.receive({ majorCode: 8 });
    engine.receive({ majorCode: 9 });
    engine.receive({ majorCode: 10 });
    expect((await reaction).frame.majorCode).toBe(9);
  });

  it('rejects after some real time with a sentence that names the event', async () => {
    const { engine, clock } = testEngine();
    await expect(nextEvent(engine, 'login.succeeded', { withinMs: 1 })).rejects.toThrow(
      'No login.succeeded in 1 ms.',
    );
    expect(clock.pending).toBe(0);
  });

  it('rejects with what the filter throws, and when the engine is or was disposed', async () => {
    const { engine } = testEngine();
    const thrown = nextEvent(engine, 'reaction', {
      filter() {
        throw new Error('the filter failed');
      },
    });
    engine.receive({ majorCode: 8 });
    await expect(thrown).rejects.toThrow('the filter failed');
    const pending = nextEvent(engine, 'reaction');
    await Promise.all([
      expect(pending).rejects.toThrow('The engine was disposed.'),
      engine.dispose(),
    ]);
    await expect(nextEvent(engine, 'reaction')).rejects.toThrow('The engine was disposed.');
  });

  it('leaves no real timer, so that a process that waited for it can end', async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { engine } = testEngine();
    const ended = nextEvent(engine, 'session.terminated');
    engine.receive({ majorCode: 8 });
    await ended;
    const after = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    expect(after).toBe(before);
  });
});
