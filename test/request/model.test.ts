// Requests, driven through random calls, answers, logins, connections, lockouts and time. Beside the engine a model measures what each
// request spends of its two budgets; what must always hold is checked at every send, at every end, and after every step.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ErrorFrame, RequestOptions } from '../../src/index.js';
import { holds, modelLimits, modelRuns } from '../support/model-runs.js';
import { type Outcome, requestRig } from '../support/request.js';

/** All times are multiples of it, so that nothing changes between two looks. */
const tickMs = 500;

type Step =
  | { readonly do: 'ask'; readonly action: number; readonly options: RequestOptions }
  | { readonly do: 'answer'; readonly which: number; readonly frame: ErrorFrame | undefined }
  | { readonly do: 'login'; readonly frame: ErrorFrame | undefined }
  | { readonly do: 'lockOut'; readonly action: number; readonly waitMs: number }
  | { readonly do: 'cancel'; readonly which: number }
  | { readonly do: 'call'; readonly name: keyof typeof calls }
  | { readonly do: 'advance' | 'sleep'; readonly ticks: number };

const calls = {
  connected: (at: Rig) => at.engine.connected(),
  disconnected: (at: Rig) => at.engine.disconnected(),
  logIn: (at: Rig) => at.engine.logIn(),
  newToken: (at: Rig) => at.engine.logIn({ newToken: true }),
  signedIn: (at: Rig) => at.engine.signedIn(),
  terminated: (at: Rig) => at.engine.receive({ majorCode: 8 }),
  flood: (at: Rig) => at.engine.receive({ majorCode: 10, wait: 3 }),
  clear: ({ engine }: Rig) => engine.lockouts().map(engine.clearLockout),
};
type Rig = ReturnType<typeof requestRig>;

const ticks = fc.constantFrom(1, 1, 2, 3, 5, 12, 24);
/** A sleep under a second is not seen: clocks differ by that much. */
const sleepTicks = fc.constantFrom(2, 3, 5, 12, 24);
const ms = fc.constantFrom(0, 500, 1000, 2500, 6000, 20_000);
const options: fc.Arbitrary<RequestOptions> = fc.record(
  {
    subject: fc.constantFrom('a', 'b'),
    whileLockedOut: fc.constantFrom('wait' as const, 'reject' as const),
    replay: fc.constantFrom('once' as const, 'never' as const, 'idempotent' as const),
    maxHoldMs: ms,
    maxWaitMs: ms,
    timeoutMs: fc.constantFrom(1000, 10_000),
    priority: fc.constantFrom('high' as const, 'normal' as const),
  },
  { requiredKeys: [] },
);
const frame: fc.Arbitrary<ErrorFrame | undefined> = fc.constantFrom<(ErrorFrame | undefined)[]>(
  undefined,
  undefined,
  { majorCode: 2 },
  { majorCode: 304 },
  { majorCode: 10, wait: 2 },
  { majorCode: 5, minorCode: 2 },
);
const action = fc.constantFrom(201, 201, 201, 300, 100, 2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('ask' as const), action, options }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(5), frame }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('login' as const),
      frame: fc.constantFrom(undefined, undefined, { majorCode: 110 }, { majorCode: 109 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('lockOut' as const),
      action: fc.constantFrom(201, 300, 100, 2),
      waitMs: fc.constantFrom(500, 1500, 6000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      name: fc.constantFrom(...(Object.keys(calls) as (keyof typeof calls)[])),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('advance' as const), ticks }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('sleep' as const), ticks: sleepTicks }) },
);

/** What the model knows of a request. */
interface Known {
  readonly name: string;
  readonly action: number;
  readonly options: RequestOptions;
  readonly outcome: Outcome;
  heldMs: number;
  waitedMs: number;
  attempts: number;
  /** It slept while it waited: where in between its lockout ended is not measured. */
  slept: boolean;
}

const going = ['ready', 'nicknameRequired'];
const ended = ['loginFailed', 'terminated', 'replaced', 'registrationRequired', 'accountBlocked'];
const needOf = (number: number) => ({ 100: 'connection', 2: 'nothing' })[number] ?? 'login';

