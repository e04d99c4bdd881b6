// Whether there is a token to log in with. Comes in: the app's `hasToken`. Goes out: yes or no, at once or later; a failure is a yes. Used
// by: session.ts, while it looks up what is in the way of a login.
import type { EngineClock } from '../clock.js';
import type { Outbox } from '../event/outbox.js';
import { answerOf, attempt, isThenable } from '../stranger.js';

/** Whether there is a token to log in with. */
export type HasToken = () => boolean | PromiseLike<boolean>;

export interface TokenSearch {
  /** Whether there is a token, asked for once; undefined while the app has not answered. */
  found(): boolean | undefined;
  /** Forgets what was asked: the next time asks anew. */
  stop(): void;
}

/** A turn is made when an answer comes late. */
export function createTokenSearch(
  clock: EngineClock,
  { turn, fault }: Pick<Outbox, 'turn' | 'fault'>,
  hasToken: HasToken | undefined,
  timeoutMs: number,
): TokenSearch {
  let asked: { found?: boolean; timer?: unknown } | undefined;

  const ask = () => {
    const own: NonNullable<typeof asked> = {};
    asked = own;
    const answered = (has: unknown) => {
      own.found ??= Boolean(has);
      clock.clearTimeout(own.timer);
    };
    const failed = () => {
      if (asked !== own || own.found !== undefined) return;
      answered(true);
      fault('hasToken', 'hasToken failed');
    };
    const has = hasToken ? attempt(hasToken, failed) : true;
    if (!isThenable(has)) return answered(has);
    own.timer = clock.setTimeout(failed, timeoutMs);
    void answerOf(() => has)
      .then(answered, failed)
      .then(() => turn('login', () => {}));
  };
  return {
    found() {
      if (!asked) ask();
      return asked?.found;
    },
    stop() {
      clock.clearTimeout(asked?.timer);
      asked = undefined;
    },
  };
}
