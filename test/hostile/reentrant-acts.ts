// What an app may do at any moment: in the open, or inside a callback. Comes in: a world. Goes out: nothing; what the engine hands back is
// watched. Next: reentrant-model.ts.
import type { ErrorFrame, ReactionEngine } from '../../src/index.js';
import type { App } from './reentrant-app.js';
import { attachSocket, type Socket } from './reentrant-socket.js';

/** What acts need of the world. */
export interface Stage {
  readonly engine: ReactionEngine;
  readonly app: App;
  /** A promise of the engine's, which has to settle. */
  watch(promise: unknown): void;
  receive(frame: unknown): void;
  /** The sign-in counts: the login under way is answered. */
  answered(): void;
  /** Ends the connection that was begun last. */
  readonly ends: (() => void)[];
  readonly sockets: Socket[];
  /** Counts connections: another one begins, or the present one may have ended. */
  connection: number;
}

const frames = {
  'a 2': { majorCode: 2 },
  'a 3': { majorCode: 3 },
  'an 8': { majorCode: 8 },
  'a 9': { majorCode: 9 },
  'a 184': { majorCode: 184 },
  'a 111': { majorCode: 111 },
  'a 111/4': { majorCode: 111, minorCode: 4 },
  'a 304': { majorCode: 304 },
  'a flood': { majorCode: 10, wait: 2 },
  'a lockout': { majorCode: 602, minorCode: 1, wait: 3 },
  'a locked login': { majorCode: 110, wait: 2 },
  'an unknown': { majorCode: 60_000 },
  'a wrong input': { majorCode: 203, minorCode: 18 },
} as const satisfies Record<string, ErrorFrame>;

/** What answers a login. */
export const answers = {
  ...frames,
  'a 110': { majorCode: 110 },
  'a 109/1': { majorCode: 109, minorCode: 1 },
  'a 109/2': { majorCode: 109, minorCode: 2 },
  'a 10170': { majorCode: 10170 },
  'a lost connection': { majorCode: 5, minorCode: 2 },
} as const satisfies Record<string, ErrorFrame>;

const received =
  (frame: unknown) =>
  ({ receive }: Stage) =>
    receive(frame);
const ask =
  (action: number, options: (app: App) => Parameters<ReactionEngine['request']>[2]) =>
  ({ engine, app, watch }: Stage) =>
    watch(engine.request(action, app.send, options(app)));
const wait = (app: App) => ({
  whileLockedOut: app.own('whileLockedOut', () => 'wait' as const),
  replay: 'idempotent' as const,
});

const another = (act: (stage: Stage) => unknown) => (stage: Stage) => {
  stage.connection++;
  return act(stage);
};

/** All of them may be called at any time; an engine that was disposed of throws a DisposedError. */
export const acts = {
  dispose: ({ engine, watch }) => watch(engine.dispose()),
  signedIn({ engine, watch, answered }) {
    answered();
    watch(engine.signedIn());
  },
  'signedIn of b'({ engine, watch, answered }) {
    answered();
    watch(engine.signedIn({ account: 'b' }));
  },
  'signedIn of nobody'({ engine, watch, answered }) {
    answered();
    watch(engine.signedIn({ account: null }));
  },
  signedOut: ({ engine, watch }) => watch(engine.signedOut()),
  logIn: ({ engine }) => engine.logIn(),
  'logIn with a token': ({ engine }) => engine.logIn({ newToken: true }),
  takeOver: ({ engine }) => engine.takeOver(),
  nicknameRequired: ({ engine }) => engine.nicknameRequired(),
  nicknameSet: ({ engine }) => engine.nicknameSet(),
  twoStepRequired: ({ engine }) => engine.twoStepRequired(),
  twoStepVerified: ({ engine }) => engine.twoStepVerified(),
  connected: another(({ engine, ends }) => ends.push(engine.connected())),
  disconnected: another(({ engine }) => engine.disconnected()),
  connecting: another(({ engine }) => engine.disconnected({ connecting: true })),
  'the end of a connection': another(({ ends }) => ends.pop()?.()),
  'a 2': received(frames['a 2']),
  'an 8': received(frames['an 8']),
  'a 3': received(frames['a 3']),
  'a 111/4': received(frames['a 111/4']),
  'a flood': received(frames['a flood']),
  'a longer flood': received({ majorCode: 10, wait: 9 }),
  'a denial': received({ majorCode: 152 }),
  'a wrong input': received(frames['a wrong input']),
  'a refused login': received({ majorCode: 110, action: 102 }),
  junk: received('junk'),
  'a 2 of what was sent last'({ receive, app }) {
    const { requestId } = app.open.findLast(({ of }) => of === 'send') ?? {};
    receive({ majorCode: 2, ...(requestId && { requestId }) });
  },
  request: ask(201, () => ({})),
  'urgent request': ask(201, (app) => ({ priority: 'high', signal: app.signal() })),
  'waiting request': ask(201, wait),
  'request of #102': ask(102, () => ({})),
  'request before a login': ask(100, wait),
  batch: ({ engine, app, watch }) =>
    engine
      .batch([
        { action: 201, send: app.send },
        { action: 301, subject: 'room', send: app.send },
      ])
      .forEach(watch),
  waitFor: ({ engine, app, watch }) =>
    watch(
      engine.waitFor('state.changed', { filter: app.own('filter', () => true), timeoutMs: 9000 }),
    ),
  'waitFor with a signal': ({ engine, app, watch }) =>
    watch(engine.waitFor('login.failed', { signal: app.signal(), timeoutMs: 5000 })),
  'cancel of all': ({ engine }) => engine.cancel({}),
  'cancel by a function': ({ engine, app }) => engine.cancel(app.own('cancel', () => false)),
  'lockOut of #102': ({ engine }) => engine.lockOut({ action: 102, waitMs: 1500 }),
  'lockOut of #201': ({ engine }) => engine.lockOut({ action: 201, waitMs: 3000 }),
  'longer lockOut of #201': ({ engine }) => engine.lockOut({ action: 201, waitMs: 9000 }),
  clearLockout: ({ engine }) => engine.lockouts().map(engine.clearLockout),
  countdown: ({ engine, app }) => {
    const { get, subscribe } = engine.countdown({ action: 201 });
    subscribe(app.own('countdown', get));
  },
  subscribe: ({ engine, app }) => engine.subscribe(app.own('subscribe', () => {})),
  track: ({ engine }) => engine.track({ requestId: 'tracked', action: 201 }),
  'a socket': another(({ engine, app, sockets }) =>
    sockets.push(attachSocket(engine, app, 'plain')),
  ),
  'a decrypted socket'({ engine, app, sockets }) {
    const socket = attachSocket(engine, app, 'decrypt');
    sockets.push(socket);
    socket.message();
  },
  'a secured socket': another(({ engine, app, sockets }) =>
    sockets.push(attachSocket(engine, app, 'secured')),
  ),
  'open of a socket': another(({ sockets }) => sockets.at(-1)?.open()),
  'close of a socket': another(({ sockets }) => sockets.at(-1)?.close()),
  'message of a socket': ({ sockets }) => sockets.at(-1)?.message(),
  detach: another(({ sockets }) => sockets.pop()?.detach()),
  'a look': ({ engine }) => [engine.state, engine.requests(), engine.guard(201), engine.restored],
} satisfies Record<string, (stage: Stage) => unknown>;

export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as ActName[];
