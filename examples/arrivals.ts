// Which message of a socket is of which line. Comes in: what lines wait for, and messages. Goes out: promises that settle when a line's
// frame has come, and word of it just before anybody else gets the message. Used by: server-stage.ts.
import { decodeErrorFrame, decodeFrame } from 'igap-reactions/wire';
import type { WebSocket } from 'ws';
import type { Line } from './script.js';

export interface Arrivals {
  /** A line's frame answers this request. Without one it is the next error or #30102 that answers no request of a line. */
  expect(line: Line, requestId?: string): void;
  /** Settles when the frame of an expected line has come. `begin` is called with it, and of those that come with it. Rejects after 5 s. */
  of(line: Line, begin: (line: Line) => void): Promise<void>;
}

/** Of real time: the clock of the recording may run much faster. */
const patienceMs = 5000;
const loggedIn = 30_102;

export function arrivalsAt(socket: WebSocket): Arrivals {
  const expected = new Map<string, Line>();
  const arrived = new Set<Line>();
  let begin: (line: Line) => void = () => {};
  let wake = () => {};

  // Before the engine, which gets it by `attach`.
  socket.prependListener('message', (data: ArrayBuffer) => {
    const { action } = decodeFrame(data);
    if (action !== 0 && action !== loggedIn) return;
    const requestId = action === 0 ? requestIdOf(data) : '';
    const key = expected.has(requestId) ? requestId : '';
    const line = expected.get(key);
    if (!line) return;
    expected.delete(key);
    arrived.add(line);
    begin(line);
    wake();
  });

  return {
    expect(line, requestId = '') {
      expected.set(requestId, line);
    },
    of(line, given) {
      begin = given;
      return new Promise((resolve, reject) => {
        const late = () => reject(new Error(`the frame of line ${line.number} did not arrive`));
        // It keeps nobody waiting who has stopped.
        const timer = setTimeout(late, patienceMs).unref();
        wake = () => {
          if (!arrived.has(line)) return;
          clearTimeout(timer);
          resolve();
        };
        wake();
      });
    },
  };
}

/** Empty where the bytes are no error frame. */
function requestIdOf(bytes: ArrayBuffer): string {
  try {
    return decodeErrorFrame(bytes)?.requestId ?? '';
  } catch {
    return '';
  }
}
