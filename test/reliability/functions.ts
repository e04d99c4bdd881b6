// Functions of an app in trouble. Comes in: how, what a sound one answers, and the engine. Goes out: a function whose first call is in
// trouble, and no later one. Next: callback.test.ts.
import type { ReactionEngine } from '../../src/index.js';
import { foreign } from '../support/strangers.js';
import type { Callback, CallbackTrouble } from './callback.js';

/** What a sound one answers, and whether at once. */
const answers: Readonly<Record<Callback, { readonly value: unknown; readonly atOnce?: true }>> = {
  login: { value: undefined },
  hasToken: { value: true },
  send: { value: 'answer' },
  whileLockedOut: { value: 'wait', atOnce: true },
  filter: { value: true, atOnce: true },
  'a listener': { value: undefined, atOnce: true },
};

type Answer = () => unknown;

const firsts: Readonly<
  Record<CallbackTrouble, (answer: Answer, engine: () => ReactionEngine, of: Callback) => Answer>
> = {
  throws: () => () => {
    throw new Error('secret');
  },
  rejects: () => () => Promise.reject(new Error('secret')),
  reenters: (answer, engine) => () => {
    const { receive, lockOut, request, lockouts } = engine();
    receive({ majorCode: 1, requestId: 'inner' });
    lockOut({ action: 8, waitMs: 60_000 });
    void request(202, async () => {}).catch(() => {});
    lockouts();
    return answer();
  },
  disposes: (answer, engine) => () => {
    void engine().dispose();
    return answer();
  },
  never: () => () => new Promise(() => {}),
  twice: (answer) => () => ({
    // biome-ignore lint/suspicious/noThenProperty: a thenable is what this is.
    then(resolve: (value: unknown) => void, reject: (error: unknown) => void) {
      resolve(answer());
      resolve('another');
      reject(new Error('secret'));
    },
  }),
  foreign: (_, _engine, of) => {
    const { value, atOnce } = answers[of];
    if (of === 'a listener') return foreign("async () => { throw new TypeError('secret'); }");
    return foreign(`${atOnce ? '' : 'async '}() => ${JSON.stringify(value)}`);
  },
};

/** The function, and how often it was called. */
export function inTrouble(how: CallbackTrouble, of: Callback, engine: () => ReactionEngine) {
  const { value, atOnce } = answers[of];
  const answer: Answer = () => (atOnce ? value : Promise.resolve(value));
  const first = firsts[how](answer, engine, of);
  const at = {
    calls: 0,
    call: (): unknown => (at.calls++ === 0 ? first() : answer()),
  };
  return at;
}
