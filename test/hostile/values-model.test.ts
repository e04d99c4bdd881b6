// Whatever value an app gives, wherever: nothing but an OptionError that names it, nothing changed by a call that is refused, and the
// engine goes on.
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createReactionEngine, memoryStore, type ReactionEngine } from '../../src/index.js';
import { holds, modelLimits, modelRuns } from '../support/model-runs.js';
import { argumentNames, values } from './values.js';
import { calls, engineOptions, functions, message, rows } from './values-entries.js';
import {
  aliveProblems,
  type How,
  liveOn,
  lookAt,
  madeOf,
  placesIn,
  putInto,
  strictClock,
  tryEntry,
} from './values-model.js';

const hows: readonly How[] = ['own', 'own', 'inherited', 'throwing', 'behind a Proxy'];
const wrong = (names: readonly string[]) =>
  fc.record({
    entry: fc.constantFrom(...names),
    place: fc.nat(200),
    value: fc.constantFrom(...argumentNames),
    how: fc.constantFrom(...hows),
  });

/** Rejections that nobody has taken, from now on. */
function unhandledRejections(): unknown[] {
  const unhandled: unknown[] = [];
  const listener = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', listener);
  onTestFinished(() => void process.off('unhandledRejection', listener));
  return unhandled;
}

/** Follows whatever a call has returned: the promises of the engine's in it. */
function follow(returned: unknown) {
  const followed = { isSettled: true };
  const each = Array.isArray(returned) ? returned : [returned];
  const promises = each.filter((one) => one instanceof Promise);
  if (promises.length > 0) {
    followed.isSettled = false;
    void Promise.allSettled(promises).then(() => {
      followed.isSettled = true;
    });
  }
  return followed;
}

type Wrong = typeof wrong extends (names: readonly string[]) => fc.Arbitrary<infer One>
  ? One
  : never;

function tryOne(entries: ReturnType<typeof calls>, { entry: name, place, value, how }: Wrong) {
  const entry = entries[name];
  if (!entry) throw new Error(name);
  const places = placesIn([...entry.args()]);
  const path = places[place % places.length] ?? ['0'];
  const of = `${name} ${path.join('.')}`;
  const tried = tryEntry(entry, path, value, how);
  return { ...tried, problems: tried.problem ? [`${of}: ${tried.problem}`] : [] };
}

/** Something with a wrong value in it, as a `Wrong` says. */
function wronged(given: unknown, { place, value, how }: Wrong): unknown {
  const places = placesIn(given);
  return putInto(given, places[place % places.length] ?? [], values[value]?.(), how);
}

const callNames = Object.keys(calls(createReactionEngine({ store: memoryStore() })));

describe('a wrong value', () => {
  it(`in ${modelRuns} calls of an engine harms nothing`, modelLimits, async () => {
    const unhandled = unhandledRejections();
    await holds(
      fc.asyncProperty(
        fc.array(wrong(callNames), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        async (tries, isNamed) => {
          unhandled.length = 0;
          const { clock, manual, problems } = strictClock();
          const engine = createReactionEngine({
            clock,
            account: isNamed ? 'a' : null,
            store: memoryStore(),
            channel: null,
            login: () => new Promise(() => {}),
          });
          const followed: { readonly isSettled: boolean }[] = [];
          for (const each of tries) {
            const before = lookAt(engine);
            const { problems: found, hasThrown, returned } = tryOne(calls(engine), each);
            problems.push(...found);
            if (hasThrown && each.entry !== 'attach') expect(lookAt(engine)).toBe(before);
            followed.push(follow(returned));
            await manual.advance(0);
          }
          expect(problems).toEqual([]);
          await manual.advance(10_000);
          expect([...problems, ...aliveProblems(engine)]).toEqual([]);
          followed.push(follow(engine.dispose()));
          await manual.advance(3000);
          expect(followed.filter(({ isSettled }) => !isSettled)).toEqual([]);
          expect(unhandled).toEqual([]);
        },
      ),
    );
  });

  it('in calls of functions is an OptionError, or nothing', modelLimits, async () => {
    const unhandled = unhandledRejections();
    await holds(
      fc.asyncProperty(wrong(Object.keys(functions)), async (each) => {
        unhandled.length = 0;
        const { problems, returned } = tryOne(functions, each);
        expect(problems).toEqual([]);
        if (each.entry === 'createReactionEngine' && returned) {
          await (returned as ReactionEngine).dispose();
        }
        await Promise.resolve();
        expect(unhandled).toEqual([]);
      }),
      { atLeast: 2000 },
    );
  });

  it(`in ${modelRuns} options of an engine is named, or lived with`, modelLimits, async () => {
    const unhandled = unhandledRejections();
    await holds(
      fc.asyncProperty(wrong(['options']), async (each) => {
        unhandled.length = 0;
        const { clock, manual, problems } = strictClock();
        // A machine is the package's own.
        const { machine, ...options } = engineOptions(clock);
        const engine = madeOf(wronged(options, each), problems);
        if (engine) problems.push(...(await liveOn(engine, manual)));
        expect(problems).toEqual([]);
        expect(unhandled).toEqual([]);
      }),
    );
  });

  it(`in ${modelRuns} rows of a store and messages of tabs is dropped`, modelLimits, async () => {
    const unhandled = unhandledRejections();
    const kinds = ['locked', 'elapsed', 'cleared', 'signedIn', 'signedOut'];
    await holds(
      fc.asyncProperty(
        fc.array(wrong(kinds), { minLength: 1, maxLength: 4 }),
        wrong(['row']),
        async (sent, row) => {
          unhandled.length = 0;
          const { clock, manual, problems } = strictClock();
          const listeners: ((event: { readonly data: unknown }) => void)[] = [];
          const engine = createReactionEngine({
            ...{ clock, account: 'a', login: async () => {} },
            store: { ...memoryStore(), read: () => wronged(rows(clock.now()), row) as never },
            channel: {
              postMessage() {},
              addEventListener: (_, listener) => listeners.push(listener),
              close() {},
            },
          });
          for (const each of sent) {
            const event = wronged({ data: message(clock.now(), each.entry) }, each);
            for (const listener of listeners) listener(event as { readonly data: unknown });
            await manual.advance(500);
            for (const { waitMs, untilMs, key } of engine.lockouts()) {
              if (!(waitMs > 0 && untilMs > 0 && key)) problems.push(`${key} ${waitMs} ${untilMs}`);
            }
          }
          problems.push(...(await liveOn(engine, manual)));
          expect(problems).toEqual([]);
          expect(unhandled).toEqual([]);
        },
      ),
    );
  });
});