async function play(steps: readonly Step[]): Promise<void> {
  const made = requestRig({ loginBackoff: { baseMs: 1000, maxMs: 2000 } });
  const { engine, clock, sent, held, settle } = made;
  const known: Known[] = [];
  let seen = 0;
  const budgets = ({ options: { maxHoldMs = 30_000, maxWaitMs = 30_000 } }: Known) => ({
    maxHoldMs,
    maxWaitMs,
  });
  const spend = (forMs: number, slept: boolean) => {
    for (const { id, state } of engine.requests()) {
      const one = known[Number(id.split('-')[1]) - 1];
      if (!one) continue;
      if (state === 'held') one.heldMs += forMs;
      if (state !== 'waiting') continue;
      // Whoever sleeps beyond the end of a lockout has waited all the while, and is held once that budget is spent.
      const waitedMs = Math.min(forMs, budgets(one).maxWaitMs - one.waitedMs);
      one.waitedMs += waitedMs;
      one.heldMs += forMs - waitedMs;
      one.slept ||= slept;
    }
  };
  /** Whatever was sent might be sent, and was within its budgets. */
  const checkSent = () => {
    const { session, connection } = engine.state;
    for (const call of sent.slice(seen)) {
      const one = known[Number(call.of)] as Known;
      expect(call.attempt).toBe(++one.attempts);
      const need = needOf(one.action);
      if (need !== 'nothing') expect(connection).not.toBe('closed');
      if (need === 'login') expect(going).toContain(session);
      expect(engine.guard(one.action, one.options.subject).allowed).toBe(true);
      const { maxHoldMs, maxWaitMs } = budgets(one);
      expect(one.heldMs).toBeLessThanOrEqual(maxHoldMs + 1000);
      expect(one.waitedMs).toBeLessThanOrEqual(maxWaitMs);
      const replays = { never: 0, once: 1, idempotent: 4 }[one.options.replay ?? 'once'];
      if (one.options.whileLockedOut !== 'wait')
        expect(one.attempts).toBeLessThanOrEqual(1 + replays);
    }
    seen = sent.length;
  };

  /** What has just ended says why, and that is so. */
  const checkEnded = (open: readonly Known[]) => {
    for (const one of open) {
      const { settled, error } = one.outcome;
      if (!settled || error === undefined) continue;
      const { maxHoldMs, maxWaitMs } = budgets(one);
      const { name, reason, remainingMs, session } = error as Record<string, unknown>;
      if (name === 'NotSentError') {
        if (!one.slept) expect(one.heldMs).toBeGreaterThanOrEqual(maxHoldMs);
        if (reason === 'offline') expect(engine.state.connection).toBe('closed');
        if (reason === 'login') expect(going).not.toContain(engine.state.session);
      }
      if (name === 'SessionEndedError') expect(ended).toContain(session);
      if (name === 'LockedOutError') {
        expect(remainingMs).toBeGreaterThan(0);
        const isWanted = one.options.whileLockedOut === 'wait';
        if (isWanted && !one.slept) expect(remainingMs).toBeGreaterThan(maxWaitMs - one.waitedMs);
      }
    }
  };

  /** Nothing stands where it may not. */
  const checkStanding = () => {
    const { session, connection } = engine.state;
    for (const { id, action, subject, state, why } of engine.requests()) {
      const one = known[Number(id.split('-')[1]) - 1] as Known;
      const { maxHoldMs, maxWaitMs } = budgets(one);
      if (state === 'held') expect(one.heldMs).toBeLessThanOrEqual(maxHoldMs);
      if (state !== 'inFlight' && needOf(action) === 'login') expect(ended).not.toContain(session);
      if (why === 'offline') expect(connection).toBe('closed');
      if (why === 'login') expect(going).not.toContain(session);
      if (state !== 'waiting') continue;
      const guard = engine.guard(action, subject);
      expect(guard.allowed).toBe(false);
      if (guard.allowed || one.slept) continue;
      expect(guard.remainingMs).toBeLessThanOrEqual(maxWaitMs - one.waitedMs);
    }
  };

  const look = async (act: () => unknown) => {
    const open = known.filter(({ outcome }) => !outcome.settled);
    act();
    checkSent();
    await settle();
    checkSent();
    checkEnded(open);
    checkStanding();
  };

  for (const each of steps) {
    if (each.do === 'ask') {
      const name = `${known.length}`;
      await look(() => {
        const outcome = made.ask(name, each.action, each.options);
        const blank = { heldMs: 0, waitedMs: 0, attempts: 0, slept: false };
        known.push({ name, action: each.action, options: each.options, outcome, ...blank });
        checkSent();
      });
    } else if (each.do === 'answer') {
      const open = sent.filter(({ signal }) => !signal.aborted).slice(-6);
      const call = open[each.which];
      await look(() => (each.frame ? call?.refuse(each.frame) : call?.answer()));
    } else if (each.do === 'login') {
      const call = held.calls.at(-1);
      await look(() => (each.frame ? call?.fail(each.frame) : call?.succeed()));
    } else if (each.do === 'lockOut') {
      await look(() => engine.lockOut({ action: each.action, waitMs: each.waitMs }));
    } else if (each.do === 'cancel') {
      await look(() => engine.cancel({ id: `request-${each.which + 1}` }));
    } else if (each.do === 'call') {
      await look(() => calls[each.name](made));
    } else if (each.do === 'sleep') {
      spend(each.ticks * tickMs, true);
      await clock.sleep(each.ticks * tickMs);
      await look(() => {});
    } else {
      for (let tick = 0; tick < each.ticks; tick++) {
        const open = known.filter(({ outcome }) => !outcome.settled);
        spend(tickMs, false);
        await clock.advance(tickMs);
        checkSent();
        checkEnded(open);
        checkStanding();
      }
    }
  }
  // Answers in time, holding and waiting: none takes longer.
  for (let second = 0; second < 150; second++) await clock.advance(1000);
  expect(known.filter(({ outcome }) => !outcome.settled)).toEqual([]);
  expect(engine.requests()).toEqual([]);
  await engine.dispose();
  expect(clock.pending).toBe(0);
}

describe('requests', () => {
  it(
    `keep their budgets along ${modelRuns} random ways, go only where they may, and settle`,
    modelLimits,
    async () => {
      await holds(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), play));
    },
  );
});
