import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Countdown, ErrorFrame, Scope } from '../../src/index.js';
import { type Rig, rig } from '../support/engine.js';
import { holds, modelLimits } from '../support/model-runs.js';
import { type LockoutModel, lockoutModel, type Tale } from './model.js';

/** The key of the model for a scope: our own spelling. */
function keyOf(scope: Scope): string {
  switch (scope.kind) {
    case 'everything':
      return 'all';
    case 'action':
      return `action ${scope.action}`;
    case 'subject':
      return `action ${scope.action} for ${scope.subject ?? 'none'}`;
    case 'error':
      return `error ${scope.majorCode}`;
  }
}

const frames: ReadonlyArray<readonly [Omit<ErrorFrame, 'wait'>, key: string]> = [
  [{ majorCode: 10 }, 'all'],
  [{ majorCode: 10, action: 201 }, 'action 201'],
  [{ majorCode: 136 }, 'action 100'],
  [{ majorCode: 137 }, 'action 100'],
  [{ majorCode: 234 }, 'action 201 for none'],
  [{ majorCode: 234, subject: 1 }, 'action 201 for 1'],
  [{ majorCode: 234, subject: '2' }, 'action 201 for 2'],
  [{ majorCode: 672, action: 201 }, 'action 201'],
  [{ majorCode: 5 }, 'error 5'],
];
const hostLocks: ReadonlyArray<
  readonly [action: number, subject: number | undefined, key: string]
> = [
  [201, 1, 'action 201 for 1'],
  [201, undefined, 'action 201'],
  [100, undefined, 'action 100'],
];
/** What is asked of the guard after every step, with the model's keys that may refuse it. */
const asked: ReadonlyArray<readonly [action: number, subject: number | undefined, keys: string[]]> =
  [
    [201, undefined, ['all', 'action 201', 'action 201 for none']],
    [201, 1, ['all', 'action 201', 'action 201 for 1']],
    [201, 2, ['all', 'action 201', 'action 201 for 2']],
    [100, undefined, ['all', 'action 100']],
    [100, 1, ['all', 'action 100']],
    [7, undefined, ['all']],
  ];

const ms = fc.oneof(
  fc.integer({ min: 1, max: 3000 }),
  fc.integer({ min: 1, max: 90_000 }),
  fc.constantFrom(999, 1000, 1001, 30_000),
);
const step = fc.oneof(
  fc.record({ does: fc.constant('frame'), at: fc.nat(8), wait: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ does: fc.constant('lockOut'), at: fc.nat(2), ms }),
  fc.record({ does: fc.constantFrom('advance', 'advance', 'sleep'), ms }),
  fc.record({ does: fc.constant('jump'), ms: fc.integer({ min: -90_000, max: 90_000 }) }),
  fc.record({ does: fc.constant('clear'), at: fc.nat(4) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does a step with the engine and with the model. */
async function take(taken: Step, { engine, clock }: Rig, model: LockoutModel): Promise<void> {
  switch (taken.does) {
    case 'frame': {
      const [frame, key] = frames[taken.at] ?? [];
      if (!frame || !key) return;
      engine.receive({ ...frame, wait: taken.wait });
      return model.lock(key, frame.majorCode, taken.wait * 1000);
    }
    case 'lockOut': {
      const [action, subject, key] = hostLocks[taken.at] ?? [];
      if (!action || !key) return;
      engine.lockOut({ action, subject, waitMs: taken.ms });
      return model.lock(key, undefined, taken.ms);
    }
    case 'advance':
      await clock.advance(taken.ms);
      return model.advance(taken.ms);
    case 'sleep':
      await clock.sleep(taken.ms);
      return model.shift(taken.ms);
    case 'jump':
      clock.jump(taken.ms);
      engine.guard(1);
      model.shift(taken.ms);
      // What is watched is the same until its next tick.
      await clock.advance(1000);
      return model.advance(1000);
    case 'clear': {
      const lockout = engine.lockouts()[taken.at];
      if (lockout) expect(engine.clearLockout(lockout)).toBe(model.clear(keyOf(lockout.scope)));
    }
  }
}

/** What an engine emitted of its lockouts, in the words of the model, and what its countdowns showed. */
function listenTo({ engine }: Rig, watched: boolean) {
  const tales: Tale[] = [];
  const numbers = new Map<string, number>();
  const shown = new Map<string, number>();
  const risen: string[] = [];
  const zeros: string[] = [];
  engine.on('lockout.started', ({ lockout }) => {
    numbers.set(lockout.id, numbers.size + 1);
    tales.push(`started ${numbers.size}`);
    if (!watched) return;
    const countdown: Countdown = engine.countdown(lockout);
    shown.set(lockout.id, countdown.get());
    countdown.subscribe(() => {
      const valueMs = countdown.get();
      if (valueMs >= (shown.get(lockout.id) ?? 0)) risen.push(lockout.id);
      if (valueMs === 0) zeros.push(lockout.id);
      shown.set(lockout.id, valueMs);
    });
  });
  engine.on('lockout.extended', ({ lockout }) => {
    tales.push(`extended ${numbers.get(lockout.id)}`);
    shown.set(lockout.id, Number.POSITIVE_INFINITY);
  });
  engine.on('lockout.ended', ({ lockout, reason }) => {
    tales.push(`ended ${numbers.get(lockout.id)} ${reason}`);
  });
  return { tales, risen, zeros };
}

describe('lockouts agree with the model', () => {
  it(
    'after every step of any series of frames, locks by hand, time, sleep and set clocks',
    modelLimits,
    async () => {
      await holds(
        fc.asyncProperty(
          fc.array(step, { minLength: 1, maxLength: 40 }),
          fc.boolean(),
          async (steps, watched) => {
            const given = rig();
            const { engine, clock } = given;
            const model = lockoutModel();
            const { tales, risen, zeros } = listenTo(given, watched);
            let received = 0;
            for (const each of steps) {
              await take(each, given, model);
              for (const [action, subject, keys] of asked) {
                const guard = engine.guard(action, subject);
                const longest = model.longest(keys);
                expect(guard.allowed).toBe(longest === undefined);
                if (!guard.allowed) {
                  expect(guard.remainingMs).toBe(longest?.remainingMs);
                }
              }
              await clock.advance(0);
              expect(
                engine.lockouts().map((lockout) => ({
                  key: keyOf(lockout.scope),
                  majorCode: lockout.majorCode,
                  shownMs: engine.countdown(lockout).get(),
                })),
              ).toEqual(model.list());
              // Two that end at the same moment are emitted in any order.
              expect(tales.slice(received).sort()).toEqual(model.tales.slice(received).sort());
              received = model.tales.length;
              expect(clock.pending).toBe(engine.lockouts().length > 0 ? 1 : 0);
            }
            expect(risen).toEqual([]);
            const ended = tales.filter((tale) => tale.startsWith('ended'));
            expect(zeros).toHaveLength(watched ? ended.length : 0);
            expect(new Set(zeros).size).toBe(zeros.length);
          },
        ),
      );
    },
  );
});
