import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { attach } from '../../src/attach.js';
import { OptionError } from '../../src/index.js';
import type { ServerOptions } from '../../src/testing/server.js';
import {
  errorFrame,
  type MemorySocket,
  manualClock,
  memoryServer,
  testEngine,
} from '../../src/testing.js';
import { said } from '../support/said.js';
import { gate } from '../support/session.js';
import { frameOf, requestBytes } from './client.js';

async function open(options: ServerOptions = {}) {
  const clock = manualClock();
  const server = await memoryServer({ clock, ...options });
  onTestFinished(() => server.close());
  return { clock, server, settle: () => clock.advance(0) };
}

/** Everything that a socket says, in words. */
function record(socket: MemorySocket): string[] {
  const lines: string[] = [];
  socket.addEventListener('open', () => lines.push('open'));
  socket.addEventListener('message', ({ data }) =>
    lines.push(data instanceof ArrayBuffer ? frameOf(new Uint8Array(data)).code : `${data}`),
  );
  socket.addEventListener('error', () => lines.push('error'));
  socket.addEventListener('close', ({ code, reason, wasClean }) =>
    lines.push(`close ${code} ${reason} ${wasClean}`),
  );
  return lines;
}

describe('a socket of memoryServer()', () => {
  it('opens a moment after it was made, and says so to handlers that were set meanwhile', async () => {
    const { server, settle } = await open();
    const socket = server.connect();
    expect([socket.readyState, server.connections]).toEqual([socket.CONNECTING, 0]);
    const onopen = vi.fn();
    socket.onopen = onopen;
    expect(onopen).not.toHaveBeenCalled();
    await settle();
    expect(onopen).toHaveBeenCalledOnce();
    expect([socket.readyState, server.connections]).toEqual([socket.OPEN, 1]);
  });

  it('refuses to send before it is open, and loses what is sent after the close, as a WebSocket', async () => {
    const { server, settle } = await open();
    const socket = server.connect();
    const request = requestBytes(2, 'r');
    expect(() => socket.send(request)).toThrow(
      expect.objectContaining({ name: 'InvalidStateError' }),
    );
    await settle();
    socket.close();
    socket.send(request);
    await settle();
    expect(server.requests).toEqual([]);
  });

  it('takes bytes as they are at the call, views of them, Blobs, and texts, which are no request', async () => {
    const { server, settle } = await open();
    const socket = server.connect();
    const lines = record(socket);
    await settle();
    const request = requestBytes(2, 'r');
    const wide = Uint8Array.from([9, 9, ...request, 9]);
    socket.send(wide.subarray(2, -1));
    socket.send(new DataView(wide.buffer, 2, request.length));
    socket.send(request.slice().buffer);
    socket.send('keep-alive');
    wide.fill(0);
    await settle();
    expect(lines).toEqual(['open', '30002', '30002', '30002']);
    const answered = new Promise((resolve) => socket.addEventListener('message', resolve));
    socket.send(new Blob([request.slice()]));
    await answered;
    socket.send({ arrayBuffer: () => Promise.reject(new Error('gone')) });
    await settle();
    expect(server.undecodable).toBe(2);
    // @ts-expect-error
    expect(() => socket.send({})).toThrow(said('send(data) must be a text, bytes or a Blob'));
  });

  it.each<readonly [given: [code?: number, reason?: string], line: string]>([
    [[], 'close 1005  true'],
    [[1000, 'done'], 'close 1000 done true'],
    [[4000], 'close 4000  true'],
  ])('close(%j) reaches the server behind what was sent', async (given, line) => {
    const { server, settle } = await open();
    const socket = server.connect();
    const lines = record(socket);
    await settle();
    socket.send(requestBytes(2, 'last'));
    socket.close(...given);
    expect(socket.readyState).toBe(socket.CLOSING);
    socket.close();
    await settle();
    // The answer comes into a socket that is closing.
    expect(lines).toEqual(['open', line]);
    expect([socket.readyState, server.connections, server.requests.length]).toEqual([
      socket.CLOSED,
      0,
      1,
    ]);
    expect(() => server.connect().close(1001)).toThrow(said('close(code) must be 1000'));
  });

  it('that is cut by the server closes with 1006, behind what was sent before', async () => {
    const { server, settle } = await open();
    const lines = record(server.connect());
    await settle();
    server.push({ majorCode: 5 });
    server.disconnect();
    expect(server.connections).toBe(0);
    await settle();
    expect(lines).toEqual(['open', '5', 'close 1006  false']);
  });

  it('that both sides end at once closes once', async () => {
    const { server, settle } = await open();
    const socket = server.connect();
    const lines = record(socket);
    await settle();
    socket.close(1000, 'done');
    server.disconnect();
    await settle();
    expect(lines).toEqual(['open', 'close 1000 done true']);
  });

  it('does not open where it was closed before, and where the server is', async () => {
    const { server, settle } = await open();
    const early = server.connect();
    const lines = record(early);
    early.close();
    await settle();
    expect(lines).toEqual(['error', 'close 1006  false']);
    await server.close();
    const late = record(server.connect());
    await settle();
    expect(late).toEqual(['error', 'close 1006  false']);
  });

  it('has once, removal and objects as listeners, and a listener that throws stops no other', async () => {
    const { server, settle } = await open();
    const socket = server.connect();
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    onTestFinished(() => void vi.unstubAllGlobals());
    const calls: string[] = [];
    const gone = () => calls.push('gone');
    socket.onmessage = () => {
      throw new Error('of the app');
    };
    socket.addEventListener('message', () => calls.push('once'), { once: true });
    socket.addEventListener('message', gone);
    socket.addEventListener('message', { handleEvent: () => calls.push('object') });
    socket.removeEventListener('message', gone);
    await settle();
    server.push({ majorCode: 5 });
    server.push({ majorCode: 5 });
    await settle();
    expect(calls).toEqual(['once', 'object', 'object']);
    expect(reported).toHaveBeenCalledTimes(2);
  });

  it('calls a listener once that was added twice, and none that another has just removed', async () => {
    const { server, settle } = await open();
    const socket = server.connect();
    const calls: string[] = [];
    const twice = () => {
      calls.push('twice');
      socket.removeEventListener('message', removed);
    };
    const removed = () => calls.push('removed');
    socket.addEventListener('message', twice);
    socket.addEventListener('message', twice, { once: true });
    socket.addEventListener('message', removed);
    await settle();
    server.push({ majorCode: 5 });
    server.push({ majorCode: 5 });
    await settle();
    expect(calls).toEqual(['twice', 'twice']);
  });

  it('reports what a listener throws as a rejection where the platform has no reportError', async () => {
    const { server, settle } = await open();
    const socket = server.connect();
    vi.stubGlobal('reportError', undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    const rejected = new Promise((resolve) => process.once('unhandledRejection', resolve));
    const error = new Error('of the app');
    socket.onopen = () => {
      throw error;
    };
    await settle();
    expect(await rejected).toBe(error);
    expect(socket.readyState).toBe(socket.OPEN);
  });

  it('of new server.WebSocket(url) is a browser’s: its bytes are a Blob until it is set otherwise', async () => {
    const { server, settle } = await open();
    const socket = new server.WebSocket('wss://example.com/socket');
    expect(socket.url).toBe('wss://example.com/socket');
    expect(new server.WebSocket(new URL('ws://example.com/a')).url).toBe('ws://example.com/a');
    const seen: unknown[] = [];
    socket.onmessage = ({ data }) => seen.push(data);
    await settle();
    server.push({ majorCode: 5 });
    await settle();
    socket.binaryType = 'arraybuffer';
    server.push({ majorCode: 5 });
    await settle();
    expect(seen).toEqual([expect.any(Blob), expect.any(ArrayBuffer)]);
    expect([server.WebSocket.OPEN, server.WebSocket.CLOSED]).toEqual([1, 3]);
  });

  it('is what a page’s own code takes for a WebSocket, without a cast', async () => {
    const { server, settle } = await open();
    const inPage = (make: (url: string) => WebSocket) => {
      const socket = make('ws://page/');
      socket.binaryType = 'arraybuffer';
      socket.onclose = (event: CloseEvent) => expect(event.code).toBe(1005);
      socket.addEventListener('message', (event: MessageEvent) => void event.data);
      return socket;
    };
    const socket = inPage((url) => new server.WebSocket(url));
    await settle();
    socket.close();
    await settle();
    expect(socket.readyState).toBe(3);
    expect.assertions(2);
  });
});

describe('memoryServer()', () => {
  it('is on the same clock as an engine: what needs no time is settled by advance(0)', async () => {
    const { server, clock, settle } = await open();
    const { engine } = testEngine({ clock, login: async () => {} });
    attach(engine, server.connect(), { clock });
    await settle();
    expect(engine.state.connection).toBe('open');
    server.push(errorFrame('SESSION_IS_TERMINATED'));
    await settle();
    expect(engine.state.session).toBe('terminated');
    server.disconnect();
    await settle();
    expect(engine.state.connection).toBe('closed');
    await engine.dispose();
  });

  it('counts a request as a violation only after its client has received the refusal', async () => {
    const { server, settle } = await open();
    server.limit(2, { count: 0, perMs: 1000 });
    const socket = server.connect();
    await settle();
    // Both are on their way before the first refusal is.
    socket.send(requestBytes(2, 'a'));
    socket.send(requestBytes(2, 'b'));
    await settle();
    expect(server.violations).toEqual([]);
    socket.send(requestBytes(2, 'c'));
    await settle();
    expect(server.violations).toMatchObject([{ requestId: 'c' }]);
  });

  it('delays no answer for a client that has left meanwhile', async () => {
    const answer = gate<undefined>();
    const { server, clock, settle } = await open({ answer: () => answer.promise });
    server.misbehave({ delayMs: 1000 });
    const socket = server.connect();
    await settle();
    socket.send(requestBytes(2, 'r'));
    socket.close();
    await settle();
    answer.open(undefined);
    await settle();
    expect([server.requests.length, clock.pending]).toEqual([1, 0]);
  });

  it('names wrong options', async () => {
    await expect(memoryServer({ code: -1 })).rejects.toThrow(OptionError);
    // @ts-expect-error
    await expect(memoryServer(1)).rejects.toThrow(said('memoryServer(options) must be an object'));
  });

  it('uses no timer of the platform', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const server = await memoryServer();
    const socket = server.connect();
    const lines = record(socket);
    await new Promise<void>((resolve) => socket.addEventListener('open', () => resolve()));
    const answered = new Promise((resolve) => socket.addEventListener('message', resolve));
    socket.send(requestBytes(2, 'r'));
    await answered;
    expect(lines).toEqual(['open', '30002']);
    await server.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
