// Whatever the app does inside whatever the engine calls, at whichever call, in whatever order of steps: the engine keeps its promises.
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { holds, modelLimits, modelRuns, seeds } from '../support/model-runs.js';
import { actNames, answers } from './reentrant-acts.js';
import type { Setup } from './reentrant-app.js';
import { callbackNames } from './reentrant-callbacks.js';
import { createWorld } from './reentrant-model.js';
import type { Step, Trigger } from './reentrant-script.js';
import { argumentNames, rejectingNames } from './values.js';

const setup: fc.Arbitrary<Setup> = fc.record({
  account: fc.constantFrom(null, 'a'),
  login: fc.constantFrom('promise', 'promise', 'thenable', 'request', 'none'),
  hasToken: fc.constantFrom('none', 'none', 'yes', 'no', 'later'),
  store: fc.constantFrom('at once', 'later'),
  inspect: fc.constantFrom('none', 'none', 'function', 'observer'),
  isTwice: fc.boolean(),
  replayConcurrency: fc.constantFrom(1, 4),
  baseMs: fc.constantFrom(0, 1000),
});
const trigger: fc.Arbitrary<Trigger> = fc.record({
  in: fc.constantFrom(...callbackNames),
  at: fc.constantFrom(1, 1, 2, 3, 5, 8),
  times: fc.constantFrom(1, 1, 2),
  act: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...actNames) },
    { weight: 1, arbitrary: fc.constant('dispose' as const) },
    {
      weight: 3,
      arbitrary: fc.record({
        does: fc.constantFrom('throw', 'return', 'return'),
        value: fc.oneof(fc.constantFrom(...argumentNames), fc.constantFrom(...rejectingNames)),
      }),
    },
  ),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...actNames.filter((name) => name !== 'dispose'))
      .map((name) => ({ do: name })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      of: fc.constantFrom('login', 'login', 'send', 'send', 'hasToken', 'secured'),
      which: fc.nat(3),
      with: fc.oneof(
        fc.constantFrom('yes', 'rubbish'),
        fc.constantFrom(...(Object.keys(answers) as (keyof typeof answers)[])),
      ),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('advance', 'advance', 'sleep'),
      ms: fc.constantFrom(0, 500, 1000, 3000, 12_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('post' as const),
      kind: fc.constantFrom('signedIn', 'signedOut', 'rubbish'),
    }),
  },
);

describe('callbacks that call the engine, throw or reject', () => {
  it(`break nothing, in ${modelRuns} random lives`, modelLimits, async () => {
    const unhandled: unknown[] = [];
    const seen = new Set<string>();
    const listener = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', listener);
    onTestFinished(() => void process.off('unhandledRejection', listener));
    await holds(
      fc.asyncProperty(
        setup,
        fc.array(trigger, { maxLength: 4 }),
        fc.array(step, { minLength: 3, maxLength: 24 }),
        async (of, triggers, steps) => {
          unhandled.length = 0;
          const world = createWorld(of, triggers);
          for (const each of steps) {
            await world.step(each);
            expect(world.problems).toEqual([]);
          }
          await world.end();
          expect(world.problems).toEqual([]);
          expect(unhandled).toEqual([]);
          for (const name of world.seen) seen.add(name);
        },
      ),
    );
    // Else little was tried. A random seed with few tries may leave one out.
    if (modelRuns >= 300 && seeds.length > 1) {
      expect(callbackNames.filter((name) => !seen.has(name))).toEqual([]);
    }
  });
});
