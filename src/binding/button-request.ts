// The requests of buttons, while they run. Comes in: a press, with its arguments; a button that is shown, or shown again. Goes out: one
// request per button at a time, and what the button shows of it. Next: guarded-action.ts of each binding.
import type { RequestOptions, SendCall } from '../request-options.js';
import type { ScreenEngine } from '../screen-engine.js';
import { answerOf } from '../stranger.js';
import type { Subject } from '../wire/subject.js';
import { type ActionOutcome, idle, pending, type Shown, shownOf } from './action-outcome.js';
import { isSame } from './kept.js';
import { nameOf, type Source } from './source.js';

/** A request that has no answer yet. */
interface Running {
  /** Its action and subject. */
  readonly key: string;
  readonly args: readonly unknown[];
  readonly outcome: Promise<ActionOutcome<unknown>>;
  /** How many buttons on the screen show it. 0: the page was left. */
  shownBy: number;
}

const runningOf = /* @__PURE__ */ new WeakMap<ScreenEngine, Set<Running>>();

/** A button, from its first render on. From `subscribe` on it is on the screen, until the unsubscribe. */
export interface Button<Args extends readonly unknown[], T> extends Source<Shown> {
  readonly run: (...args: Args) => Promise<ActionOutcome<T>>;
}

/** What a button sends, and how: as it is when it is pressed. */
export type Sending<Args extends readonly unknown[], T> = () => readonly [
  send: (call: SendCall, ...args: Args) => PromiseLike<T>,
  options: RequestOptions,
];

/**
 * A button of an action and subject. It adopts a request of the same that no button on the screen shows: the page was left, and is shown
 * again. Two that are on the screen at the same time are two buttons, with a request each.
 */
export function createButton<Args extends readonly unknown[], T>(
  engine: ScreenEngine,
  action: number,
  subject: Subject | undefined,
  latest: Sending<Args, T>,
): Button<Args, T> {
  const key = JSON.stringify([action, nameOf(subject)]);
  const all = runningOf.get(engine) ?? new Set<Running>();
  runningOf.set(engine, all);
  const left = () => [...all].find((each) => each.key === key && each.shownBy === 0);

  /** What it shows, or has shown last while it is not on the screen. */
  let current: Running | undefined;
  /** Whether `current` was begun here. */
  let own = false;
  let shown = idle;
  /** Set while it is on the screen. */
  let listener: (() => void) | undefined;
  const show = (next: Shown) => {
    shown = next;
    listener?.();
  };
  const count = (by: 1 | -1) => {
    if (current && listener) current.shownBy += by;
  };

  function take(request: Running, isOwn: boolean) {
    count(-1);
    current = request;
    own = isOwn;
    count(1);
    show(pending);
    void request.outcome.then((outcome) => {
      if (current !== request) return;
      current = undefined;
      show(shownOf(outcome));
    });
  }

  function takeLeft() {
    const request = left();
    if (request) take(request, false);
  }

  function start(args: Args) {
    let settle = (_: ActionOutcome<T>) => {};
    const outcome = new Promise<ActionOutcome<T>>((resolve) => {
      settle = resolve;
    });
    const request = { key, args, outcome, shownBy: 0 };
    all.add(request);
    void outcome.then(() => all.delete(request));
    // Before `send` is called: a press from inside of it finds this one.
    take(request, true);
    answerOf(() => {
      const [send, options] = latest();
      return engine.request<T>(action, (call) => send(call, ...args), options);
    }).then(
      (value) => settle({ ok: true, value }),
      (error) => settle({ ok: false, error }),
    );
    return outcome;
  }

  return {
    run(...args) {
      if (!current) takeLeft();
      // What an earlier page has begun may be about something else.
      return current && (own || isSame(current.args, args))
        ? (current.outcome as Promise<ActionOutcome<T>>)
        : start(args);
    },
    // In its first render it is not on the screen yet.
    get: () => (listener || current || !left() ? shown : pending),
    subscribe(next) {
      listener = next;
      if (current) count(1);
      else takeLeft();
      return () => {
        count(-1);
        listener = undefined;
      };
    },
  };
}
