// Where an engine meets the app's OpenTelemetry. Comes in: an engine, in this thread or over a port, a tracer, a meter. Goes out: spans and
// metrics until it is stopped or the engine is disposed of. Next: login-spans.ts, request-spans.ts, metrics.ts.
import { aClock, having, record } from '../arguments.js';
import { type Clock, engineClock, systemClock } from '../clock.js';
import { development } from '../development.js';
import type { DisposedError } from '../faults.js';
import type { ScreenEngine } from '../screen-engine.js';
import { createAbort } from '../signal.js';
import { listenTo } from './listening.js';
import { traceLogins } from './login-spans.js';
import { measure } from './metrics.js';
import { traceRequests } from './request-spans.js';
import { createSpans } from './spans.js';
import type { MeterLike, TracerLike } from './telemetry.js';

/** What {@link instrumentEngine} takes. Each may be absent. */
export interface Instrumentation {
  /** `trace.getTracer('my-app')`. Absent: there are no spans. */
  readonly tracer?: TracerLike | undefined;
  /** `metrics.getMeter('my-app')`. Absent: there are no metrics. */
  readonly meter?: MeterLike | undefined;
  /** By which spans and lockouts are timed: the engine's own. @default systemClock */
  readonly clock?: Clock | undefined;
}

const anEngine = having<ScreenEngine>(development && 'an engine', ['on', 'waitFor', 'lockouts']);
const instrumentation = () =>
  record<Instrumentation>({
    tracer: having<TracerLike>(development && 'a Tracer', ['startSpan']),
    meter: having<MeterLike>(development && 'a Meter', ['createCounter', 'createHistogram']),
    clock: aClock,
  });

/**
 * Writes what an engine does to OpenTelemetry: a span for each request and each login; counters of reactions, replays and faults; histograms of
 * how long something was locked, and requests were held, waited and were in flight. It uses the engine's public events only, so it takes an
 * engine over a port too. What is exported are numbers, and names of the protocol: no subject, account, id, token or text. A tracer or meter
 * that throws harms nobody, and is the fault `listener` once.
 *
 * @returns What stops it, and ends the spans that are open. `dispose()` of the engine does so too.
 * @throws OptionError for a wrong engine or option; DisposedError where the engine was disposed of.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 * import { instrumentEngine } from 'igap-reactions/opentelemetry';
 * import { metrics, trace } from '@opentelemetry/api';
 *
 * const engine = createReactionEngine();
 * const stop = instrumentEngine(engine, { tracer: trace.getTracer('my-app'), meter: metrics.getMeter('my-app') });
 * engine.receive({ majorCode: 203, minorCode: 18 }); // igap.reactions: 1, of the kind correctInput
 * stop();
 * ```
 */
export function instrumentEngine(engine: ScreenEngine, options: Instrumentation): () => void {
  const source = anEngine('instrumentEngine(engine)', engine);
  const { tracer, meter, clock: own = systemClock } = instrumentation()('options', options, '');
  const listening = listenTo(source);
  const clock = engineClock(
    own,
    (callback) => callback(),
    // It stands still: the engine's own says so.
    () => {},
  );
  const endings: ReturnType<typeof traceRequests>[] = [];
  if (tracer) {
    const spans = createSpans(tracer, clock, listening);
    endings.push(traceRequests(listening, spans), traceLogins(listening, spans));
  }
  if (meter) measure(source, meter, clock, listening);

  const stopped = createAbort(() => {});
  let isOver = false;
  const finish = (outcome: 'stopped' | 'disposed') => {
    if (isOver) return;
    isOver = true;
    listening.stop();
    for (const end of endings) end(outcome);
    stopped.abort();
  };
  // An event that is waited for in vain: the one public sign of `dispose()` is the rejection.
  source
    .waitFor('session.terminated', { filter: () => false, signal: stopped.signal() })
    .catch((error: DisposedError) =>
      finish(error?.name === 'DisposedError' ? 'disposed' : 'stopped'),
    );
  return () => finish('stopped');
}
