// An app to run both error modules in. Comes in: which module, and its time. Goes out: what the screen shows, what is sent, and the server's
// side of the connection. Next: migration.test.ts.
import { tsImport } from 'tsx/esm/api';
import { onTestFinished, vi } from 'vitest';
import type { createReactions } from '../../examples/migration/after.js';
import type { App, ErrorModule, Fields, Frame } from '../../examples/migration/app.js';
import { createErrors } from '../../examples/migration/before.js';
import { type LockoutStore, memoryStore, type ReactionEngine } from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';

interface After {
  readonly createReactions: typeof createReactions;
}
let loading: Promise<After> | undefined;

/** The module on the SDK, of the sources: `tsconfig.json` maps the package's name, which the test runner does not look at. */
function load(): Promise<After> {
  const of = { parentURL: import.meta.url, tsconfig: 'tsconfig.json' };
  loading ??= tsImport('../../examples/migration/after.ts', of);
  return loading;
}

interface Sent {
  readonly requestId: string;
  readonly action: number;
}

/** What the person sees, what is kept, and what goes over the wire. */
class FakeApp implements App {
  readonly marks: string[] = [];
  readonly notes: string[] = [];
  readonly pages: string[] = [];
  readonly toasts: string[] = [];
  /** What each dialog has shown, in seconds. */
  readonly shown: Record<string, number[]> = {};
  readonly sent: Sent[] = [];
  readonly account = {
    token: 'token-of-sara' as string | undefined,
    wiped: 0,
    wipe() {
      this.token = undefined;
      this.wiped++;
    },
  };
  /** How many sockets were opened, and how many were closed. */
  opened = 0;
  closed = 0;
  /** Whether the server answers a request; a login it does. */
  answers = (action: number): boolean => action === 102;
  #errors: ErrorModule | undefined;

  readonly screen = {
    go: (page: string) => void this.pages.push(page),
    toast: (text: string) => void this.toasts.push(text),
    remaining: (dialog: string, seconds: number) => {
      // As it is made, a module says what there is to wait for, or that there is nothing.
      if (seconds === 0 && !this.#errors) return;
      this.shown[dialog] = [...(this.shown[dialog] ?? []), seconds];
    },
    mark: (input: string, note: string) => {
      this.marks.push(input);
      this.notes.push(note);
    },
  };
  readonly transport = {
    open: () => {
      this.opened++;
      this.#errors?.opened();
    },
    close: () => {
      this.closed++;
      this.#errors?.closed();
    },
    send: (requestId: string, action: number) => {
      this.sent.push({ requestId, action });
      return new Promise<Fields>((answer) => this.answers(action) && answer({}));
    },
  };

  /** Opens the first socket with this module behind it. */
  run(errors: ErrorModule): void {
    this.#errors = errors;
    this.transport.open();
  }

  /** Makes a request, and has the server refuse it. */
  async refuse(action: number, frame: Frame): Promise<void> {
    this.#errors?.request(action, {}).catch(() => {});
    await settled();
    const { requestId } = this.sent.findLast((request) => request.action === action) ?? {};
    this.#errors?.receive({ ...frame, requestId });
  }

  /** What was sent of an action so far. */
  of(action: number): readonly Sent[] {
    return this.sent.filter((request) => request.action === action);
  }
}

/** Lets promises settle, and what they lead to. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

/** One of the modules in an app, with its time. */
export interface Rig {
  readonly app: FakeApp;
  readonly errors: ErrorModule;
  advance(ms: number): Promise<void>;
}

/** The hand-written module, on timers of the runner: it takes those of the platform. */
export async function before(): Promise<Rig> {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const app = new FakeApp();
  const errors = createErrors(app);
  app.run(errors);
  await settled();
  return {
    app,
    errors,
    async advance(ms) {
      vi.advanceTimersByTime(ms);
      await settled();
    },
  };
}

/** What outlives a reload. */
interface Device {
  readonly clock: ManualClock;
  readonly store: LockoutStore;
}

interface NewRig extends Rig, Device {
  readonly engine: ReactionEngine;
}

/** The one on the SDK, on a manual clock. */
export async function after(
  { clock, store }: Device = { clock: manualClock(), store: memoryStore() },
): Promise<NewRig> {
  const { createReactions } = await load();
  const app = new FakeApp();
  const loginBackoff = { random: () => 1 };
  const errors = createReactions(app, { clock, store, channel: null, loginBackoff });
  onTestFinished(() => errors.engine.dispose());
  app.run(errors);
  await clock.advance(0);
  // What comes sooner after a login goes on with its run of tries.
  await clock.advance(60_000);
  const advance = (ms: number) => clock.advance(ms);
  return { app, errors, engine: errors.engine, clock, store, advance };
}

/** Does the same in an app with the old module, then in one with the new. */
export async function inBoth(deed: (rig: Rig) => unknown): Promise<readonly [Rig, NewRig]> {
  const old = await before();
  await deed(old);
  const now = await after();
  await deed(now);
  return [old, now];
}

/** 1 to `count`. */
export const times = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
