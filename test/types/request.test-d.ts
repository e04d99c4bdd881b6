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

  it('gives send its id, its signal and its attempt', () => {
    void engine.request(201, async (call) => {
      expectTypeOf(call).toEqualTypeOf<{
        readonly requestId: string;
        readonly signal: AbortSignal;
        readonly attempt: number;
      }>();
      // @ts-expect-error an id is not to be changed
      call.requestId = 'mine';
    });
  });

  it('takes options of their own names and kinds only', () => {
    const send = async () => 1;
    void engine.request(201, send, { subject: 42n, replay: 'never', whileLockedOut: 'wait' });
    void engine.request(201, send, { signal: undefined, maxHoldMs: 0, maxWaitMs: 0, timeoutMs: 1 });
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

  it('rejects with errors that their names tell apart', () => {
    const error: unknown = undefined;
    if (isReactionError(error, 'LockedOutError')) {
      expectTypeOf(error.lockout).toEqualTypeOf<Lockout>();
      expectTypeOf(error.remainingMs).toBeNumber();
    }
    if (isReactionError(error, 'RequestRefusedError')) {
      expectTypeOf(error.resolution).toEqualTypeOf<Resolution>();
      expectTypeOf(error.frame).toEqualTypeOf<ErrorFrame>();
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
