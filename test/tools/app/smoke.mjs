// What an engine must be able to do beside another library that patches the platform. Comes in: the name of that library. Goes out: what happened,
// as one line of JSON.
await import(process.argv[2]);
const { createReactionEngine, memoryStore } = await import('igap-reactions');

const faults = [];
const lines = [];
const later = () => new Promise((resolve) => setTimeout(resolve));

/** An engine, and its login: how often it was asked for, and its answer. */
async function make() {
  const login = { calls: 0, answer() {} };
  const engine = createReactionEngine({
    store: memoryStore(),
    channel: null,
    login: () => {
      login.calls++;
      return new Promise((resolve) => {
        login.answer = resolve;
      });
    },
  });
  engine.on('fault', ({ code }) => faults.push(code));
  await engine.restored;
  return { engine, login };
}

const first = await make();
first.engine.connected();
first.login.answer();
await later();
lines.push(`login: ${first.login.calls}, ${first.engine.state.session}`);
await first.engine.dispose();

const { engine, login } = await make();
const ask = (of) =>
  engine.request(201, async ({ attempt }) => {
    if (attempt === 1) throw { majorCode: 2 };
    return of;
  });
const asked = [ask('one'), ask('two')];
await later();
for (let n = 0; n < 20; n++) engine.receive({ majorCode: 2 });
login.answer();
lines.push(`burst: ${await Promise.all(asked)}, ${login.calls}`);

const abort = new AbortController();
const aborted = engine
  .request(201, (_, { signal } = {}) => new Promise(() => signal), { signal: abort.signal })
  .catch(({ name }) => name);
abort.abort();
lines.push(`abort: ${await aborted}`);

const ended = engine.waitFor('lockout.ended', { signal: new AbortController().signal });
engine.receive({ majorCode: 136, wait: 1 });
lines.push(`lockout: ${engine.guard(100).allowed}, ${engine.countdown({ action: 100 }).get()}`);
await ended;
lines.push(`ended: ${engine.guard(100).allowed}`);

const waiting = engine.waitFor('session.ready').catch(({ name }) => name);
await engine.dispose();
lines.push(`dispose: ${await waiting}`);
console.log(JSON.stringify({ lines, faults, zone: typeof Zone }));
