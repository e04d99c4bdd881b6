// Three tabs of one origin in bad conditions: a store that takes its time, fails or hangs, a channel that loses, repeats and reorders, pages
// that freeze, crash and come back. Comes in: what happens next. Goes out: engines, and what each of them has been given. Next:
// tabs-model.ts says what must hold.
import {
  createReactionEngine,
  type LockoutStore,
  type ReactionEngine,
  type StoredLockout,
} from '../../src/index.js';
import { storeTimeoutMs } from '../../src/lockout/store.js';
import { type ManualClock, manualClock } from '../../src/testing.js';

/** `fail`: it is not done, and rejects. `hang`: it is not done, and never answers. `silent`: it is done, and never answers. */
export type Fate = 'ok' | 'fail' | 'hang' | 'silent';

/** A call of the store under way. */
interface Call {
  /** Does it on the disk; what is to be answered then. */
  readonly apply: (fate: Fate) => unknown;
  readonly answer: (value: unknown) => void;
  readonly reject: () => void;
}

/** A page, from its load to its crash. */
export interface Page {
  readonly engine: ReactionEngine;
  readonly clock: ManualClock;
  /** Elapsed time since it was loaded, by the rule of docs/lockouts.md. */
  elapsedMs: number;
  /** For how long it has been frozen. */
  frozenMs: number | undefined;
  readonly inbox: unknown[];
  readonly calls: Call[];
  readonly answers: (() => void)[];
  receive(message: unknown): void;
}

type Parts = Pick<Page, 'clock' | 'inbox' | 'calls' | 'answers'>;

/** What a page does or is given, as it happens. */
export interface Watch {
  /** The store has done a write, or failed it: then without `done`. */
  written(tab: number, account: string, record: StoredLockout, done: boolean): void;
  /** A page knows by an answer that its write is done. */
  confirmed(tab: number, account: string, record: StoredLockout): void;
  removed(id: string, done: boolean): void;
  read(tab: number, account: string, found: readonly StoredLockout[]): void;
}

export type World = ReturnType<typeof openWorld>;

const startMs = Date.UTC(2026, 0, 1);
const tabs = [0, 1, 2] as const;

/** `instant`: the store does and answers every call at once. */
export function openWorld(account: string | null, instant: boolean, watch: Partial<Watch> = {}) {
  const disk = new Map<string, Map<string, StoredLockout>>();
  const pages: (Page | undefined)[] = [];
  /** How far the wall clock of each tab is from the true one. */
  const skewsMs = [0, 0, 0];
  /** Calls of pages that are gone: they were handed to the store. */
  const orphans: Call[][] = [];
  const accounts: (string | null)[] = [account, account, account];
  let nowMs = 0;

  const recordsOf = (of: string) => {
    const records = disk.get(of) ?? new Map<string, StoredLockout>();
    disk.set(of, records);
    return records;
  };

  function storeOf(tab: number, { clock, calls, answers }: Parts): LockoutStore {
    /** A call waits until it is its turn; in an instant store that is at once. */
    const begin = <T>(apply: (done: boolean) => T, answered: (value: T) => void) => {
      if (instant && calls.length === 0 && answers.length === 0) {
        const value = apply(true);
        answered(value);
        return value;
      }
      const begunMs = clock.monotonic();
      return new Promise<T>((resolve, reject) => {
        calls.push({
          apply: (fate) => apply(fate === 'ok' || fate === 'silent'),
          answer(value) {
            if (clock.monotonic() < begunMs + storeTimeoutMs) answered(value as T);
            resolve(value as T);
          },
          reject: () => reject(new Error('the store fails')),
        });
      });
    };
    return {
      read: (of) =>
        begin(
          () => [...recordsOf(of)],
          (found) =>
            watch.read?.(
              tab,
              of,
              found.map(([, record]) => record),
            ),
        ),
      write: (of, record) =>
        begin(
          (done) => {
            if (done) recordsOf(of).set(record.id, record);
            watch.written?.(tab, of, record, done);
          },
          () => watch.confirmed?.(tab, of, record),
        ),
      remove: (of, id) =>
        begin(
          (done) => {
            if (done) recordsOf(of).delete(id);
            watch.removed?.(id, done);
          },
          () => {},
        ),
    };
  }

  function open(tab: number): void {
    const clock = manualClock({ now: startMs + nowMs + (skewsMs[tab] ?? 0) });
    const parts: Parts = { clock, inbox: [], calls: [], answers: [] };
    let listener: (event: { readonly data: unknown }) => void = () => {};
    const engine = createReactionEngine({
      clock,
      account: accounts[tab] ?? null,
      followSignIns: false,
      store: storeOf(tab, parts),
      channel: {
        postMessage(message) {
          for (const other of tabs)
            if (other !== tab) pages[other]?.inbox.push(structuredClone(message));
        },
        addEventListener: (_, given) => {
          listener = given;
        },
        close() {},
      },
    });
    const receive = (data: unknown) => listener({ data });
    pages[tab] = { ...parts, engine, receive, elapsedMs: 0, frozenMs: undefined };
  }

  function apply(calls: Call[], answers: (() => void)[], fate: Fate): void {
    const call = calls.shift();
    if (!call) return;
    const value = call.apply(fate);
    if (fate === 'ok') answers.push(() => call.answer(value));
    if (fate === 'fail') answers.push(call.reject);
  }

  return {
    disk,
    pages,
    accounts,
    now: () => nowMs,
    open,
    /** Crashes: what was handed to the store is done some time. */
    close(tab: number) {
      const page = pages[tab];
      if (page) orphans.push(page.calls);
      pages[tab] = undefined;
    },
    async advance(ms: number) {
      nowMs += ms;
      for (const page of pages) {
        if (!page) continue;
        if (page.frozenMs !== undefined) page.frozenMs += ms;
        else {
          await page.clock.advance(ms);
          page.elapsedMs += ms;
        }
      }
    },
    /** The wall clock of a tab is set, and somebody looks. */
    jump(tab: number, ms: number) {
      const page = pages[tab];
      if (!page || page.frozenMs !== undefined) return false;
      skewsMs[tab] = (skewsMs[tab] ?? 0) + ms;
      page.clock.jump(ms);
      if (ms >= 1000) page.elapsedMs += ms;
      page.engine.guard(1);
      return true;
    },
    async wake(page: Page) {
      const ms = page.frozenMs ?? 0;
      page.frozenMs = undefined;
      page.elapsedMs += ms;
      await page.clock.sleep(ms);
    },
    /** The store does the next call of a tab, or of a page of it that is gone. */
    apply(tab: number, fate: Fate) {
      const page = pages[tab];
      if (page) apply(page.calls, page.answers, fate);
      else apply(orphans.find((calls) => calls.length > 0) ?? [], [], fate);
    },
    /** The store works again, at once: what waits is done and answered, and messages arrive. */
    async calm(arrived: (tab: number, message: unknown) => void) {
      for (const calls of orphans) while (calls.length > 0) apply(calls, [], 'ok');
      for (let busy = true; busy; ) {
        busy = false;
        for (const [tab, page] of pages.entries()) {
          if (!page) continue;
          const { calls, answers, inbox } = page;
          while (calls.length > 0) apply(calls, answers, 'ok');
          if (answers.length + inbox.length === 0) continue;
          busy = true;
          for (const answer of answers.splice(0)) answer();
          for (const message of inbox.splice(0)) {
            arrived(tab, message);
            page.receive(message);
          }
          await page.clock.advance(0);
        }
      }
    },
  };
}
