import { describe, expect, it } from 'vitest';
import type { LoginCall } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { outcomeOf } from '../support/request.js';
import { titleOf } from './cell.js';
import { type ConnectionCell, type ConnectionTrouble, connectionCells } from './connection.js';
import { faultsOf, refused } from './look.js';

/** An app on a slow line: each of its answers takes so long. */
const answerMs = 200;

function appIn({ phase }: ConnectionCell) {
  const count = { logins: 0, atOnce: 0, most: 0, sends: 0 };
  const later = (work: () => void) => at.clock.setTimeout(work, answerMs);
  const hasToken = () => new Promise<boolean>((resolve) => later(() => resolve(true)));
  const login = ({ signal }: LoginCall) =>
    new Promise<void>((resolve, reject) => {
      count.logins++;
      count.most = Math.max(count.most, ++count.atOnce);
      const isRefused = phase === 'a login backs off' && count.logins === 1;
      const timer = later(() => {
        count.atOnce--;
        if (isRefused) reject({ majorCode: 110 });
        else resolve();
      });
      signal.addEventListener('abort', () => {
        at.clock.clearTimeout(timer);
        count.atOnce--;
        reject(new Error('aborted'));
      });
    });
  const at = rig({
    ...{ account: 'a', login },
    ...(phase === 'the app looks for a token' && { hasToken }),
  });
  const send = () => {
    count.sends++;
    return new Promise((resolve) => later(() => resolve('answer')));
  };
  const ask = () => outcomeOf(at.engine.request(201, send, { whileLockedOut: 'wait' }));
  return { ...at, count, ask };
}
type App = ReturnType<typeof appIn>;

/** Brings an app into the phase, on its first connection. */
async function begin(app: App, { phase, request }: ConnectionCell) {
  const { engine, clock } = app;
  engine.lockOut({ action: 9, waitMs: 100_000 });
  if (phase === 'the login is locked out') engine.lockOut({ action: 102, waitMs: 5000 });
  if (phase === 'a request waits for a lockout') engine.lockOut({ action: 201, waitMs: 5000 });
  const end = engine.connected();
  const held = phase === 'a request is held' ? app.ask() : undefined;
  // In the midst of the first answer, or after it.
  const isEarly = [
    'the app looks for a token',
    'a login is in flight',
    'the login is locked out',
    'a request is held',
  ].includes(phase);
  await clock.advance(isEarly ? answerMs / 2 : answerMs * 2);
  return { end, asked: held ?? (request && app.ask()) };
}

async function disturb(how: ConnectionTrouble, { engine, clock }: App, end: () => void) {
  if (how === 'overlaps') {
    engine.connected();
    end();
    expect(engine.state.connection).toBe('open');
    return;
  }
  let off = end;
  for (let time = 0; time < (how === 'flaps' ? 20 : 1); time++) {
    await clock.advance(50);
    off();
    expect(engine.state.connection).toBe('closed');
    await clock.advance(50);
    off = engine.connected();
  }
}

describe('a connection in trouble', () => {
  it.each(connectionCells.map((cell) => [titleOf(cell), cell] as const))('%s', async (_, cell) => {
    const app = appIn(cell);
    const { engine, clock, count } = app;
    const { end, asked } = await begin(app, cell);
    await disturb(cell.how, app, end);
    await clock.advance(30_000);
    expect(engine.state).toMatchObject({ session: 'ready', connection: 'open' });
    expect(count).toMatchObject({ logins: cell.logins, most: 1, atOnce: 0 });
    expect(count.sends).toBe(cell.request ? 1 : 0);
    if (cell.request === 'resolves') expect(asked?.value).toBe('answer');
    if (cell.request === 'RequestRefusedError') {
      expect(asked?.error).toMatchObject({
        name: 'RequestRefusedError',
        frame: { majorCode: 5, minorCode: 2 },
      });
    }
    // What works again is used again; what is known refuses to its end.
    const after = app.ask();
    await clock.advance(answerMs);
    expect(after.value).toBe('answer');
    expect(refused(engine)).toEqual([9]);
    await clock.advance(100_000 - 1 - clock.monotonic());
    expect(refused(engine)).toEqual([9]);
    await clock.advance(1);
    expect(refused(engine)).toEqual([]);
    expect(faultsOf(app)).toEqual([]);
    await engine.dispose();
    expect(clock.pending).toBe(0);
  });
});
