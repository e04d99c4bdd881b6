// What requests cost: those that meet nothing, that are refused at once, and that are held.
import { ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import PQueue from 'p-queue';
import { compared, type Work } from '../compared.js';
import { newEngine, see } from '../engine.js';
import { fewer, type Metric } from '../figure.js';

const engine = newEngine();
const send = async () => 1;
const sequence = (call: () => Promise<unknown>, count = 500): Work => ({
  async run() {
    for (let at = 0; at < count; at++) see(await call());
  },
});

/** What everybody writes round a call: it can be aborted, and ends in time. */
async function bareCall(): Promise<number> {
  const { signal, abort } = boundAbort();
  const timer = setTimeout(abort, 10_000);
  try {
    return await (signal.aborted ? Promise.reject(signal.reason) : send());
  } finally {
    clearTimeout(timer);
  }
}
function boundAbort() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

async function openBreaker() {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: 1e9,
    breaker: new ConsecutiveBreaker(1),
  });
  await breaker.execute(() => Promise.reject(new Error('refused'))).catch(() => {});
  return () => breaker.execute(send).catch(() => {});
}

const heldCount = 10_000;

/** Held behind a login, let go by its success, answered. */
const held: Work = {
  async run() {
    let succeed = () => {};
    const login = () =>
      new Promise<void>((resolve) => {
        succeed = resolve;
      });
    const busy = newEngine({ login, requestDefaults: { maxHoldMs: 1e9, timeoutMs: 1e9 } });
    await busy.restored;
    busy.logIn();
    const answers = Array.from({ length: heldCount }, () => busy.request(201, send));
    await new Promise((resolve) => setImmediate(resolve));
    succeed();
    see(await Promise.all(answers));
    await busy.dispose();
  },
};

/** A queue that is paused, started, and has four under way. */
const queued: Work = {
  async run() {
    const queue = new PQueue({ concurrency: 4, autoStart: false });
    const answers = Array.from({ length: heldCount }, () => queue.add(send));
    await new Promise((resolve) => setImmediate(resolve));
    queue.start();
    see(await Promise.all(answers));
  },
};

export const metrics: readonly Metric[] = [
  {
    name: 'a request that meets nothing',
    baseline: 'a bare call with an AbortController and a timer',
    goal: 3,
    measure: (effort) =>
      compared(
        sequence(() => engine.request(201, send)),
        sequence(bareCall),
        effort,
      ),
  },
  {
    name: 'a request that a lockout refuses',
    baseline: "a call that cockatiel's open breaker refuses",
    async measure(effort) {
      engine.lockOut({ action: 300, waitMs: 1e9 });
      const refused = sequence(() => engine.request(300, send).catch(() => {}));
      return compared(refused, sequence(await openBreaker()), effort);
    },
  },
  {
    name: '10,000 requests held and let go',
    baseline: 'the same by p-queue',
    goal: 2,
    isLong: true,
    measure: (effort) => compared(held, queued, fewer(effort)),
  },
];
