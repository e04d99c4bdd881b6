// The way of a request to its answer. Comes in: a request. Goes out: a frame on its connection, by way of its batch and of what is to go
// wrong. Next: connection.ts.
import type { EngineClock } from '../clock.js';
import type { Decision } from './batches.js';
import { encodeError, encodeResponse, type Received } from './codec.js';
import type { Connection } from './connection.js';
import { type Deciders, decide } from './decision.js';
import type { Answer, Misbehaviour, ServerRequest, Traffic } from './exchange.js';
import type { Orders } from './orders.js';

/** What answers go by. */
export interface Responders extends Deciders {
  readonly clock: EngineClock;
  readonly faults: Orders<Misbehaviour>;
  log(line: Traffic): void;
  /** Called with what the test's own answers throw. */
  mistake(error: unknown): void;
}

/** Answers a request, if it is answered: at once, unless its batch, the test's answer or a fault takes its time. */
export function respond(
  responders: Responders,
  connection: Connection,
  request: ServerRequest,
  received: Received,
): void {
  const { clock, faults, log, mistake } = responders;
  const { action, requestId } = request;
  const failed = (thrown: unknown): Answer => {
    mistake(thrown);
    return { error: { majorCode: 7 } };
  };
  const encode = (answer: Answer): Uint8Array => {
    if ('bytes' in answer) return answer.bytes;
    const head = { id: requestId, timestamp: Math.floor(clock.now() / 1000) };
    if ('error' in answer) return encodeError(answer.error, head);
    return encodeResponse(action, head, answer);
  };
  const bytesOf = (answer: Answer) => {
    try {
      return encode(answer);
    } catch (thrown) {
      // Numbers that the wire cannot hold.
      return encode(failed(thrown));
    }
  };
  const send = connection.batches.join(requestId, ({ answer, delivered }) => {
    const fault = faults.take(request);
    const error = 'error' in answer ? answer.error : undefined;
    log({ kind: 'answer', request, ...(error && { error }), ...(fault && { fault }) });
    connection.answer({ bytes: bytesOf(answer), delivered }, fault);
  });
  const settle = (decision: Decision | undefined) => decision && send(decision);

  try {
    const decision = decide(responders, connection, request, received);
    if (!(decision instanceof Promise)) settle(decision);
    else decision.catch((thrown) => ({ answer: failed(thrown) })).then(settle, mistake);
  } catch (thrown) {
    settle({ answer: failed(thrown) });
  }
}
