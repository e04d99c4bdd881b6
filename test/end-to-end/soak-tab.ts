// One tab of the soak test: a client with its app, and a person who asks for this and that, closes screens, and changes their mind. Comes in:
// chance. Goes out: requests, each with one outcome. Next: soak.test.ts.
import { setMaxListeners } from 'node:events';
import type { Lockout, RequestOptions } from '../../src/index.js';
import type { Frame } from '../testing/client.js';
import type { Dice } from './dice.js';
import { type Ask, type SoakApp, soakApp } from './soak-app.js';
import { type Checks, soakChecks } from './soak-checks.js';
import type { Tally } from './soak-tally.js';
import { upload } from './soak-weather.js';
import type { ClientOptions, WireClient, WireRequest } from './wire-client.js';

/** What all tabs of a soak have in common. */
export interface Soak {
  readonly dice: Dice;
  readonly made: Map<string | undefined, WireRequest>;
  readonly outcomes: Tally;
  readonly signals: AbortSignal[];
  report(what: string): void;
  newClient(options: ClientOptions): WireClient;
}

export interface SoakTab {
  readonly client: WireClient;
  readonly app: SoakApp;
  askAny(): void;
  /** A request that takes long, and makes progress. */
  askUpload(): void;
  askBatch(): void;
  /** A heartbeat. */
  beat(): void;
  /** Everything that was asked for on this screen is of no use any more. */
  closeScreen(): void;
  /** Some dialogs are closed, others answered. */
  tidy(): void;
}

/** An upload without progress for so long has failed; its answer takes longer. */
const uploadTimeoutMs = 4000;

export function soakTab(soak: Soak, account: string, options: ClientOptions): SoakTab {
  const { dice, made, outcomes } = soak;
  const { chance, pick } = dice;
  const checks: Checks = soakChecks(() => client, made, soak.report);

  const ask: Ask = (action, request = {}) => {
    const own = named(request);
    return counted(action, own, client.request(action, own));
  };
  const app = soakApp(
    () => client,
    ask,
    account,
    new Map(['a', 'b', 'c'].map((name) => [name, `${options.token}-${name}`])),
  );
  const client: WireClient = soak.newClient({
    ...options,
    account,
    login: () => app.login(),
    onSend: checks.onSend,
  });
  checks.watch(client.engine);
  client.engine.on('state.changed', ({ account: now, previous }) => {
    // The server knows the connection as that account's, whoever signs in next.
    if (previous.account !== null && now !== previous.account) client.hangUp()?.terminate();
  });

  /** From now on it is one of those that are made. */
  function named(request: WireRequest): WireRequest {
    const own = { ...request, name: `r${made.size}` };
    made.set(own.name, own);
    return own;
  }

  /** Its outcome counts, and its answer must be its own. */
  function counted(action: number, request: WireRequest, promise: Promise<Frame>): Promise<Frame> {
    const fromMs = client.clock.monotonic();
    promise.then(
      (frame) => {
        const tookMs = client.clock.monotonic() - fromMs;
        const isLong = action === upload && tookMs > uploadTimeoutMs;
        outcomes.add(isLong ? 'answered, an upload that took long' : 'answered');
        const room = 'roomId' in frame.fields ? frame.fields.roomId : undefined;
        const own = action !== 201 || room === BigInt(String(request.subject ?? 0));
        if (frame.action !== action + 30_000 || !own) {
          soak.report(`#${action} of ${request.subject} got #${frame.action} of ${room}`);
        }
      },
      (error: unknown) => outcomes.add(checks.outcomeOf(request, error)),
    );
    return promise;
  }
  const quietly = (...request: Parameters<Ask>) => void ask(...request).catch(() => {});

  /** Something that a person may close, and with it all requests that were made for it. */
  const newScreen = () => {
    const screen = new AbortController();
    setMaxListeners(Infinity, screen.signal);
    soak.signals.push(screen.signal);
    return screen;
  };
  let screen = newScreen();
  const dialogs: AbortController[] = [];
  const anySignal = (): AbortSignal | undefined => {
    if (chance(50)) return undefined;
    if (chance(3)) return AbortSignal.abort('closed');
    if (chance(60)) return screen.signal;
    const dialog = newScreen();
    dialogs.push(dialog);
    return dialog.signal;
  };
  const onlyBriefly = ({ waitMs }: Lockout) => (waitMs > 3000 ? 'reject' : 'wait');
  const anyHow = () => ({
    signal: anySignal(),
    replay: pick(['once', 'once', 'idempotent', 'never'] as const),
    whileLockedOut: pick<RequestOptions['whileLockedOut']>(['reject', 'wait', onlyBriefly]),
    timeoutMs: pick([undefined, undefined, 300, 4000]),
    maxWaitMs: pick([undefined, undefined, 0, 5000]),
    maxHoldMs: pick([undefined, undefined, 0, 2000]),
    priority: pick([undefined, undefined, undefined, 'high'] as const),
  });

  return {
    client,
    app,
    beat: () => quietly(2),
    askAny() {
      const action = pick([201, 201, 201, 201, 300, 300, 301, 301, 2, 500, 100]);
      const subject =
        action === 201 ? pick([undefined, 1, 2, 3, 4]) : pick([undefined, undefined, 7]);
      quietly(action, { subject, ...anyHow() });
    },
    askUpload() {
      quietly(upload, {
        signal: anySignal(),
        replay: 'idempotent',
        timeoutMs: uploadTimeoutMs,
        progress: { times: 5, everyMs: 2500 },
      });
    },
    askBatch() {
      const { signal, ...how } = anyHow();
      const members = [1, 2, 3].map((subject) => named({ subject, signal, ...how }));
      client.batch(members, { signal, ...how }).forEach((promise, at) => {
        counted(201, members[at] ?? {}, promise).catch(() => {});
      });
    },
    closeScreen() {
      screen.abort('closed');
      screen = newScreen();
    },
    tidy() {
      for (const dialog of dialogs.splice(0)) {
        if (chance(30)) dialog.abort('closed');
        else if (chance(60)) dialogs.push(dialog);
      }
    },
  };
}
