// A worker that holds the one socket and the one engine, shared or of one page. Comes in: pages, by their ports; what they want sent, as messages
// of the app's own. Goes out: answers. Next: screen.ts is the page's side.
import { createReactionEngine, type ReactionEngine, type SendCall } from 'igap-reactions';
import { attach } from 'igap-reactions/attach';
import { channelPort, type Port, serveEngine, workerPort } from 'igap-reactions/port';
import { decodeFrame } from 'igap-reactions/wire';

/** What a page asks of the app's own part of the worker. */
type Own =
  | { readonly own: 'send'; readonly requestId: string; readonly action: number }
  | { readonly own: 'run'; readonly id: number; readonly source: string }
  | { readonly own: 'close' };

declare global {
  var held: { engine: ReactionEngine; sockets: number };
}

interface WorkerScope {
  readonly location: Location;
  close(): void;
  addEventListener(type: 'connect', listener: (event: MessageEvent) => void): void;
}
const scope: WorkerScope = globalThis as never;
const asked = new URLSearchParams(scope.location.search);
const socketUrl = asked.get('socket');

const waiting = new Map<string, () => void>();
let socket: WebSocket | undefined;

const text = (value: string) => {
  const bytes = new TextEncoder().encode(value);
  return [bytes.length, ...bytes];
};
/** A request with its id, and for #102 the token. */
function bytesOf(requestId: string, action: number): Uint8Array<ArrayBuffer> {
  const id = [0x0a, ...text(requestId)];
  const token = action === 102 ? [0x12, ...text('token')] : [];
  return Uint8Array.of(action & 0xff, action >> 8, 0x0a, id.length, ...id, ...token);
}
/** `Response { string id = 1; }` as the first field. */
function idIn(payload: Uint8Array): string {
  return new TextDecoder().decode(payload.subarray(4, 4 + (payload[3] ?? 0)));
}

const sendIt = (requestId: string, action: number) =>
  new Promise<void>((resolve) => {
    waiting.set(requestId, resolve);
    socket?.send(bytesOf(requestId, action));
  });
const engine = createReactionEngine({
  account: 'a',
  replayConcurrency: 1,
  login: ({ request }) => request(102, ({ requestId }: SendCall) => sendIt(requestId, 102)),
});
globalThis.held = { engine, sockets: 0 };

if (socketUrl) {
  globalThis.held.sockets++;
  const opened = new WebSocket(socketUrl);
  socket = opened;
  opened.binaryType = 'arraybuffer';
  opened.addEventListener('message', ({ data }) => {
    const frame = decodeFrame(new Uint8Array(data));
    if (frame.action === 0) return;
    waiting.get(idIn(frame.payload))?.();
  });
  attach(engine, opened);
}

/** A port whose worker is of another version of the package: what it says is, and what it receives is none of its own. */
function ofVersion(version: number, { post, listen }: Port): Port {
  const as = (of: number, message: unknown) =>
    Array.isArray(message) ? message.with(1, of) : message;
  return {
    post: (message) => post(as(version, message)),
    listen: (message, closed) => listen((data) => message(as(version, data)), closed),
  };
}

function serve(port: Port, end: Pick<MessagePort, 'addEventListener' | 'postMessage'>): void {
  const version = asked.get('version');
  serveEngine(engine, version ? ofVersion(Number(version), port) : port);
  end.addEventListener('message', ({ data }: MessageEvent) => own(data, end));
}

function own(data: Own, end: Pick<MessagePort, 'postMessage'>): void {
  if (data.own === 'close') scope.close();
  if (data.own === 'send') {
    const { requestId, action } = data;
    void sendIt(requestId, action).then(() => end.postMessage({ own: 'answer', requestId }));
  }
  if (data.own === 'run') {
    // The text is the test's own.
    const value = new Function(`return (${data.source})(globalThis.held)`)();
    end.postMessage({ own: 'ran', id: data.id, value });
  }
}

if ('onconnect' in globalThis) {
  scope.addEventListener('connect', ({ ports: [port] }) => {
    if (port) serve(channelPort(port), port);
  });
} else serve(workerPort(globalThis as never), globalThis as never);
