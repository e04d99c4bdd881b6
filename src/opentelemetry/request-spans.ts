// A span per request. Comes in: requests that are held, sent, settled. Goes out: one span from the first of these to the last. Next: the app's
// tracer.
import type { RequestName } from '../event/request-events.js';
import type { Listening } from './listening.js';
import type { OpenSpan, Spans } from './spans.js';

/** Ends what is open. */
export type EndSpans = (outcome: 'stopped' | 'disposed') => void;

export function traceRequests({ on }: Pick<Listening, 'on'>, spans: Spans): EndSpans {
  const open = new Map<string, OpenSpan>();

  /** The span of a request, which begins here where it has none. What is emitted within `engine.request` is a child of the span that calls it. */
  function spanOf({ id, action }: RequestName): OpenSpan {
    const begun =
      open.get(id) ?? spans.start(`request ${action}`, { 'igap.action': action }, { root: false });
    open.set(id, begun);
    return begun;
  }

  on('request.held', spanOf);
  on('request.sent', spanOf);
  on('request.settled', (settled) => {
    const { outcome, error, attempts, heldMs, waitedMs, flightMs } = settled;
    const span = spanOf(settled);
    open.delete(settled.id);
    const durations = {
      'igap.held_ms': heldMs,
      'igap.waited_ms': waitedMs,
      'igap.flight_ms': flightMs,
    };
    span.end(
      { 'igap.outcome': outcome, 'error.type': error, 'igap.attempts': attempts, ...durations },
      // Who aborts a request wants no answer.
      outcome === 'rejected' && error !== 'AbortError',
    );
  });

  return (outcome) => {
    for (const span of open.values()) span.end({ 'igap.outcome': outcome }, false);
    open.clear();
  };
}
