// The connection that a socket is. Comes in: that the socket opens, is secured, closes. Goes out: a connection of the engine, begun and ended
// with it, and whether it is the present one. Next: the engine.
import type { ConnectionEnd } from '../connection.js';
import { answerOf, attempt, fieldsOf } from '../stranger.js';
import type { AttachedEngine, SocketLike } from './socket.js';

export interface SocketConnection {
  /** What to listen to. */
  readonly listeners: Readonly<Record<string, () => void>>;
  /** A question for later: is what has arrived now still of the present connection? */
  presence(): () => boolean;
  /** Acts on how the socket is when it is attached. */
  look(): void;
  detach(): void;
}

/** `secured`: the connection begins once that has resolved. `isSilent`: it is the app that says when it begins and ends. */
export function connectionOf(
  engine: AttachedEngine,
  socket: SocketLike,
  secured: PromiseLike<unknown> | undefined,
  isSilent: boolean,
): SocketConnection {
  let isAttached = true;
  let isSecured = secured === undefined;
  let connection: ConnectionEnd | undefined;
  /** How often the socket has closed: what had arrived before says nothing after. */
  let closes = 0;
  const readyState = () => fieldsOf(socket, 'readyState').readyState;
  const { connected, disconnected } = fieldsOf(engine, 'connected', 'disconnected');
  const takesConnections = typeof connected === 'function' && typeof disconnected === 'function';
  const says = !isSilent && takesConnections && readyState() !== undefined;
  const isOpen = () => attempt(() => engine.state?.connection === 'open') ?? false;

  const open = () => {
    if (!isAttached || connection || !isSecured || readyState() !== 1) return;
    connection = attempt(() => engine.connected?.());
  };
  const close = () => {
    const ended = connection;
    connection = undefined;
    closes++;
    // A socket that opens again has other keys.
    isSecured = secured === undefined;
    attempt(() => ended?.());
  };
  if (says && !isSecured) {
    const secure = () => {
      if (closes > 0) return;
      isSecured = true;
      open();
    };
    answerOf(() => secured).then(secure, () => {});
  }
  return {
    listeners: says ? { open, close } : {},
    presence() {
      const of = closes;
      return () => isAttached && of === closes && (connection?.isPresent ?? !(says && isOpen()));
    },
    look() {
      if (!says) return;
      const state = readyState();
      const isOpening = state === 0 || (state === 1 && !isSecured);
      if (isOpening && !isOpen()) attempt(() => engine.disconnected?.({ connecting: true }));
      open();
    },
    detach() {
      isAttached = false;
      close();
    },
  };
}
