// A worker and two pages, driven through random requests, answers, lockouts, time, frozen pages and workers that are replaced. After every step
// a page that is joined and awake knows what the engine knows; at the end everything has settled, and nothing is left.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holds, modelLimits } from '../support/model-runs.js';
import type { Outcome } from '../support/request.js';
import { flow, portRig, type TestPage } from './rig.js';

type Step =
  | { readonly do: 'ask'; readonly page: number; readonly action: number; readonly wait: boolean }
  | { readonly do: 'answer'; readonly page: number; readonly code: number }
  | { readonly do: 'abort'; readonly which: number }
  | { readonly do: 'engine'; readonly call: keyof typeof engineCalls }
  | { readonly do: 'page'; readonly page: number; readonly call: keyof typeof pageCalls }
  | { readonly do: 'advance'; readonly ms: number };

type Rig = ReturnType<typeof portRig>;
const engineCalls = {
  logIn: ({ engine }: Rig) => engine.logIn(),
  signedIn: ({ engine }: Rig) => engine.signedIn(),
  connected: ({ engine }: Rig) => engine.connected(),
  disconnected: ({ engine }: Rig) => engine.disconnected(),
  terminated: ({ engine }: Rig) => engine.receive({ majorCode: 8 }),
  lock: ({ engine }: Rig) => engine.lockOut({ action: 201, waitMs: 3000 }),
  flood: ({ engine }: Rig) => engine.receive({ majorCode: 10, wait: 5 }),
  clear: ({ engine }: Rig) => engine.lockouts().map(engine.clearLockout),
  other: ({ engine }: Rig) => engine.signedIn({ account: 'b' }),
};
const pageCalls = {
  freeze: ({ gate }: TestPage) => {
    gate.isOpen = false;
  },
  thaw: ({ gate }: TestPage) => gate.open(),
  replace: (page: TestPage) => page.serveAgain(),
  join: (page: TestPage) => page.joinAgain(),
  lockOut: ({ engine }: TestPage) => engine.lockOut({ action: 300, subject: 5, waitMs: 2000 }),
  newToken: ({ engine }: TestPage) => engine.logIn({ newToken: true }),
};

/** More than any step of these has ever asked for: two pages that join and ask for all that they wait for. */
const mostMessages = 250;

const page = fc.constantFrom(0, 1);
const names = <Name extends string>(of: Readonly<Record<Name, unknown>>) =>
  fc.constantFrom(...(Object.keys(of) as Name[]));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      page,
      action: fc.constantFrom(201, 300),
      wait: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      page,
      // 0: it is answered; -1: `send` throws something of the app's.
      code: fc.constantFrom(0, 0, -1, 2, 10, 205),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('abort' as const), which: fc.nat({ max: 20 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('engine' as const), call: names(engineCalls) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('page' as const), page, call: names(pageCalls) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      ms: fc.constantFrom(100, 999, 1000, 2500, 11_000),
    }),
  },
);

function agrees({ engine }: Rig, { engine: own, gate }: TestPage): void {
  if (!gate.isOpen) return;
  const { port, ...state } = own.state;
  expect(port).toBe('joined');
  expect(state).toEqual({ ...engine.state, lockouts: [...engine.state.lockouts] });
  expect(own.lockouts()).toEqual(engine.lockouts());
  for (const [action, subject] of [[201], [300, 5], [300]] as const) {
    expect(own.guard(action, subject)).toEqual(engine.guard(action, subject));
  }
}

it(
  'whatever happens, pages know what the engine knows, and everything settles',
  modelLimits,
  async () => {
    await holds(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const ends: (() => void | Promise<void>)[] = [];
        const rig = portRig({}, (end) => ends.push(end));
        const pages = [rig.page(), rig.page({ opens: true })] as const;
        const outcomes: Outcome[] = [];
        const aborts: AbortController[] = [];
        /** Calls that pages made, and messages that asked for one. */
        let calls = 0;
        let asked = 0;
        /** No step is answered by messages without an end. */
        const count = () => {
          expect(rig.seen.length).toBeLessThan(mostMessages);
          asked += rig.kinds().filter((kind) => kind === 'call').length;
          rig.seen.length = 0;
        };
        for (const { engine } of pages) {
          // It looks at the state while a change of it is being made.
          engine.on('lockout.started', ({ lockout }) => {
            engine.countdown(lockout).subscribe(() => engine.state);
          });
        }
        const settled = new Set<string>();
        const answer = ({ sent }: TestPage, code: number) => {
          const call = sent.find(
            ({ requestId, signal }) => !settled.has(requestId) && !signal.aborted,
          );
          if (!call) return;
          settled.add(call.requestId);
          if (code === 0) call.answer(call.requestId);
          else if (code < 0) call.fail(new Error('of the app'));
          else call.fail({ majorCode: code, ...(code === 10 && { wait: 1 }) });
        };
        await flow();
        for (const each of steps) {
          if (each.do === 'engine') void engineCalls[each.call](rig);
          else if (each.do === 'abort') aborts[each.which]?.abort();
          else if (each.do === 'advance') await rig.pass(each.ms, ...pages);
          else {
            const of = pages[each.page] as TestPage;
            if (each.do === 'page') {
              void pageCalls[each.call](of);
              if (each.call === 'lockOut' || each.call === 'newToken') calls++;
            } else if (each.do === 'answer') answer(of, each.code);
            else {
              const abort = new AbortController();
              aborts.push(abort);
              outcomes.push(
                of.ask(each.action, {
                  signal: abort.signal,
                  ...(each.wait && { whileLockedOut: () => 'wait' as const }),
                }),
              );
            }
          }
          await flow();
          for (const of of pages) agrees(rig, of);
          count();
        }
        const ids = pages.flatMap(({ sent }) => sent.map(({ requestId }) => requestId));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { gate } of pages) gate.open();
        await flow();
        for (const of of pages) agrees(rig, of);
        await rig.pass(60_000, ...pages);
        await rig.pass(60_000, ...pages);
        expect(outcomes.filter((outcome) => !outcome.settled)).toEqual([]);
        expect(rig.engine.requests()).toEqual([]);
        count();
        await rig.engine.dispose();
        await rig.pass(60_000, ...pages);
        expect(pages.map(({ engine }) => engine.state.port)).toEqual(['lost', 'lost']);
        for (const { engine } of pages) await engine.dispose();
        expect(pages.map(({ clock }) => clock.pending)).toEqual([0, 0]);
        count();
        // One that never met a worker was not asked for.
        expect(asked).toBeLessThanOrEqual(calls);
        for (const end of ends) await end();
      }),
    );
  },
);
