// An app all of whose callbacks say when they are called, and then do what a script wants done there. Comes in: a script. Goes out: options,
// sends, signals and sockets. Next: reentrant-model.ts.
import { memoryStore, type ReactionEngineOptions, type SendCall } from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import type { CallbackName } from './reentrant-callbacks.js';

/** Does what the script wants done in a callback; it may throw. What comes out is returned in place of the callback's own. */
export type Called = (name: CallbackName) => { readonly of: unknown } | undefined;

/** How an app is made. */
export interface Setup {
  readonly account: string | null;
  readonly login: 'promise' | 'thenable' | 'request' | 'none';
  readonly hasToken: 'yes' | 'no' | 'later' | 'none';
  readonly store: 'at once' | 'later';
  readonly inspect: 'function' | 'observer' | 'none';
  readonly isTwice: boolean;
  readonly replayConcurrency: number;
  readonly baseMs: number;
}

/** Something that the app has been asked and has not answered. */
export interface Open {
  readonly of: 'login' | 'send' | 'hasToken' | 'secured';
  readonly requestId?: string;
  answer(value?: unknown): void;
  refuse(error: unknown): void;
}

export interface App {
  readonly clock: ManualClock;
  readonly options: ReactionEngineOptions;
  /** What waits for an answer, in order. */
  readonly open: Open[];
  /** What is listened to and not left: wake-ups, signals, sockets. */
  readonly listened: Set<unknown>;
  /** Posts what another tab would. */
  post(data: unknown): void;
  send(call: SendCall): PromiseLike<unknown>;
  signal(): AbortSignal & { readonly abort: () => void };
  /** A callback: `call` by default, unless the script returns something else. */
  own<Args extends readonly unknown[], R>(
    name: CallbackName,
    call: (...args: Args) => R,
  ): (...args: Args) => R;
  /** A promise that waits for an answer; with `name` a thenable whose `then` is a callback. */
  asked(of: Open['of'], name?: CallbackName, requestId?: string): PromiseLike<never>;
}

/** `impulse`: time or another tab does something. `loggingIn`: `login` is called. */
export function createApp(
  setup: Setup,
  called: Called,
  impulse: () => void,
  loggingIn: () => () => void,
): App {
  const clock = manualClock();
  const open: Open[] = [];
  const listened = new Set<unknown>();
  const tabs = new Set<(event: { readonly data: unknown }) => void>();
  const inner = memoryStore();

  const own: App['own'] =
    (name, call) =>
    (...args) => {
      const instead = called(name);
      return instead ? (instead.of as never) : call(...args);
    };

  const nothing = (name: CallbackName): void => own(name, () => {})();

  const asked: App['asked'] = (of, name, requestId) => {
    const settled: Open[] = [];
    const promise = new Promise<never>((resolve, reject) => {
      settled.push({
        of,
        answer: resolve as Open['answer'],
        refuse: reject,
        requestId: requestId ?? '',
      });
    });
    open.push(...settled);
    if (name === undefined) return promise;
    // A `then` that throws has not taken it.
    promise.catch(() => {});
    const then: PromiseLike<never>['then'] = own(name, (done, failed) => {
      const twice = promise.then(done, failed);
      return setup.isTwice ? promise.then(done, failed) : twice;
    });
    return { then };
  };

  /** A listener of the platform's own signal: what it throws or rejects with, the platform reports. */
  const received = (signal: AbortSignal, name: CallbackName) =>
    signal.addEventListener('abort', () => {
      try {
        Promise.resolve(called(name)?.of).catch(() => {});
      } catch {}
    });

  const later = <T>(work: () => T | PromiseLike<T>): T | PromiseLike<T> =>
    setup.store === 'at once'
      ? work()
      : new Promise((resolve) => void clock.setTimeout(() => resolve(work()), 5));

  const login: ReactionEngineOptions['login'] = ({ signal, request }) => {
    const settled = loggingIn();
    received(signal, 'abort of login');
    const failed = (error: unknown) => {
      settled();
      throw error;
    };
    let instead: ReturnType<Called>;
    try {
      instead = called('login');
    } catch (error) {
      return failed(error);
    }
    if (instead) {
      settled();
      return instead.of as never;
    }
    return setup.login === 'request'
      ? request(103, send).then(() => asked('login'), failed)
      : asked('login', setup.login === 'thenable' ? 'then of login' : undefined);
  };

  const answer = own('send', (requestId: string) =>
    asked('send', setup.isTwice ? 'then of send' : undefined, requestId),
  );
  const send = ({ signal, requestId, alive }: SendCall): PromiseLike<unknown> => {
    received(signal, 'abort of send');
    alive();
    return answer(requestId);
  };

  const observe = own('inspect', () => {});
  const hasToken = own('hasToken', (): boolean | PromiseLike<boolean> =>
    setup.hasToken === 'later' ? asked('hasToken', 'then of hasToken') : setup.hasToken === 'yes',
  );
  const options: ReactionEngineOptions = {
    account: setup.account,
    clock: {
      now: own('now', clock.now),
      monotonic: own('monotonic', clock.monotonic),
      setTimeout: own('setTimeout', (callback: () => void, ms: number) =>
        clock.setTimeout(() => {
          impulse();
          callback();
        }, ms),
      ),
      clearTimeout(handle) {
        clock.clearTimeout(handle);
        return nothing('clearTimeout');
      },
      onWake: own('onWake', (listener: () => void) => {
        const unwake = clock.onWake(() => {
          impulse();
          listener();
        });
        listened.add(unwake);
        return () => {
          unwake();
          listened.delete(unwake);
          return nothing('unwake');
        };
      }),
    },
    store: {
      read: own('read', (account: string) => later(() => inner.read(account))),
      write: own('write', (account, record) => later(() => inner.write(account, record))),
      remove: own('remove', (account, id) => later(() => inner.remove(account, id))),
      close: own('close of the store', () => {}),
    },
    channel: {
      postMessage: own('postMessage', () => {}),
      addEventListener: own('listening to the channel', (_, listener) => tabs.add(listener)),
      close: own('close of the channel', () => tabs.clear()),
    },
    ...(setup.login !== 'none' && { login }),
    ...(setup.hasToken !== 'none' && { hasToken }),
    ...(setup.inspect !== 'none' && {
      inspect: setup.inspect === 'function' ? observe : { next: observe },
    }),
    replayConcurrency: setup.replayConcurrency,
    loginBackoff: { baseMs: setup.baseMs, maxAttempts: 3, random: own('random', () => 1) },
  };

  return {
    ...{ clock, options, open, listened, send, own, asked },
    post(data) {
      for (const listener of tabs) listener({ data });
    },
    signal() {
      const listeners = new Set<() => void>();
      let aborted = false;
      const members = {
        addEventListener(_: string, listener: () => void) {
          listeners.add(listener);
          listened.add(listener);
          return nothing('addEventListener');
        },
        removeEventListener(_: string, listener: () => void) {
          listeners.delete(listener);
          listened.delete(listener);
          return nothing('removeEventListener');
        },
        get aborted() {
          return own('aborted', () => aborted)();
        },
        abort() {
          aborted = true;
          for (const listener of listeners) listener();
        },
      };
      return members as unknown as ReturnType<App['signal']>;
    },
  };
}
