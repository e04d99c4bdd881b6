// Session: logins, connections, their events. Comes in: the packed package's modules. Goes out: a throw where it does not do what it must.
import { launch, login, reasonOf, same } from './step.mjs';

/** What was posted to the tabs of the origin by now has arrived, where there is a channel between them. */
async function channelsAreQuiet() {
  if (typeof BroadcastChannel !== 'function') return;
  const [from, to] = [
    new BroadcastChannel('igap-reactions'),
    new BroadcastChannel('igap-reactions'),
  ];
  await new Promise((resolve) => {
    to.onmessage = ({ data }) => data === 'last' && resolve();
    from.postMessage('last');
  });
  for (const channel of [from, to]) channel.close();
}

export const sessionSteps = {
  'every entry that needs no framework is there': async (modules) => {
    const empty = Object.entries(modules).filter(([, entry]) => Object.keys(entry).length === 0);
    same(
      empty.map(([name]) => name),
      [],
    );
  },

  'an engine of defaults has no fault but store.none, and is disposed of': async ({ main }) => {
    const faults = [];
    const engine = main.createReactionEngine();
    engine.on('fault', ({ code }) => faults.push(code));
    await engine.restored;
    engine.receive({ majorCode: 136, wait: 90 });
    same(engine.guard(100).allowed, false);
    await engine.dispose();
    same(faults, ['store.none']);
  },

  'two engines of defaults in one process do not reach each other': async ({ main }) => {
    const [one, other] = [main.createReactionEngine(), main.createReactionEngine()];
    for (const each of [one, other]) each.on('fault', () => {});
    await Promise.all([one.restored, other.restored]);
    one.receive({ majorCode: 136, wait: 90 });
    await channelsAreQuiet();
    const allowed = [one, other].map((each) => each.guard(100).allowed);
    await Promise.all([one.dispose(), other.dispose()]);
    same(allowed, [false, true]);
  },

  'login: once per connection': async (modules) => {
    const { send, answer, calls } = login();
    const { engine, clock, close } = launch(modules, { login: send });
    await engine.restored;
    const end = engine.connected();
    same([calls(), engine.state.session, engine.state.connection], [1, 'loggingIn', 'open']);
    answer();
    await clock.advance(0);
    same(engine.state.session, 'ready');
    end();
    same(engine.state.connection, 'closed');
    await clock.advance(60_000);
    engine.connected();
    same([calls(), engine.state.session], [2, 'loggingIn']);
    await close();
  },

  'a burst of 2s is one login; what was refused and what was held follows in order': async (
    modules,
  ) => {
    const { send, answer, calls } = login();
    const { engine, clock, close } = launch(modules, { login: send });
    await engine.restored;
    const sent = [];
    const ask = (of) =>
      engine.request(201, async ({ requestId, attempt }) => {
        sent.push(`${of} ${attempt}`);
        if (attempt === 1 && of !== 'held') throw { majorCode: 2, requestId };
        return of;
      });
    const asked = [ask('one'), ask('two')];
    await clock.advance(1);
    for (let n = 0; n < 20; n++) engine.receive({ majorCode: 2 });
    asked.push(ask('held'));
    await clock.advance(1);
    same([calls(), engine.state.session], [1, 'loggingIn']);
    answer();
    same(await Promise.all(asked), ['one', 'two', 'held']);
    same(sent, ['one 1', 'two 1', 'one 2', 'two 2', 'held 1']);
    same([calls(), engine.state.session], [1, 'ready']);
    await close();
  },

  'a socket: attach reads what it receives': async (modules) => {
    const { send, answer, calls } = login();
    const { engine, clock, close } = launch(modules, { login: send });
    await engine.restored;
    const socket = Object.assign(new EventTarget(), { readyState: 0 });
    const detach = modules.attach.attach(engine, socket);
    socket.readyState = 1;
    socket.dispatchEvent(new Event('open'));
    answer();
    await clock.advance(0);
    same([calls(), engine.state.session, engine.state.connection], [1, 'ready', 'open']);
    const { buffer } = modules.wire.encodeErrorFrame({ majorCode: 8 });
    socket.dispatchEvent(new MessageEvent('message', { data: buffer }));
    same(engine.state.session, 'terminated');
    detach();
    await close();
  },

  'waitFor resolves with the event, and rejects when its time is over': async (modules) => {
    const { engine, clock, close } = launch(modules);
    const ended = engine.waitFor('session.terminated');
    engine.receive({ majorCode: 8 });
    same((await ended).resolution.frame.majorCode, 8);
    const waiting = reasonOf(engine.waitFor('session.replaced', { timeoutMs: 500 }));
    await clock.advance(500);
    same(modules.main.isReactionError(await waiting, 'WaitTimeoutError'), true);
    await close();
  },

  'after dispose() everything that waits has its error, by name': async (modules) => {
    const { engine, close } = launch(modules);
    await engine.restored;
    const asked = reasonOf(engine.request(201, () => new Promise(() => {})));
    const waiting = reasonOf(engine.waitFor('session.replaced'));
    await close();
    const names = [await asked, await waiting].map((reason) =>
      modules.main.isReactionError(reason, 'DisposedError'),
    );
    same(names, [true, true]);
  },
};
