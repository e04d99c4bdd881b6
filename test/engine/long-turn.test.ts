import { describe, expect, it } from 'vitest';
import { rig } from '../support/engine.js';

describe('the queue of a turn', () => {
  it('takes 200,000 tasks of one turn', { timeout: 300_000 }, async () => {
    const { engine, clock } = rig();
    const count = 200_000;
    let sent = 0;
    engine.once('reaction', () => {
      for (let n = 0; n < count; n++) {
        engine
          .request(201, async () => {
            sent++;
          })
          .catch(() => {});
      }
    });
    engine.receive({ majorCode: 4 });
    await clock.advance(0);
    expect(sent).toBe(count);
    engine.receive({ majorCode: 8 });
    expect(engine.state.session).toBe('terminated');
  });

  it('takes 200,000 frames received inside one listener', () => {
    const { engine } = rig();
    const count = 200_000;
    let reported = 0;
    engine.on('error.reported', () => {
      reported++;
    });
    engine.once('reaction', () => {
      for (let n = 0; n < count; n++) engine.receive({ majorCode: 1 });
    });
    engine.receive({ majorCode: 1 });
    expect(reported).toBe(count + 1);
  });
});
