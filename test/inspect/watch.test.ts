// What an inspector exports. Comes in: an engine that is watched, without a page: the player needs Node. Goes out: that the recording plays to the
// same reactions. Next: test/recording, for all that a recording can hold.
import { expect, it } from 'vitest';
import { createJournal } from '../../src/inspect/journal.js';
import { watchEngine } from '../../src/inspect/watch.js';
import { played } from '../examples/playing.js';
import { courseOf } from '../recording/replay.js';
import { made } from './inspector-page.js';

it('what is exported plays to the same reactions, lockouts and states', async () => {
  const { engine, clock } = made();
  const watch = watchEngine(engine, clock, createJournal(clock), () => {});
  engine.receive({ majorCode: 2 });
  await clock.advance(50);
  engine.receive({ majorCode: 234, wait: 3, subject: 'sara' });
  await clock.advance(4000);
  engine.receive({ majorCode: 8 });
  watch.stop();
  engine.receive({ majorCode: 10, wait: 3 });
  expect(courseOf(await played(watch.recording()))).toEqual([
    '0 2/- LOGIN_REQUIRED *, login documented',
    '0 loggingIn',
    '0 ready',
    expect.stringMatching(
      /^50 234.- CHAT_SEND_MESSAGE_LIMIT_REACHED .*, lockout documented, wait 3$/,
    ),
    '50 lockout.started subject 201 3000',
    '3050 lockout.ended subject 201 3000',
    '4050 8/- SESSION_IS_TERMINATED *, sessionTerminated derived',
    '4050 terminated',
  ]);
  await engine.dispose();
});
