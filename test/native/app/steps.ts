// The steps themselves, each with engines of its own. Comes in: the packed package, bundled by Metro. Goes out: a throw where it does not do
// what it must. Next: index.ts runs them.
import { isReactionError, type ReactionEngine } from 'igap-reactions';
import * as attachEntry from 'igap-reactions/attach';
import * as catalogueEntry from 'igap-reactions/catalogue';
import * as elementEntry from 'igap-reactions/element';
import * as engineEntry from 'igap-reactions/engine';
import * as keyValueEntry from 'igap-reactions/key-value-store';
import * as machineEntry from 'igap-reactions/machine';
import * as nativeEntry from 'igap-reactions/native';
import * as observedEntry from 'igap-reactions/observed';
import * as reactEntry from 'igap-reactions/react';
import { errorFrame, memoryServer, testEngine } from 'igap-reactions/testing';
import { errorText, lockoutText, outcomeText } from 'igap-reactions/texts';
import { en } from 'igap-reactions/texts/en';
import { fa } from 'igap-reactions/texts/fa';
import { decodeErrorFrame, encodeErrorFrame } from 'igap-reactions/wire';
import { launch, pass, reasonOf, same } from './step';
import type { StepName } from './step-names';

declare const nativeModules: {
  readonly items: ReadonlyMap<string, string>;
  suspend(forMs: number): void;
};

