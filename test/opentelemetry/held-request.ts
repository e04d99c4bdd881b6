// A request that is held behind a login for 400 ms, and answered 100 ms after it was sent. Comes in: a rig. Goes out: nothing; what was exported of
// it is looked at. Used by: the tests of spans and of histograms.
import type { requestRig } from '../support/request.js';

export async function holdAndAnswer({
  engine,
  clock,
  held,
  ask,
  last,
  settle,
}: ReturnType<typeof requestRig>): Promise<void> {
  engine.logIn();
  ask('hello');
  await clock.advance(400);
  held.last.succeed();
  await settle();
  await clock.advance(100);
  last('hello').answer();
  await settle();
}
