// The end of a device's sleep, in an engine's clock. Comes in: listeners, of whom one makes another leave. Goes out: calls of those who still listen.
import { expect, it } from 'vitest';
import { engineClock } from '../src/clock.js';
import { manualClock } from '../src/manual-clock.js';

it('a listener that another has unsubscribed when the device wakes is not called', async () => {
  const manual = manualClock();
  const clock = engineClock(
    manual,
    (call) => call(),
    () => {},
  );
  const called: string[] = [];
  clock.onWake(() => {
    called.push('first');
    off();
  });
  const off = clock.onWake(() => called.push('second'));
  clock.onWake(() => called.push('third'));
  await manual.sleep(1000);
  expect(called).toEqual(['first', 'third']);
});
