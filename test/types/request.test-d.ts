import { describe, expectTypeOf, it } from 'vitest';
import type { WebSocket as NodeSocket } from 'ws';
import { attach } from '../../src/attach.js';
import {
  createReactionEngine,
  type ErrorFrame,
  isReactionError,
  type Lockout,
  type Resolution,
  type SessionState,
} from '../../src/index.js';
import { decodeErrorFrame, decodeFrame, encodeErrorFrame } from '../../src/wire.js';

const engine = createReactionEngine();

describe('request', () => {
  it('is a promise of what send resolves with', () => {
    const text = engine.request(201, async () => 'text');
    expectTypeOf(text).toEqualTypeOf<Promise<string>>();
    const nothing = engine.request(201, () => Promise.resolve());
    expectTypeOf(nothing).toEqualTypeOf<Promise<void>>();
    const never = engine.request(201, () => Promise.reject(new Error('no')));
    expectTypeOf(never).toEqualTypeOf<Promise<never>>();
  });

  it('gives send its ids, its signal, its attempt and a way to say that it is alive', () => {
    void engine.request(201, async (call) => {
      expectTypeOf(call).toEqualTypeOf<{
        readonly requestId: string;
        readonly signal: AbortSignal;
        readonly attempt: number;
        readonly idempotencyKey: string;
        readonly alive: () => void;
      }>();
      // @ts-expect-error an id is not to be changed
      call.requestId = 'mine';
    });
  });

  it('takes options of their own names and kinds only', () => {
    const send = async () => 1;
    void engine.request(201, send, { subject: 42n, replay: 'never', whileLockedOut: 'wait' });
    void engine.request(201, send, { signal: undefined, maxHoldMs: 0, maxWaitMs: 0, timeoutMs: 1 });
    void engine.request(201, send, { replay: 'idempotent', priority: 'high' });
    void engine.request(201, send, {
      whileLockedOut: (lockout) => {
        expectTypeOf(lockout).toEqualTypeOf<Lockout>();
        return lockout.waitMs < 5000 ? 'wait' : 'reject';
      },
    });
    // @ts-expect-error a function says reject or wait
    void engine.request(201, send, { whileLockedOut: () => true });
    // @ts-expect-error it says so at once
    void engine.request(201, send, { whileLockedOut: async () => 'wait' as const });
    // @ts-expect-error there is no such priority
    void engine.request(201, send, { priority: 'low' });
    // @ts-expect-error there is no such replay
    void engine.request(201, send, { replay: 'twice' });
    // @ts-expect-error there is no such option
    void engine.request(201, send, { timeout: 10 });
    // @ts-expect-error an action is a number
    void engine.request('201', send);
    // @ts-expect-error send returns a promise
    void engine.request(201, () => 1);
    // @ts-expect-error send is missing
    void engine.request(201);
  });

  it('rejects with errors that their names distinguish', () => {
    const error: unknown = undefined;
    if (isReactionError(error, 'LockedOutError')) {
      expectTypeOf(error.lockout).toEqualTypeOf<Lockout>();
      expectTypeOf(error.remainingMs).toBeNumber();
    }
    if (isReactionError(error, 'RequestRefusedError')) {
      expectTypeOf(error.resolution).toEqualTypeOf<Resolution>();
      expectTypeOf(error.frame).toEqualTypeOf<ErrorFrame>();
      expectTypeOf(error.serverMessage).toEqualTypeOf<string | undefined>();
    }
    if (isReactionError(error, 'NotSentError')) {
      expectTypeOf(error.reason).toEqualTypeOf<'offline' | 'login' | 'queue'>();
    }
    if (isReactionError(error, 'SessionEndedError')) {
      expectTypeOf(error.session).toEqualTypeOf<SessionState>();
    }
    // @ts-expect-error there is no such error
    isReactionError(error, 'RequestFailedError');
  });

  it('may be the login', () => {
    const own = createReactionEngine({
      login: (): Promise<string> =>
        own.request(102, async ({ requestId }) => `answer to ${requestId}`),
    });
  });
});

describe('requestDefaults', () => {
  it('takes what every request may set, and neither a subject nor a signal', () => {
    createReactionEngine({ requestDefaults: { maxHoldMs: 1, replay: 'idempotent' } });
    // @ts-expect-error a subject is one request's
    createReactionEngine({ requestDefaults: { subject: 'a' } });
    // @ts-expect-error so is a signal
    createReactionEngine({ requestDefaults: { signal: AbortSignal.abort() } });
  });
});

describe('request of login', () => {
  it('is as engine.request', () => {
    createReactionEngine({
      async login({ request }) {
        const profile = await request(117, async ({ requestId }) => requestId.length);
        expectTypeOf(profile).toBeNumber();
      },
    });
  });
});

