// The way of a request to its answer: a limit, a refusal that was ordered, the test's own answer, then what the server does by itself.
// Comes in: a request. Goes out: a frame on its connection, by way of its batch and of what is to go wrong. Next: connection.ts.
import type { EngineClock } from '../clock.js';
import type { ErrorFrame } from '../wire/error-frame.js';
import type { Decision } from './batches.js';
import type { Behaviour } from './behaviour.js';
import { encodeError, encodeResponse, type RequestBody } from './codec.js';
import type { Connection } from './connection.js';
import type { Answer, Misbehaviour, ServerRequest, Traffic } from './exchange.js';
import type { Limits } from './limits.js';
import type { Orders } from './orders.js';
import type { ServerOptions } from './protocol-server.js';

/** What decides about a request. */
export interface Deciders {
  readonly clock: EngineClock;
  readonly limits: Limits;
  readonly refusals: Orders<ErrorFrame>;
  readonly faults: Orders<Misbehaviour>;
  readonly behaviour: Behaviour;
  readonly script: ServerOptions['answer'];
  log(line: Traffic): void;
  /** Hears what the test's own answers throw. */
  mistake(error: unknown): void;
}

/** Answers a request: at once, unless its batch, the test's answer or a fault takes its time. */
export function respond(
  deciders: Deciders,
  connection: Connection,
  request: ServerRequest,
  body: RequestBody,
): void {
  const { clock, limits, refusals, faults, behaviour, script, log, mistake } = deciders;
  const { action, requestId } = request;
  const head = () => ({ id: requestId, timestamp: Math.floor(clock.now() / 1000) });

  const settle = connection.batches.join(requestId, ({ answer, heard }) => {
    const fault = faults.take(request);
    const error = 'error' in answer ? answer.error : undefined;
    log({ kind: 'answer', request, ...(error && { error }), ...(fault && { fault }) });
    connection.answer({ bytes: bytesOf(answer), heard }, fault);
  });
  const failed = (thrown: unknown): Answer => {
    mistake(thrown);
    return { error: { majorCode: 7 } };
  };
  const encode = (answer: Answer): Uint8Array => {
    if ('bytes' in answer) return answer.bytes;
    if ('error' in answer) return encodeError(answer.error, head());
    return encodeResponse(action, head(), answer);
  };
  const bytesOf = (answer: Answer) => {
    try {
      return encode(answer);
    } catch (thrown) {
      // Numbers that the wire cannot hold.
      return encode(failed(thrown));
    }
  };
  const act = (scripted: Answer | undefined): Answer => {
    if (scripted && !('ok' in scripted)) return scripted;
    const error = scripted ? undefined : behaviour.check(action, connection, body);
    if (error) return { error };
    return { ok: true, ...behaviour.accept(action, connection, body), ...scripted };
  };
  const decide = (): Decision | Promise<Decision> => {
    const limited = limits.check(request);
    if (limited) return { answer: limited, heard: limited.heard };
    const error = refusals.take(request);
    if (error) return { answer: { error } };
    const scripted = script?.(request);
    if (scripted === undefined || !('then' in scripted)) return { answer: act(scripted) };
    return Promise.resolve(scripted).then((answer) => ({ answer: act(answer) }));
  };

  try {
    const decision = decide();
    if (!(decision instanceof Promise)) settle(decision);
    else decision.catch((thrown) => ({ answer: failed(thrown) })).then(settle, mistake);
  } catch (thrown) {
    settle({ answer: failed(thrown) });
  }
}
