// How far apart logins are, however often connections come and go: a storm of reconnects makes as many logins as the back-off allows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldRig, type RigOptions } from '../support/session.js';

type Made = ReturnType<typeof heldRig>;

/** An engine, and when its logins began. */
function timed(options: RigOptions = {}) {
  const made = heldRig(options);
  const starts: number[] = [];
  const begun = made.clock.monotonic();
  made.engine.on('login.started', () => starts.push(made.clock.monotonic() - begun));
  const gaps = () => starts.slice(1).map((at, n) => at - (starts[n] ?? 0));
  return { ...made, starts, gaps };
}

/** The delay after the n-th try. */
const backOffMs = (n: number) => Math.min(60_000, 1000 * 2 ** (n - 1));

/** What the server does with each #102 of a storm. */
const storms: Record<string, (made: Made) => unknown> = {
  'refuses it': ({ held }) => held.calls.at(-1)?.fail({ majorCode: 110 }),
  'stays silent': () => {},
  'accepts it': ({ held }) => held.calls.at(-1)?.succeed(),
  'says that it is too busy': ({ held }) => held.calls.at(-1)?.fail({ majorCode: 5 }),
  'lets the app see a lost connection': ({ held }) =>
    held.calls.at(-1)?.fail({ majorCode: 5, minorCode: 2 }),
  'answers that nobody is logged in': ({ held }) => held.calls.at(-1)?.fail({ majorCode: 2 }),
};

describe.each(Object.entries(storms))(
  'in a storm of reconnects in which the server %s',
  (name, act) => {
    it.each([
      [100, 100],
      [1000, 10],
      [20, 900],
      [4000, 500],
    ])(
      'open for %d ms, closed for %d ms: no login is sooner than the back-off',
      async (openMs, closedMs) => {
        const made = timed();
        const { engine, clock, starts, gaps } = made;
        for (let ms = 0; ms < 600_000; ms += openMs + closedMs) {
          engine.connected();
          await clock.advance(openMs / 2);
          await act(made);
          await clock.advance(openMs / 2);
          engine.disconnected({ connecting: true });
          await clock.advance(closedMs);
        }
        // Of the first try that was lost with its connection the next is at once.
        const wasLost = name === 'stays silent' || name === 'lets the app see a lost connection';
        for (const [n, gapMs] of gaps().entries()) {
          if (n > 0 || !wasLost) expect(gapMs).toBeGreaterThanOrEqual(backOffMs(n + 1));
        }
        // 1 + 2 + 4 + ... s, then one a minute.
        expect(starts.length).toBeGreaterThan(8);
        expect(starts.length).toBeLessThanOrEqual(18);
      },
    );
  },
);

