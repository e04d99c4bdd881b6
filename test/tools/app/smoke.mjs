// What an engine must be able to do beside another library that patches the platform. Comes in: the name of that library. Goes out: what happened,
// as one line of JSON.
await import(process.argv[2]);
const { createReactionEngine, memoryStore } = await import('igap-reactions');

const faults = [];
const lines = [];
let logins = 0;
let answer = () => {};
const engine = createReactionEngine({
  store: memoryStore(),
  channel: null,
  login: () => {
    logins++;
    return new Promise((resolve) => {
      answer = resolve;
    });
  },
});
engine.on('fault', ({ code }) => faults.push(code));
await engine.restored;
engine.connected();
answer();
await new Promise((resolve) => setTimeout(resolve));
lines.push(`login: ${logins}, ${engine.state.session}`);

const ask = (of) =>
  engine.request(201, async ({ attempt }) => {
    if (attempt === 1) throw { majorCode: 2 };
    return of;
  });
const asked = [ask('one'), ask('two')];
for (let n = 0; n < 20; n++) engine.receive({ majorCode: 2 });
await new Promise((resolve) => setTimeout(resolve));
answer();
lines.push(`burst: ${logins}, ${(await Promise.all(asked)).join()}`);

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
