// Three tabs against a model, in any order of frames, calls, messages, calls of the store, freezes, crashes, reloads and set clocks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storeTimeoutMs } from '../../src/lockout/store.js';
import { holds, modelLimits } from '../support/model-runs.js';
import { type Arrival, type Locking, type Model, tabsModel } from './tabs-model.js';
import type { Fate, Page, World } from './tabs-world.js';

const tab = fc.constantFrom(0, 0, 0, 1, 1, 2);
const key = fc.constantFrom<Locking['key']>('201', '201', '201', '201', '201', '201/1', '*');
const seconds = fc.oneof(fc.integer({ min: 8, max: 20 }), fc.integer({ min: 20, max: 300 }));
const fate = fc.constantFrom<Fate>('ok', 'ok', 'ok', 'ok', 'ok', 'fail', 'fail', 'hang', 'silent');
const arrival = fc.constantFrom<Arrival>('once', 'once', 'once', 'twice', 'lost');
const entered = fc.constantFrom(null, 'a', 'a', 'b');
const does = <Name extends string>(...names: Name[]) => fc.constantFrom(...names);
const weighted = <T>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const lock = fc.record({ does: does('lock'), tab, key, byFrame: fc.boolean(), seconds });
const clear = fc.record({ does: does('clear'), tab, at: fc.constantFrom(0, 0, 1) });
const apply = fc.record({ does: does('apply'), tab, fate });
const answer = fc.record({ does: does('answer'), tab });
const deliver = fc.record({ does: does('deliver'), tab, at: fc.nat(5), arrival });
const flow = fc.record({ does: does('flow'), tab, fate });
const around = fc.record({ does: does('wake', 'wake', 'close', 'open', 'open'), tab });
const freeze = fc.record({ does: does('freeze'), tab });
const enter = fc.record({ does: does('enter'), tab, account: entered });
const advance = fc.record({ does: does('advance'), seconds: fc.integer({ min: 1, max: 20 }) });
const jump = fc.record({ does: does('jump'), tab, seconds: fc.integer({ min: -30, max: 30 }) });
/** What a page does that is there and not frozen. */
const within = fc.oneof(
  ...[weighted(6, lock), weighted(3, clear), weighted(4, answer), weighted(6, deliver)],
  ...[weighted(4, flow), weighted(1, freeze), weighted(1, enter)],
);
type Within = typeof within extends fc.Arbitrary<infer T> ? T : never;
const single = fc.oneof(
  weighted(25, within),
  ...[weighted(6, apply), weighted(6, around), weighted(2, advance), weighted(1, jump)],
);
type Step = typeof single extends fc.Arbitrary<infer T> ? T : never;
/** A tab that locks, enters another account and comes back. */
const back = fc
  .tuple(tab, lock, entered, entered)
  .map(([own, first, ...accounts]): Step[] => [
    { ...first, tab: own },
    ...accounts.map((account) => ({ does: 'enter' as const, tab: own, account })),
  ]);
/** Steps, some of them as they come together: what is locked or cleared, and what the store and the channel make of it. */
const some: fc.Arbitrary<Step[]> = fc.oneof(
  weighted(6, fc.tuple(single)),
  weighted(2, fc.tuple(lock, flow)),
  weighted(2, fc.tuple(lock, apply, answer)),
  weighted(2, fc.tuple(clear, flow, flow)),
  ...[weighted(1, fc.tuple(lock, deliver, lock, flow)), weighted(1, back)],
);

/** How bad the conditions are: `fair` loses and fails nothing. */
const conditions = fc.constantFrom('fair' as const, 'rough' as const, 'clocks set' as const);
type Conditions = typeof conditions extends fc.Arbitrary<infer T> ? T : never;

/** The tab of a step, or the next one that has something to do there. */
function placeOf({ pages }: World, does: Step['does'], tab: number): number {
  const has = (at: number) => {
    const page = pages[at % 3];
    if (does === 'apply') return !page || page.calls.length > 0;
    if (!page || page.frozenMs !== undefined) return false;
    if (does === 'answer') return page.answers.length > 0;
    return does !== 'deliver' || page.inbox.length > 0;
  };
  return ([tab, tab + 1, tab + 2].find(has) ?? tab) % 3;
}

async function take(taken: Step, model: Model, at: Conditions): Promise<void> {
  const { world } = model;
  const isFair = at === 'fair';
  if (taken.does === 'advance') return world.advance(taken.seconds * 1000);
  const place = placeOf(world, taken.does, taken.tab);
  const page = world.pages[place];
  switch (taken.does) {
    case 'jump':
      return at === 'clocks set' ? model.jump(place, taken.seconds * 1000) : undefined;
    case 'open':
      return world.pages[taken.tab] ? undefined : model.open(taken.tab);
    case 'close':
      return isFair ? undefined : world.close(taken.tab);
    case 'wake': {
      const woken = world.pages[taken.tab];
      return woken && world.wake(woken);
    }
    case 'apply':
      return world.apply(place, isFair ? 'ok' : taken.fate);
    default:
      if (page && page.frozenMs === undefined) takeWithin(taken, model, place, page, isFair);
  }
}

function takeWithin(taken: Within, model: Model, tab: number, page: Page, isFair: boolean): void {
  const { does } = taken;
  if (does === 'lock') model.lock(tab, page, taken);
  else if (does === 'clear') model.clear(tab, page, taken.at);
  else if (does === 'enter') model.enter(tab, page, taken.account);
  else if (does === 'answer') page.answers.shift()?.();
  else if (does === 'deliver') model.deliver(tab, page, taken.at, isFair ? 'once' : taken.arrival);
  else if (does === 'freeze') page.frozenMs = 0;
  else {
    for (let times = page.calls.length; times > 1; times--) model.world.apply(tab, 'ok');
    model.world.apply(tab, isFair ? 'ok' : taken.fate);
    for (const answer of page.answers.splice(0)) answer();
    while (page.inbox.length > 0) model.deliver(tab, page, 0, 'once');
  }
}

/** Lets promises run. */
const settled = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe('three tabs of one origin', () => {
  it('agree with the model, whatever happens in whatever order', modelLimits, async () => {
    await holds(
      fc.asyncProperty(
        fc.array(some, { minLength: 1, maxLength: 25, size: 'max' }),
        conditions,
        fc.constantFrom(false, false, false, true),
        fc.constantFrom(null, 'a', 'a'),
        async (groups, at, instant, account) => {
          const model = tabsModel(account, instant);
          const { world } = model;
          for (const each of [0, 1, 2]) model.open(each);
          for (const each of groups.flat()) {
            await take(each, model, at);
            await settled();
            expect(model.wrongs()).toEqual([]);
          }
          await model.settle(storeTimeoutMs);
          expect([...model.wrongs(), ...model.quietWrongs()]).toEqual([]);
          if (at === 'fair') expect(model.disagreements()).toEqual([]);
          const states = world.pages.map((page) => page?.engine.state);
          await model.settle(0);
          for (const [place, state] of states.entries()) {
            expect(world.pages[place]?.engine.state).toBe(state);
          }
          // Everybody loads anew.
          for (const each of [0, 1, 2]) {
            world.close(each);
            model.open(each);
          }
          await model.settle(0);
          expect([...model.wrongs(), ...model.quietWrongs()]).toEqual([]);
        },
      ),
    );
  });
});
