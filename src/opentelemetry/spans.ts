// Spans. Comes in: what begins and ends. Goes out: spans of the app's tracer, in elapsed time: that of a device that slept counts, a clock that
// is set does not. Used by: request-spans.ts, login-spans.ts.
import type { EngineClock } from '../clock.js';
import { attributesOf } from './attributes.js';
import type { Listening } from './listening.js';
import type { SpanSettings, TracerLike } from './telemetry.js';

/** What `attributesOf` takes. */
type Known = Parameters<typeof attributesOf>[0];

export interface OpenSpan {
  /** `hasFailed`: its status is an error. */
  end(known: Known, hasFailed: boolean): void;
}

export interface Spans {
  start(name: string, known: Known, how: Pick<SpanSettings, 'root'>): OpenSpan;
}

/** `SpanKind.CLIENT` and `SpanStatusCode.ERROR`. */
const client = 2;
const error = 2;

export function createSpans(
  tracer: TracerLike,
  clock: Pick<EngineClock, 'now' | 'elapsed'>,
  { call }: Pick<Listening, 'call'>,
): Spans {
  return {
    start(name, known, { root }) {
      const startMs = clock.now();
      const startedAt = clock.elapsed();
      const attributes = attributesOf(known);
      const startTime = new Date(startMs);
      // A number would be taken for one of `performance.now()` where it is before the start of the page.
      const span = call(() =>
        tracer.startSpan(name, { kind: client, startTime, root, attributes }),
      );
      return {
        end(more, hasFailed) {
          if (!span) return;
          const endTime = new Date(startMs + clock.elapsed() - startedAt);
          call(() => span.setAttributes(attributesOf(more)));
          if (hasFailed) call(() => span.setStatus({ code: error }));
          call(() => span.end(endTime));
        },
      };
    },
  };
}
