// The wiring plan: which part of the engine gets what, and what a turn ends with. A frame goes receive > delivery > lockouts > session or
// flight; a call goes calls > session, accounts, requests; all of them emit by the outbox. docs/architecture.md walks through it.
import { createAccounts } from './account.js';
import { askFor, createCalls } from './calls.js';
import { engineClock } from './clock.js';
import { createConnection } from './connection.js';
import { createDelivery } from './delivery/delivery.js';
import { createReceive } from './delivery/receive.js';
import { development } from './development.js';
import { createOutbox } from './event/outbox.js';
import { DisposedError } from './faults.js';
import { guarded } from './guarded.js';
import type { Inside } from './inside.js';
import { createLockouts } from './lockout/lockouts.js';
import { memoryStore } from './lockout/memory-store.js';
import { createLooks } from './looks.js';
import { type ReactionEngineOptions, readOptions } from './options.js';
import type { Protocol } from './protocol/protocol.js';
import { resolutionOf } from './reaction/resolve.js';
import type { ReactionEngine } from './reaction-engine.js';
import { createAsk } from './request/ask.js';
import { createFlights } from './request/flight.js';
import { createGate } from './request/gate.js';
import { listRequests } from './request/overview.js';
import { createRequests } from './request/requests.js';
import { createLogins } from './session/login.js';
import { createPhase } from './session/phase.js';
import { createLoginRun } from './session/run.js';
import { createSession } from './session/session.js';
import { createTokenSearch } from './session/token-search.js';
import { createStateView } from './state-view.js';
import { openTabs, type Tabs } from './tab/tabs.js';

/** An engine. `usual` is its protocol where the options name none; without either the options are wrong. */
export function createEngine(options: ReactionEngineOptions, usual?: Protocol): ReactionEngine {
  const settings = readOptions(options, usual);
  const { protocol } = settings;
  const { facts } = protocol;
  let disposed = false;
  const isDisposed = () => disposed;
  let finish = () => {};
  const disposal = new Promise<void>((resolve) => {
    finish = resolve;
  });

  const outbox = createOutbox(endTurn);
  const { turn, fault } = outbox;
  const clock = engineClock(
    settings.clock,
    (callback) => turn('login', callback),
    () => fault('clock', 'The clock failed'),
  );
  const tabs = openTabs(settings.openChannel, fault, (message) =>
    turn('tab', () => disposed || accounts.receive(message)),
  );
  /** What this tab sends the others, once its own state is complete. */
  const post: Tabs['post'] = (message) => turn('app', () => outbox.after(() => tabs.post(message)));
  const { store = memoryStore() } = settings;
  if (!settings.store) {
    fault(
      'store.none',
      development
        ? 'No store was named, and there is no IndexedDB: lockouts are forgotten with this process. In React Native give nativeStore(AsyncStorage) of igap-reactions/native; where they may be forgotten, memoryStore().'
        : 'No store was named, and there is no IndexedDB',
    );
  }
  const lockouts = createLockouts(protocol, clock, store, outbox, post, (key) =>
    requests.lockoutChanged(key),
  );
  const connection = createConnection({
    began: () => session.connected(),
    ended() {
      delivery.forget();
      session.disconnected();
      flights.lose();
    },
  });
  const delivery = createDelivery({
    ...{ settings, outbox, lockouts },
    session: () => session,
    flights: () => flights,
  });

  const logins = createLogins(
    facts,
    clock,
    outbox,
    settings.login,
    settings.loginTimeoutMs,
    (isOver) => (action, send, given) => {
      if (disposed) throw new DisposedError();
      return turn('app', () => askFor(ask, action, send, given, isOver));
    },
    {
      succeeded: (sentAt) => session.loginAnswered(sentAt),
      failed: delivery.answerLogin,
      late: delivery.lateLogin,
    },
  );
  const session = createSession({
    ...{ facts, clock, lockouts, outbox, logins },
    phase: createPhase(settings.machine, settings.inspect, outbox.call),
    run: createLoginRun(clock, settings.loginBackoff),
    token: createTokenSearch(clock, outbox, settings.hasToken, settings.loginTimeoutMs),
    connection: connection.state,
    isNamed: settings.account !== null,
  });

  const flights = createFlights(facts, clock, outbox, {
    deliver: delivery.deliver,
    resolve: (frame, fieldNames) => resolutionOf(frame, settings, fieldNames),
    marks: session.marks,
    loginSignal: () => logins.current()?.signal(),
    loginAnswered: session.loginAnswered,
  });
  const gate = createGate(session.state, connection.state, lockouts, () =>
    fault('listener', 'whileLockedOut failed'),
  );
  const requests = createRequests({
    ...{ facts, clock, lockouts, outbox, flights, gate },
    windowSize: settings.replayConcurrency,
  });
  const ask = createAsk({
    facts,
    requests,
    defaults: settings.requestDefaults,
    beforeLogin: settings.beforeLogin,
    turn: (work) => turn('app', work),
  });
  const accounts = createAccounts({
    account: settings.account,
    followSignIns: settings.followSignIns,
    tabs: { post },
    ...{ lockouts, session, requests, delivery },
  });
  const view = createStateView(session, accounts, connection, lockouts);

  /** Acts on what a turn has changed, and emits it. */
  function endTurn(): void {
    if (disposed) return;
    session.settle();
    requests.settle();
    const { changed, isOther } = view.look(outbox.cause());
    if (changed) outbox.emit('state.changed', changed);
    if (isOther) outbox.emit('state', undefined);
  }

  /** What it was at the end stays readable; then no timer, and nothing that waits, is left. */
  function end(): void {
    void view.state().lockouts;
    disposed = true;
    // What is removed at the end is sent to the other tabs too.
    void lockouts.dispose().then(tabs.close).then(finish);
    clock.stop();
    requests.endAll(new DisposedError());
    for (const part of [flights, session, outbox]) part.dispose();
  }

  const receive = createReceive(outbox, delivery);
  const parts = {
    ...{ clock, outbox, lockouts, session, connection, accounts, delivery, flights, requests },
    ...{ gate, ask },
  };
  lockouts.open(settings.account ?? '');
  outbox.open();
  // Not by spreading: lowered loosely it would read the getters once and for all.
  return Object.assign(
    {
      // For inside.ts.
      '~inside': {
        fault,
        remainingMs: lockouts.remainingMs,
        onDisposed: (listener) => outbox.on('disposed', listener),
      } satisfies Inside,
      protocol,
      get state() {
        return view.state();
      },
      get restored() {
        return lockouts.restored();
      },
      receive: (frame: never) => receive(frame, disposed),
      dispose() {
        if (!disposed) turn('app', end);
        return disposal;
      },
    },
    guarded(isDisposed, (look) => look(), {
      ...createLooks(parts),
      requests: () => listRequests(requests, gate),
    }),
    guarded(isDisposed, (call) => turn('app', call), createCalls(parts)),
  );
}
