// A client of the protocol server that knows nothing of the SDK: ws and @bufbuild/protobuf, and a server to talk to: on a real socket, or in
// memory, as the project says that runs the test.
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { inject, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { systemClock, within } from '../../src/clock.js';
import * as messages from '../../src/testing/messages.js';
import { type ServerOptions, startServer } from '../../src/testing/server.js';
import {
  type ManualClock,
  type MemorySocket,
  manualClock,
  memoryServer,
  type ServerControls,
} from '../../src/testing.js';

/** What a request may hold besides its id. */
interface Fields {
  readonly token?: string;
  readonly phoneNumber?: bigint;
  readonly code?: number;
  readonly username?: string;
  readonly password?: string;
  readonly nickname?: string;
  readonly phone?: bigint;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly userId?: bigint;
  readonly sessionId?: bigint;
  readonly roomId?: bigint;
  readonly message?: string;
  readonly replyTo?: bigint;
  readonly randomId?: bigint;
  readonly appName?: string;
  readonly appId?: number;
  readonly deviceName?: string;
  readonly platform?: messages.Platform;
}

/** A frame as it arrived: `error` is 0 for what is none. */
export interface Frame {
  readonly action: number;
  readonly id: string;
  readonly timestamp: number;
  /** '30201' or '111/4', in short. */
  readonly code: string;
  readonly wait: number;
  readonly fields: object;
}

const requestSchemas = {
  100: messages.UserRegisterSchema,
  101: messages.UserVerifySchema,
  102: messages.UserLoginSchema,
  105: messages.UserProfileSetNicknameSchema,
  109: messages.UserContactsEditSchema,
  117: messages.UserInfoSchema,
  126: messages.UserSessionTerminateSchema,
  132: messages.UserTwoStepVerificationVerifyPasswordSchema,
  145: messages.UserVerifyNewDeviceSchema,
  201: messages.ChatSendMessageSchema,
};
type RequestSchema =
  | (typeof requestSchemas)[keyof typeof requestSchemas]
  | typeof messages.AnyRequestSchema;

const answerSchemas = {
  30100: messages.UserRegisterResponseSchema,
  30101: messages.UserVerifyResponseSchema,
  30102: messages.UserLoginResponseSchema,
  30105: messages.UserProfileSetNicknameResponseSchema,
  30109: messages.UserContactsEditResponseSchema,
  30117: messages.UserInfoResponseSchema,
  30125: messages.UserSessionGetActiveListResponseSchema,
  30132: messages.UserTwoStepVerificationVerifyPasswordResponseSchema,
  30201: messages.ChatSendMessageResponseSchema,
  30502: messages.InfoTimeResponseSchema,
  30802: messages.QrCodeNewDeviceResponseSchema,
  60000: messages.PushLoginTokenResponseSchema,
  60001: messages.PushTwoStepVerificationResponseSchema,
  60002: messages.PushUserInfoExpiredResponseSchema,
  60003: messages.PushRateSignalingResponseSchema,
  60004: messages.PushWalletPaymentVerifiedResponseSchema,
};
type AnswerSchema =
  | (typeof answerSchemas)[keyof typeof answerSchemas]
  | typeof messages.AnyResponseSchema;

function requestOf(action: number, id: string, fields: Fields): Uint8Array {
  const schemas: Readonly<Record<number, RequestSchema>> = requestSchemas;
  const schema = schemas[action] ?? messages.AnyRequestSchema;
  return toBinary(schema, create(schema, { ...fields, request: { id } }));
}

function answerOf(action: number, bytes: Uint8Array) {
  const schemas: Readonly<Record<number, AnswerSchema>> = answerSchemas;
  return fromBinary(schemas[action] ?? messages.AnyResponseSchema, bytes);
}

/** The bytes of a request. */
export function requestBytes(action: number, id: string, fields: Fields = {}): Uint8Array {
  return Uint8Array.from([action & 0xff, action >> 8, ...requestOf(action, id, fields)]);
}

/** Throws for bytes that are no frame. */
export function frameOf(bytes: Uint8Array): Frame {
  const action = (bytes[0] ?? 0) + (bytes[1] ?? 0) * 256;
  const body = bytes.subarray(2);
  if (action !== 0) {
    const { $typeName: _, $unknown: __, response, ...fields } = answerOf(action, body);
    const { id = '', timestamp = 0 } = response ?? {};
    return { action, id, timestamp, code: String(action), wait: 0, fields };
  }
  const { response, majorCode, minorCode, wait, message } = fromBinary(
    messages.ErrorResponseSchema,
    body,
  );
  const { id = '', timestamp = 0 } = response ?? {};
  const code = minorCode ? `${majorCode}/${minorCode}` : String(majorCode);
  return { action, id, timestamp, code, wait, fields: { message } };
}

/** What is awaited on a network must not take longer. */
const soon = <T>(promise: Promise<T>) => within(systemClock, 5000, () => promise);

/** What a client needs of its socket. */
interface Socket {
  send(data: Uint8Array | string): void;
  /** Cuts it without a close frame, where that is a difference. */
  terminate(): void;
  readonly closed: Promise<number>;
}

type Receive = (bytes: Uint8Array) => void;

async function webSocket(url: string, receive: Receive): Promise<Socket> {
  const socket = new WebSocket(url);
  socket.on('message', (data) => {
    if (data instanceof Uint8Array) receive(data);
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await soon(new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject)));
  socket.on('error', () => {});
  return { send: (data) => socket.send(data), terminate: () => socket.terminate(), closed };
}

async function memorySocket(socket: MemorySocket, receive: Receive): Promise<Socket> {
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) receive(new Uint8Array(data));
  });
  const closed = new Promise<number>((resolve) =>
    socket.addEventListener('close', ({ code }) => resolve(code)),
  );
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('It does not open.')));
  });
  return { send: (data) => socket.send(data), terminate: () => socket.close(), closed };
}

