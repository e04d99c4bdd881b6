// What requests cost, in time of the processor. A process of its own: `cost-scenes.ts COUNT TIMES MOST` prints a line of JSON for each scene:
// its name, and the least of what so many requests cost, and TIMES as many, ms. It tries again where that is more than MOST times as much.
import { deepEqual } from 'node:assert';
import type { ReactionEngine, SendCall } from '../../src/index.js';
import { type ManualClock, testEngine } from '../../src/testing.js';
import { cpuMs } from '../support/cost.js';

/** Long enough for everything here. */
const long = { maxHoldMs: 1e9, maxWaitMs: 1e9, timeoutMs: 1e9 } as const;

interface Scene {
  readonly engine: ReactionEngine;
  readonly clock: ManualClock;
  /** The login in flight succeeds. */
  succeed(): Promise<void>;
}

function newScene(): Scene {
  let resolve = () => {};
  const { engine, clock } = testEngine({
    login: () =>
      new Promise<void>((done) => {
        resolve = done;
      }),
    loginTimeoutMs: 1e9,
  });
  return {
    engine,
    clock,
    async succeed() {
      resolve();
      await clock.advance(0);
    },
  };
}

const many = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const send = async ({ requestId }: SendCall) => requestId;
/** The first attempt is never answered by itself; its id is kept. */
const sendOnce = (ids: string[]) => (call: SendCall) => {
  if (call.attempt > 1) return send(call);
  ids.push(call.requestId);
  return new Promise<string>(() => {});
};

/** Each makes so many requests, and has them answered. */
const scenes: Record<string, (at: Scene, count: number) => Promise<unknown>> = {
  async 'held behind a login'({ engine, clock, succeed }, count) {
    engine.logIn();
    const answers = many(count, () => engine.request(201, send, long));
    await clock.advance(0);
    await succeed();
    return Promise.all(answers);
  },
  async 'waiting for a lockout'({ engine, clock }, count) {
    engine.lockOut({ action: 201, waitMs: 20_000 });
    const answers = many(count, () =>
      engine.request(201, send, { ...long, whileLockedOut: 'wait' }),
    );
    await clock.advance(20_000);
    return Promise.all(answers);
  },
  async 'in flight, answered one by one'({ engine, clock }, count) {
    const done: ((value: string) => void)[] = [];
    const answers = many(count, () =>
      engine.request(201, () => new Promise<string>((resolve) => void done.push(resolve)), long),
    );
    for (const resolve of done) resolve('');
    await clock.advance(0);
    return Promise.all(answers);
  },
  async 'in flight when the connection is lost, and sent again'({ engine, clock, succeed }, count) {
    engine.connected();
    await succeed();
    const answers = many(count, () =>
      engine.request(201, sendOnce([]), { ...long, replay: 'idempotent' }),
    );
    engine.disconnected();
    engine.connected();
    await clock.advance(1000);
    await succeed();
    return Promise.all(answers);
  },
  async 'in a storm of 2s'({ engine, succeed }, count) {
    const ids: string[] = [];
    const answers = many(count, () => engine.request(201, sendOnce(ids), long));
    for (const requestId of ids) engine.receive({ majorCode: 2, requestId });
    await succeed();
    return Promise.all(answers);
  },
  async 'in a storm of 10s, each a little later'({ engine, clock }, count) {
    const ids: string[] = [];
    const answers = many(count, () =>
      engine.request(201, sendOnce(ids), { ...long, whileLockedOut: 'wait' }),
    );
    for (const [at, requestId] of ids.entries()) {
      if (at % 10 === 0) await clock.advance(1);
      engine.receive({ majorCode: 10, wait: 5, requestId });
    }
    await clock.advance(5000);
    return Promise.all(answers);
  },
  async 'each locked for its own subject'({ engine, clock }, count) {
    const ids: string[] = [];
    const answers = many(count, (subject) =>
      engine.request(201, sendOnce(ids), { ...long, whileLockedOut: 'wait', subject }),
    );
    for (const requestId of ids) engine.receive({ majorCode: 234, wait: 5, requestId });
    await clock.advance(5000);
    return Promise.all(answers);
  },
  async 'held, each for another time'({ engine, clock }, count) {
    engine.logIn();
    const answers = many(count, (at) =>
      engine.request(201, send, { maxHoldMs: 10 + (at % 500) }).catch(() => {}),
    );
    await clock.advance(600);
    return Promise.all(answers);
  },
  async 'held, and aborted one by one'({ engine }, count) {
    engine.logIn();
    const aborts = many(count, () => new AbortController());
    const answers = aborts.map(({ signal }) =>
      engine.request(201, send, { ...long, signal }).catch(() => {}),
    );
    for (const abort of aborts) abort.abort();
    return Promise.all(answers);
  },
  async 'in one batch, all but one of which follow'({ engine }, count) {
    const ids: string[] = [];
    const members = many(count, () => ({ action: 201, send: sendOnce(ids) }));
    const answers = Promise.allSettled(engine.batch(members, long));
    for (const requestId of ids.slice(1)) engine.receive({ majorCode: 6, requestId });
    engine.receive({ majorCode: 304, requestId: ids[0] });
    return answers;
  },
};

/** CPU time of one run, ms. */
async function costOf(play: (at: Scene, count: number) => Promise<unknown>, count: number) {
  const scene = newScene();
  await scene.clock.advance(0);
  // Else it is chance whether what the run before has left is collected in this one: for 10,000 that is half of its cost.
  globalThis.gc?.();
  const beforeMs = cpuMs();
  await play(scene, count);
  const costMs = cpuMs() - beforeMs;
  deepEqual(scene.engine.requests(), []);
  await scene.engine.dispose();
  return costMs;
}

const [count = 0, times = 0, most = 0] = process.argv.slice(2).map(Number);
for (const [name, play] of Object.entries(scenes)) {
  await costOf(play, count);
  // The least of interleaved rounds: what runs beside costs both alike. More than one only where the machine is busy.
  let [fewMs, manyMs] = [Infinity, Infinity];
  for (let round = 0; round < 8 && (round === 0 || manyMs > fewMs * most); round++) {
    fewMs = Math.min(fewMs, await costOf(play, count));
    manyMs = Math.min(manyMs, await costOf(play, count * times));
  }
  console.log(JSON.stringify({ name, fewMs, manyMs }));
}
