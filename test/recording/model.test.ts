// Whatever a server and an app do, what was recorded plays back to the same reactions. Random days, shortened to the few lines that fail.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { played } from '../examples/playing.js';
import { holds, modelLimits } from '../support/model-runs.js';
import { playedTwice, reactionsOf } from './replay.js';

const numbers = {
  majorCode: fc.constantFrom(
    ...[2, 2, 3, 5, 6, 8, 9, 10, 105, 110, 111, 136, 184, 203, 205, 234, 304, 77_777],
  ),
  minorCode: fc.constantFrom(1, 2, 4),
  wait: fc.constantFrom(1, 3),
  action: fc.constantFrom(102, 201, 301),
  subject: fc.constantFrom(undefined, 'sara', 'omid'),
};
const ids = { requestId: fc.constantFrom('a', 'b', 'x.0', 'x.1') };
const frames = fc.record({ ...numbers, ...ids }, { requiredKeys: ['majorCode'] });
/** An answer under an id that was refused before would be no reaction. */
const refusals = fc.record(numbers, { requiredKeys: ['majorCode'] });
const calls = fc.constantFrom(
  { name: 'logIn' },
  { name: 'logIn', args: [{ newToken: true }] },
  // Without an account no event says so, and no recording knows of it before a reaction does.
  { name: 'signedIn', args: [{ account: 'sara' }] },
  { name: 'signedIn', args: [{ account: 'omid' }] },
  { name: 'signedOut' },
  { name: 'takeOver' },
  { name: 'nicknameSet' },
  { name: 'twoStepVerified' },
  { name: 'lockOut', args: [{ action: 102, waitMs: 1500 }] },
  { name: 'clearLockout', args: [102] },
);
const steps = fc.oneof(
  { weight: 3, arbitrary: fc.record({ frame: frames }) },
  { weight: 2, arbitrary: fc.record({ login: fc.oneof(fc.constant('ok'), refusals) }) },
  { weight: 2, arbitrary: fc.record({ call: calls }) },
);
const days = fc
  .array(fc.tuple(fc.constantFrom(10, 200, 1000, 3000), steps), { minLength: 1, maxLength: 12 })
  .map((all) => {
    let atMs = 0;
    return all.map(([afterMs, step]) => {
      atMs += afterMs;
      return JSON.stringify({ atMs, ...step });
    });
  });

/** Without siblings: an engine knows those of a batch longer than it knows the batch's ids, which an app does not use again. */
const reactions = ({ moments }: Awaited<ReturnType<typeof played>>) =>
  reactionsOf(moments.flatMap(({ emitted }) => emitted)).map((text) =>
    text.replace(/, sibling \w+/, ''),
  );

/** Where the session was when the playing ended. */
const lastState = ({ moments }: Awaited<ReturnType<typeof played>>) =>
  moments
    .flatMap(({ emitted }) => emitted)
    .flatMap(({ name, payload }) => (name === 'state.changed' ? payload.session : []))
    .at(-1);

it('plays back to the same reactions, and ends in the same state', modelLimits, async () => {
  await holds(
    fc.asyncProperty(days, async (day) => {
      const { first, second } = await playedTwice(day.join('\n'));
      expect(reactions(second)).toEqual(reactions(first));
      expect(second.ending.reason).toBe(first.ending.reason);
      expect(lastState(second)).toBe(lastState(first));
      await Promise.all([first, second].map(({ engine }) => engine.dispose()));
    }),
  );
});