/** A client on a real socket. It is closed when the test has finished. */
export const connect = (url: string) => connected((receive) => webSocket(url, receive));

async function connected(openSocket: (receive: Receive) => Promise<Socket>) {
  const received: Uint8Array[] = [];
  let waiting: (() => void) | undefined;
  let ids = 0;
  const socket = await openSocket((bytes) => {
    received.push(bytes);
    waiting?.();
  });
  onTestFinished(() => socket.terminate());

  const nextBytes = async (): Promise<Uint8Array> => {
    while (received.length === 0) {
      await soon(
        new Promise<void>((resolve) => {
          waiting = resolve;
        }),
      );
    }
    return received.shift() ?? new Uint8Array();
  };
  const next = async () => frameOf(await nextBytes());
  const send = (action: number, fields?: Fields, id = `r${++ids}`) => {
    socket.send(requestBytes(action, id, fields));
    return id;
  };
  return {
    socket,
    /** Settles with the close code. */
    closed: () => soon(socket.closed),
    send,
    next,
    nextBytes,
    /** The codes of the next frames. */
    async codes(count: number) {
      const codes: string[] = [];
      while (codes.length < count) codes.push((await next()).code);
      return codes;
    },
    /** Sends a request, and settles with the next frame. */
    ask(action: number, fields?: Fields, id?: string) {
      send(action, fields, id);
      return next();
    },
    /** The code of the next frame after a request. */
    async code(action: number, fields?: Fields) {
      return (await this.ask(action, fields)).code;
    },
    /** How often it has received something that nobody has looked at. */
    get unread() {
      return received.length;
    },
  };
}

/** A server on a manual clock, on a real socket. It is closed when the test has finished. */
export async function openOnSocket(options: ServerOptions = {}) {
  const clock = manualClock();
  const server = await startServer({ clock, ...options });
  return { server, ...used(server, clock, () => connect(server.url)) };
}

async function openInMemory(options: ServerOptions) {
  const clock = manualClock();
  const server = await memoryServer({ clock, ...options });
  const connect = () => connected((receive) => memorySocket(server.connect(), receive));
  return { server, ...used(server, clock, connect) };
}

/** A server of the kind that the project tests, on a manual clock. It is closed when the test has finished. */
export const open = (options: ServerOptions = {}) =>
  inject('server') === 'memory' ? openInMemory(options) : openOnSocket(options);

function used(
  server: ServerControls,
  clock: ManualClock,
  connect: () => ReturnType<typeof connected>,
) {
  onTestFinished(() => server.close().catch(() => {}));
  return {
    clock,
    connect,
    /** A client that is logged in. */
    async loggedIn(token = 'token') {
      const client = await connect();
      await client.ask(102, { token });
      return client;
    },
  };
}
