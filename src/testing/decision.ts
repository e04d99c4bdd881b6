// What becomes of a request: a limit, a refusal that was ordered, the test's own answer, then what the server does by itself. Comes in: a
// request. Goes out: its answer, or none. Next: responder.ts.
import type { ErrorFrame } from '../wire/error-frame.js';
import type { Decision } from './batches.js';
import type { Behaviour } from './behaviour.js';
import type { Received } from './codec.js';
import type { Connection } from './connection.js';
import type { Answer, ServerRequest } from './exchange.js';
import type { Limits } from './limits.js';
import type { Orders } from './orders.js';
import type { ServerOptions } from './protocol-server.js';

/** What decides about a request. */
export interface Deciders {
  readonly limits: Limits;
  readonly refusals: Orders<ErrorFrame>;
  readonly behaviour: Behaviour;
  readonly script: ServerOptions['answer'];
}

/** Undefined: it is not answered, since nobody can decode it. Throws and rejects with what the test's own answer does. */
export function decide(
  { limits, refusals, behaviour, script }: Deciders,
  connection: Connection,
  request: ServerRequest,
  { action, payload, body }: Received,
): Decision | undefined | Promise<Decision | undefined> {
  if (body) {
    const limited = limits.check(request);
    if (limited) return { answer: limited, delivered: limited.delivered };
    const error = refusals.take(request);
    if (error) return { answer: { error } };
  }
  const act = (scripted: Answer | undefined): Decision | undefined => {
    if (scripted && !('ok' in scripted)) return { answer: scripted };
    if (!scripted && !body) return undefined;
    const known = body ?? {};
    const error = scripted ? undefined : behaviour.check(action, connection, known);
    if (error) return { answer: { error } };
    return { answer: { ok: true, ...behaviour.accept(action, connection, known), ...scripted } };
  };
  const scripted = script?.(request, payload);
  if (scripted === undefined || !('then' in scripted)) return act(scripted);
  return Promise.resolve(scripted).then(act);
}