/** A `login` that counts its calls and answers when it is asked to. */
function login() {
  const waiting: (() => void)[] = [];
  let calls = 0;
  return {
    calls: () => calls,
    answer() {
      for (const each of waiting.splice(0)) each();
    },
    send: () => {
      calls++;
      return new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

const locked = (engine: ReactionEngine, action: number) => {
  const guard = engine.guard(action);
  if (guard.allowed) throw new Error(`#${action} is not locked`);
  return guard;
};

export const steps: Readonly<Record<StepName, () => Promise<void>>> = {
  async 'every entry is there'() {
    const entries: readonly [entry: object, name: string][] = [
      [attachEntry, 'attach'],
      [catalogueEntry, 'resolve'],
      [elementEntry, 'defineReactionElements'],
      [engineEntry, 'createReactionEngine'],
      [keyValueEntry, 'keyValueStore'],
      [machineEntry, 'sessionMachine'],
      [nativeEntry, 'nativeStore'],
      [observedEntry, 'observed'],
      [reactEntry, 'useGuardedAction'],
    ];
    same(
      entries.filter(([entry, name]) => !(name in entry)).map(([, name]) => name),
      [],
    );
  },

  async 'login: once per connection'() {
    const { send, answer, calls } = login();
    const { engine, close } = launch({ login: send });
    await engine.restored;
    const end = engine.connected();
    same([calls(), engine.state.session, engine.state.connection], [1, 'loggingIn', 'open']);
    answer();
    await pass(0);
    same(engine.state.session, 'ready');
    end();
    same(engine.state.connection, 'closed');
    await pass(60_000);
    engine.connected();
    same([calls(), engine.state.session], [2, 'loggingIn']);
    await close();
  },

  async 'a burst of 2s is one login; what was refused and what was held follows in order'() {
    const { send, answer, calls } = login();
    const { engine, close } = launch({ login: send });
    await engine.restored;
    const sent: string[] = [];
    const ask = (of: string) =>
      engine.request(201, async ({ requestId, attempt }) => {
        sent.push(`${of} ${attempt}`);
        if (attempt === 1 && of !== 'held') throw { majorCode: 2, requestId };
        return of;
      });
    const asked = [ask('one'), ask('two')];
    await pass(1);
    for (let n = 0; n < 20; n++) engine.receive({ majorCode: 2 });
    asked.push(ask('held'));
    await pass(1);
    same([calls(), engine.state.session], [1, 'loggingIn']);
    answer();
    same(await Promise.all(asked), ['one', 'two', 'held']);
    same(sent, ['one 1', 'two 1', 'one 2', 'two 2', 'held 1']);
    same([calls(), engine.state.session], [1, 'ready']);
    await close();
  },

  async 'offline: a request is held, and goes once there is a connection'() {
    const { send, answer } = login();
    const { engine, close } = launch({ login: send });
    await engine.restored;
    engine.disconnected();
    let sent = 0;
    const asked = engine.request(201, async () => ++sent);
    await pass(5000);
    same(sent, 0);
    engine.connected();
    answer();
    same(await asked, 1);
    await close();
  },

  async 'a lockout counts down and ends'() {
    const { engine, close } = launch();
    await engine.restored;
    engine.receive({ majorCode: 136, wait: 3 });
    const { lockout, remainingMs } = locked(engine, 100);
    same([lockout.name, remainingMs], ['USER_REGISTER_MAX_TRY_LOCK', 3000]);
    const reason = await reasonOf(engine.request(100, async () => {}));
    same(isReactionError(reason, 'LockedOutError'), true);
    const seen: number[] = [];
    const countdown = engine.countdown(lockout);
    countdown.subscribe(() => seen.push(countdown.get()));
    await pass(3001);
    same([seen, engine.guard(100).allowed], [[2000, 1000, 0], true]);
    await close();
  },

  async 'bytes: an error is read, with its request id and its text'() {
    const { engine, close } = launch();
    const message = 'سلام 🙂 \u{FFFD}';
    const frame = { majorCode: 203, minorCode: 18, requestId: 'a-é', message };
    const received = engine.receive(encodeErrorFrame(frame));
    if (received.outcome !== 'resolved') throw new Error(received.outcome);
    same({ ...frame, ...received.resolution.frame }, { ...received.resolution.frame, ...frame });
    same(received.resolution.frame.message, message);
    same(received.resolution.reaction.kind, 'correctInput');
    await close();
  },

  async 'a socket: attach reads what it receives'() {
    const { send, answer, calls } = login();
    const { engine, close } = launch({ login: send });
    await engine.restored;
    // The shape of React Native's WebSocket.
    const listeners = new Map<string, (event: { readonly data: unknown }) => void>();
    const socket = {
      readyState: 0,
      addEventListener: (type: string, listener: (event: { readonly data: unknown }) => void) =>
        void listeners.set(type, listener),
      removeEventListener: (type: string) => void listeners.delete(type),
    };
    const detach = attachEntry.attach(engine, socket);
    same(engine.state.connection, 'closed');
    socket.readyState = 1;
    listeners.get('open')?.({ data: undefined });
    answer();
    await pass(0);
    same([calls(), engine.state.session, engine.state.connection], [1, 'ready', 'open']);
    const { buffer } = encodeErrorFrame({ majorCode: 8 });
    listeners.get('message')?.({ data: buffer });
    same(engine.state.session, 'terminated');
    detach();
    await close();
  },

  async 'storage: a lockout survives a restart in AsyncStorage, and is removed at its end'() {
    const first = launch({ account: 'a7f3' });
    first.engine.receive({ majorCode: 136, wait: 90 });
    await first.close();
    same([...nativeModules.items.keys()], ['igap-reactions-a7f3']);
    const second = launch({ account: 'a7f3' });
    const origins: string[] = [];
    second.engine.on('lockout.started', ({ origin }) => origins.push(origin));
    await second.engine.restored;
    await pass(0);
    same(origins, ['storage']);
    same(locked(second.engine, 100).remainingMs > 89_000, true);
    await pass(90_000);
    same(second.engine.guard(100).allowed, true);
    await second.close();
    same(nativeModules.items.size, 0);
  },

  async 'texts in English and Persian'() {
    const { engine, close } = launch();
    await engine.restored;
    engine.lockOut({ action: 201, waitMs: 90_000 });
    const { lockout, remainingMs } = locked(engine, 201);
    same(/minute/.test(lockoutText(lockout, en, remainingMs)), true);
    same(/دقیقه/.test(lockoutText(lockout, fa, remainingMs)), true);
    const resolution = catalogueEntry.resolve({ majorCode: 203, minorCode: 18 });
    const texts = [errorText(resolution, en), errorText(resolution, fa)];
    const reason = await reasonOf(engine.request(201, async () => {}));
    texts.push(outcomeText(reason, en), outcomeText(reason, fa));
    same(
      texts.map((text) => text.length > 5),
      [true, true, true, true],
    );
    engine.clearLockout(lockout);
    await close();
  },

  async 'abort: a request rejects with an AbortError'() {
    const { engine, close } = launch();
    await engine.restored;
    const controller = new AbortController();
    let ended = false;
    const asked = engine.request(
      201,
      ({ signal }) => {
        signal.addEventListener('abort', () => {
          ended = true;
        });
        return new Promise(() => {});
      },
      { signal: controller.signal },
    );
    await pass(1);
    controller.abort();
    const reason = await reasonOf(asked);
    same([Object(reason).name, ended], ['AbortError', true]);
    await close();
  },

  async 'background: what ended meanwhile is emitted as the app becomes active, before any timer'() {
    const { engine, close } = launch();
    await engine.restored;
    engine.lockOut({ action: 201, waitMs: 60_000 });
    const events: string[] = [];
    engine.on('lockout.ended', ({ reason }) => events.push(reason));
    nativeModules.suspend(61_000);
    same([events, engine.guard(201).allowed], [['elapsed'], true]);
    await close();
  },

  async 'an engine without a store says that lockouts live in memory'() {
    const { engine, faults } = launch({ store: undefined });
    await engine.restored;
    await pass(0);
    same(
      faults.map((fault) => fault.split(':')[0]),
      ['store.none'],
    );
    engine.receive({ majorCode: 136, wait: 3 });
    same(engine.guard(100).allowed, false);
    await engine.dispose();
    same(faults.length, 1);
  },

  async 'igap-reactions/testing moves the time'() {
    const { engine, clock, events } = testEngine();
    engine.receive(errorFrame('USER_REGISTER_MAX_TRY_LOCK', { wait: 90 }));
    await clock.advance(90_000);
    same(
      events.map(({ name }) => name),
      ['reaction', 'lockout.started', 'lockout.ended'],
    );
    await engine.dispose();
  },

  async 'memoryServer: a login, a limit and a push, without a socket or a package more'() {
    const { engine, clock, events } = testEngine();
    const server = await memoryServer({ clock });
    const socket = server.connect();
    let last = new Uint8Array();
    socket.addEventListener('message', ({ data }) => {
      if (data instanceof ArrayBuffer) last = new Uint8Array(data);
    });
    attachEntry.attach(engine, socket);
    await clock.advance(0);
    same(engine.state.connection, 'open');
    const action = (of: number) => [of & 0xff, of >> 8];
    // #102 with the token `token`.
    socket.send(Uint8Array.of(...action(102), 0x12, 5, 0x74, 0x6f, 0x6b, 0x65, 0x6e));
    server.limit(201, { count: 1, perMs: 60_000, error: { majorCode: 234 } });
    socket.send(Uint8Array.of(...action(201)));
    socket.send(Uint8Array.of(...action(201)));
    await clock.advance(0);
    same(
      server.requests.map((request) => [request.action, request.account ?? '']),
      [
        [102, ''],
        [201, 'a'],
        [201, 'a'],
      ],
    );
    same(locked(engine, 201).remainingMs, 60_000);
    const message = 'نشست پایان یافت 🙂';
    server.push({ ...errorFrame('SESSION_IS_TERMINATED'), message });
    await clock.advance(0);
    same(engine.state.session, 'terminated');
    same(decodeErrorFrame(last)?.message, message);
    same(
      events.filter(({ name }) => name === 'fault'),
      [],
    );
    await server.close();
    await engine.dispose();
  },
};
