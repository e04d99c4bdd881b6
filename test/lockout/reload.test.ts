import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { held } from './store.contract.js';

const page = fc.record({
  /** Seconds that the server names, or none. */
  wait: fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined }),
  aliveMs: fc.integer({ min: 0, max: 200_000 }),
  /** How the wall clock moves until the next page is loaded; below 0 it was set back. */
  awayMs: fc.integer({ min: -200_000, max: 200_000 }),
});

describe('over any series of pages', () => {
  it('what is locked ends when the wait has passed, and never lasts longer than it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 8 }), async (pages) => {
        const store = memoryStore();
        let wallMs = Date.UTC(2026, 0, 1);
        let kept: { startedAtMs: number; waitMs: number } | undefined;
        for (const { wait, aliveMs, awayMs } of pages) {
          const clock = manualClock({ now: wallMs });
          const { engine } = rig({ store, clock });
          await engine.restored;

          // A start in the future is taken for now.
          if (kept) kept.startedAtMs = Math.min(kept.startedAtMs, wallMs);
          const keptMs = kept ? kept.startedAtMs + kept.waitMs - wallMs : 0;
          if (keptMs <= 0) kept = undefined;
          const guard = engine.guard(100);
          expect(guard.allowed).toBe(kept === undefined);
          if (!guard.allowed) {
            expect(guard.remainingMs).toBe(keptMs);
            expect(guard.remainingMs).toBeLessThanOrEqual(guard.lockout.waitMs);
          }

          if (wait !== undefined) {
            engine.receive({ majorCode: 136, wait });
            if (wait * 1000 > keptMs) kept = { startedAtMs: wallMs, waitMs: wait * 1000 };
          }
          await clock.advance(aliveMs);
          wallMs += aliveMs;
          if (kept && kept.startedAtMs + kept.waitMs <= wallMs) kept = undefined;
          expect(engine.guard(100).allowed).toBe(kept === undefined);
          expect(await held(store)).toEqual(
            kept
              ? {
                  '100': {
                    version: 2,
                    id: expect.any(String),
                    key: '100',
                    majorCode: 136,
                    arrivedAtMs: kept.startedAtMs,
                    waitMs: kept.waitMs,
                  },
                }
              : {},
          );
          await engine.dispose();
          wallMs += awayMs;
        }
      }),
      { numRuns: 200 },
    );
  }, 30_000);
});