describe('the login of a new connection', () => {
  it('is at once where the first of the run was lost with its connection', async () => {
    const { engine, starts, clock } = timed();
    engine.connected();
    await clock.advance(500);
    engine.disconnected();
    engine.connected();
    expect(starts).toEqual([0, 500]);
  });

  it('is at once where the first of the run met with no connection', async () => {
    const { engine, held, starts, clock } = timed();
    engine.connected();
    held.last.fail({ majorCode: 5, minorCode: 2 });
    await clock.advance(200);
    engine.disconnected();
    engine.connected();
    expect(starts).toEqual([0, 200]);
  });

  it('keeps the distance from the second on that was lost', async () => {
    const { engine, starts, clock, news, emitted } = timed();
    for (let n = 0; n < 2; n++) {
      engine.connected();
      engine.disconnected();
    }
    await clock.advance(500);
    news();
    engine.connected();
    expect(news()).toEqual(['login.delayed', 'state.changed']);
    expect(emitted.at(-2)?.payload).toEqual({ reason: 'backoff', delayMs: 1500 });
    await clock.advance(1499);
    expect(starts).toEqual([0, 0]);
    await clock.advance(1);
    expect(starts).toEqual([0, 0, 2000]);
  });

  it('keeps the distance to the start of the last one, however long its answer took', async () => {
    const { engine, held, starts, clock } = timed();
    engine.connected();
    await clock.advance(800);
    held.last.succeed();
    await clock.advance(0);
    engine.disconnected();
    engine.connected();
    await clock.advance(10_000);
    expect(starts).toEqual([0, 1000]);
  });

  it('is at once, in a new run, where the last success is older than resetAfterMs', async () => {
    const { engine, held, starts, clock } = timed({ loginBackoff: { baseMs: 60_000 } });
    engine.connected();
    held.last.succeed();
    await clock.advance(29_999);
    engine.disconnected();
    engine.connected();
    expect(engine.state.session).toBe('loginDelayed');
    await clock.advance(30_001);
    expect(starts).toEqual([0, 60_000]);
    held.last.succeed();
    await clock.advance(30_000);
    engine.disconnected();
    engine.connected();
    expect(starts).toEqual([0, 60_000, 90_000]);
    expect(held.last.attempt).toBe(1);
  });

  it('is not ended by a run that failed longer than resetAfterMs after an old success', async () => {
    const { engine, held, starts, clock } = timed({ loginBackoff: { baseMs: 60_000 } });
    engine.connected();
    held.last.succeed();
    await clock.advance(1000);
    engine.disconnected();
    engine.connected();
    await clock.advance(59_000);
    engine.disconnected();
    await clock.advance(40_000);
    engine.connected();
    await clock.advance(60_000);
    expect(starts).toEqual([0, 60_000, 120_000]);
  });

  it('is at once by logIn(), which the person wants: a new run', async () => {
    const { engine, held, starts, clock } = timed();
    engine.connected();
    held.last.succeed();
    await clock.advance(0);
    engine.disconnected();
    engine.logIn();
    engine.connected();
    expect(starts).toEqual([0, 0]);
    expect(held.last.attempt).toBe(1);
  });

  it('that waits for its distance is sent at once by logIn()', async () => {
    const { engine, held, starts, clock } = timed();
    engine.connected();
    held.last.succeed();
    await clock.advance(100);
    engine.disconnected();
    engine.connected();
    expect(engine.state.session).toBe('loginDelayed');
    expect(engine.logIn()).toBe(true);
    expect(starts).toEqual([0, 100]);
  });

  it('waits no longer than the back-off with its jitter', async () => {
    const { engine, held, starts, clock } = timed({ loginBackoff: { random: () => 0.25 } });
    engine.connected();
    held.last.succeed();
    await clock.advance(0);
    engine.disconnected();
    engine.connected();
    await clock.advance(249);
    expect(starts).toEqual([0]);
    await clock.advance(1);
    expect(starts).toEqual([0, 250]);
  });
});

describe('whatever comes and goes', () => {
  type Step = readonly [
    'connected' | 'disconnected' | 'connecting' | 'refuse' | 'accept' | 'wait',
    number,
  ];
  const step: fc.Arbitrary<Step> = fc.tuple(
    fc.constantFrom('connected', 'disconnected', 'connecting', 'refuse', 'accept', 'wait'),
    fc.integer({ min: 0, max: 3000 }),
  );

  it('the n-th login of a run is no sooner than its back-off after the one before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
        const made = timed({ loginBackoff: { resetAfterMs: 1e9, maxAttempts: 5 } });
        const { engine, clock, held, gaps } = made;
        let wasLost = false;
        for (const [act, ms] of steps) {
          if (act === 'connected') {
            wasLost ||= held.calls.length === 1 && engine.state.session === 'loggingIn';
            engine.connected();
          } else if (act === 'disconnected' || act === 'connecting') {
            wasLost ||= held.calls.length === 1 && engine.state.session === 'loggingIn';
            engine.disconnected({ connecting: act === 'connecting' });
          } else if (act === 'refuse') held.calls.at(-1)?.fail({ majorCode: 110 });
          else if (act === 'accept') held.calls.at(-1)?.succeed();
          await clock.advance(act === 'wait' ? ms : 0);
        }
        for (const [n, gapMs] of gaps().entries()) {
          if (n > 0 || !wasLost) expect(gapMs).toBeGreaterThanOrEqual(backOffMs(n + 1));
        }
        await engine.dispose();
      }),
      { numRuns: 300 },
    );
  });
});