describe('batch', () => {
  it('gives a promise for each member, of what that resolves with', () => {
    const answers = engine.batch([
      { action: 201, send: async () => 'text', subject: 1n },
      { action: 202, send: async () => 8 },
    ]);
    expectTypeOf(answers).toEqualTypeOf<[Promise<string>, Promise<number>]>();
    const members = [201, 202].map((action) => ({ action, send: async () => action }));
    expectTypeOf(engine.batch(members)).toEqualTypeOf<Promise<number>[]>();
    void engine.batch(members, { maxHoldMs: 0, signal: AbortSignal.abort() });
    // @ts-expect-error a subject is a member's
    void engine.batch(members, { subject: 'a' });
    // @ts-expect-error an action is needed
    void engine.batch([{ send: async () => 1 }]);
  });
});

describe('requests and cancel', () => {
  it('say where a request stands, and not what it sends', () => {
    const [one] = engine.requests();
    expectTypeOf(one?.state).toEqualTypeOf<'held' | 'waiting' | 'inFlight' | undefined>();
    expectTypeOf(one?.why).toEqualTypeOf<
      'offline' | 'login' | 'queue' | 'storage' | 'lockout' | undefined
    >();
    // @ts-expect-error its send is nobody's business
    one?.send;
  });

  it('take a request, or a function of one', () => {
    expectTypeOf(engine.cancel({ action: 201, subject: 7 })).toBeNumber();
    engine.cancel(({ state, attempt }) => state === 'held' && attempt === 0);
    // @ts-expect-error an action is a number
    engine.cancel({ action: '201' });
    // @ts-expect-error there is no such field
    engine.cancel({ state: 'held' });
  });
});

describe('the events of requests', () => {
  it('have payloads of their own', () => {
    engine.on('request.held', ({ why, heldMs }) => {
      expectTypeOf(why).toEqualTypeOf<'offline' | 'login' | 'queue' | 'storage' | 'lockout'>();
      expectTypeOf(heldMs).toBeNumber();
    });
    engine.on('request.sent', ({ attempt, waitedMs }) => {
      expectTypeOf([attempt, waitedMs]).toEqualTypeOf<number[]>();
    });
    engine.on('request.settled', ({ outcome, error, flightMs }) => {
      expectTypeOf(outcome).toEqualTypeOf<'resolved' | 'rejected'>();
      expectTypeOf(error).toEqualTypeOf<string | undefined>();
      expectTypeOf(flightMs).toBeNumber();
    });
    engine.on('error.reported', ({ awaited }) => {
      expectTypeOf(awaited).toEqualTypeOf<true | undefined>();
    });
  });
});

describe('track', () => {
  it('takes an id, an action and a subject', () => {
    engine.track({ requestId: 'a', action: 201, subject: 'room' });
    // @ts-expect-error an action is needed
    engine.track({ requestId: 'a' });
    // @ts-expect-error an id is a text
    engine.track({ requestId: 1, action: 201 });
  });
});

describe('receive', () => {
  it('takes bytes in every shape', () => {
    engine.receive(new Uint8Array(2));
    engine.receive(new ArrayBuffer(2));
    engine.receive(Buffer.alloc(2));
    // @ts-expect-error a text is no frame
    engine.receive('frame');
  });
});

describe('attach', () => {
  it('takes sockets of browsers and of ws, without a cast', () => {
    const sockets = {} as { browser: WebSocket; node: NodeSocket };
    expectTypeOf(attach(engine, sockets.browser)).toEqualTypeOf<() => void>();
    attach(engine, sockets.node);
    attach(engine, sockets.browser, { decrypt: (bytes) => bytes.subarray(16) });
    attach(engine, sockets.browser, {
      decrypt: async (bytes) => (bytes.length > 16 ? new ArrayBuffer(4) : undefined),
    });
    // @ts-expect-error decrypt gives bytes
    attach(engine, sockets.browser, { decrypt: () => 'text' });
    // @ts-expect-error a socket has listeners
    attach(engine, { onmessage: null });
  });
});

describe('wire', () => {
  it('decodes to frames and encodes them', () => {
    expectTypeOf(decodeFrame(new Uint8Array(2)).payload).toEqualTypeOf<Uint8Array>();
    expectTypeOf(decodeErrorFrame(new ArrayBuffer(2))).toEqualTypeOf<ErrorFrame | undefined>();
    expectTypeOf(encodeErrorFrame({ majorCode: 8 })).toExtend<Uint8Array>();
    // @ts-expect-error an error has a major code
    encodeErrorFrame({ minorCode: 1 });
  });
});
