// A stage with a server: a real socket, real bytes, and the client of client.ts. Comes in: lines. Goes out: requests of the client, which
// the server answers when the recording says so; what answers no request it pushes. Next: player.ts.
import { type Clock, memoryStore, type ReactionEngineOptions, resolve } from 'igap-reactions';
import { nextEvent } from 'igap-reactions/testing';
import { type Answer, startServer } from 'igap-reactions/testing/server';
import type { ErrorFrame } from 'igap-reactions/wire';
import { appCall } from './app-call.js';
import { arrivalsAt } from './arrivals.js';
import { createClient } from './client.js';
import { loginDesk } from './login-desk.js';
import type { Fields } from './message.js';
import type { Line } from './script.js';
import type { Outcome, Stage } from './stage.js';
import { wireCount } from './wire-count.js';

/** For how long a request is in flight, ms. */
const leadMs = 150;
/** A batch is complete before it is answered. */
const batchWindowMs = 50;
/** The recording says when an answer comes: at a high speed the usual 10 s are soon over. */
const timeoutMs = 2 ** 31 - 1;
const nightMs = 8 * 3_600_000;

/** A request that the client makes for a line, whose frame answers it. */
interface Flight {
  readonly line: Line;
  readonly answer: Promise<Answer>;
  decide(answer: Answer): void;
  /** On the wire. Absent: it was not sent yet. */
  requestId?: string;
}

export interface ServerStage extends Stage {
  readonly url: string;
}

/** `options`: of the client's engine, which logged in the day before. Overnight the server has forgotten it. */
export async function serverStage(
  clock: Clock & { sleep(ms: number): unknown },
  options: ReactionEngineOptions = {},
): Promise<ServerStage> {
  const desk = loginDesk();
  let count = wireCount();
  /** By the id of the recording, and their answers by the one on the wire. */
  const flights = new Map<string, Flight>();
  const answers = new Map<string, Promise<Answer>>();

  const server = await startServer({
    clock,
    batchWindowMs,
    answer: ({ action, requestId }) => (action === 102 ? logIn() : answers.get(requestId)),
    log: (line) => count.take(line),
  });
  const client = createClient(server.url, 'token', {
    clock,
    store: memoryStore(),
    loginTimeoutMs: timeoutMs,
    ...options,
  });
  const { engine } = client;
  const loggedIn = nextEvent(engine, 'login.succeeded');
  desk.keep('ok');
  const arrivals = arrivalsAt(client.connect());
  await loggedIn;
  await clock.sleep(nightMs);
  server.expire();
  count = wireCount();

  function logIn(): Promise<Answer> {
    return desk.login().then(
      () => ({ ok: true }),
      (error: ErrorFrame) => ({ error }),
    );
  }

  /** Sends the request, unless a login or a lockout is in its way: then as soon as it is not. */
  function request(flight: Flight, { requestId: name = '', action = 0, subject }: ErrorFrame) {
    const fields = fieldsOf(action, subject);
    const sent = (requestId: string) => {
      flight.requestId = requestId;
      answers.set(requestId, flight.answer);
      arrivals.expect(flight.line, requestId);
    };
    if (name.includes('.')) {
      // A member of a batch has the batch's id: the client's own pipeline sends it.
      engine.track({ requestId: name, action, subject });
      sent(name);
      return client.send(name, action, fields, new AbortController().signal);
    }
    return engine.request(
      action,
      ({ requestId, signal, attempt }) => {
        if (attempt === 1) sent(requestId);
        else count.again(name);
        return client.send(requestId, action, fields, signal);
      },
      { subject, timeoutMs, whileLockedOut: 'wait' },
    );
  }

  /** The server sends something that nobody asked for. */
  function push(line: Line, frame: ErrorFrame | Uint8Array, begin: (line: Line) => void) {
    arrivals.expect(line);
    server.push(frame);
    return arrivals.of(line, begin);
  }

  async function deliverFrame(line: Line, frame: ErrorFrame, begin: (line: Line) => void) {
    const flight = flights.get(frame.requestId ?? '');
    if (!flight) await push(line, frame, begin);
    else if (flight.line !== line) {
      await push(line, { ...frame, requestId: flight.requestId }, begin);
    } else if (frame.majorCode === 5) {
      // The server does not answer, and the client has no more patience.
      begin(line);
      engine.receive({ ...frame, requestId: flight.requestId });
    } else {
      flight.decide({ error: { ...frame, requestId: undefined } });
      await arrivals.of(line, begin);
    }
    return resolve(frame);
  }

  async function deliver(line: Line, begin: (line: Line) => void): Promise<Outcome | undefined> {
    const { step } = line;
    switch (step.kind) {
      case 'frame':
        return { kind: 'received', resolution: await deliverFrame(line, step.frame, begin) };
      case 'bytes':
        await push(line, step.bytes, begin);
        return { kind: 'received' };
      case 'login':
        if (!['loggingIn', 'loginDelayed'].includes(engine.state.session)) {
          begin(line);
          return { kind: 'answer', to: 'none' };
        }
        arrivals.expect(line);
        // Its #102 may still be on its way, or be delayed for a moment more.
        if (!desk.answer(step.answer)) desk.keep(step.answer);
        await arrivals.of(line, begin);
        return { kind: 'answer', to: 'running' };
      case 'call':
        begin(line);
        return appCall(step.name, step.args, engine);
      case 'broken':
        begin(line);
        return undefined;
    }
  }

  return {
    url: server.url,
    engine,
    leadMs,
    prepare(line) {
      if (line.step.kind !== 'frame') return;
      const { frame } = line.step;
      const { requestId, action } = frame;
      if (!requestId || !action || flights.has(requestId)) return;
      const flight = flightOf(line);
      flights.set(requestId, flight);
      // The server itself refuses a member of a batch with 6 when another fails.
      if (frame.majorCode === 6) flight.decide({ ok: true });
      request(flight, frame).catch(() => {});
    },
    deliver,
    get kept() {
      return desk.kept;
    },
    get requests() {
      return count.sums();
    },
    async close() {
      await engine.dispose();
      await server.close();
    },
  };
}

/** What the server cannot do without. */
function fieldsOf(action: number, subject: ErrorFrame['subject']): Fields {
  if (action === 100) return { phoneNumber: 98_912_555_0100n };
  return action === 201 ? { roomId: BigInt(String(subject ?? 1)), message: 'hello' } : {};
}

function flightOf(line: Line): Flight {
  let decide: Flight['decide'] = () => {};
  const answer = new Promise<Answer>((resolve) => {
    decide = resolve;
  });
  return { line, answer, decide };
}
