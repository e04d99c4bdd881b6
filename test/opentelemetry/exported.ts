// What the real SDK exports. Comes in: an engine. Goes out: its finished spans and its measurements, as plain data. Used by: the tests here.
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { onTestFinished } from 'vitest';
import type { Clock, ScreenEngine } from '../../src/index.js';
import { instrumentEngine } from '../../src/opentelemetry.js';

/** A span that has ended. */
export interface EndedSpan {
  readonly name: string;
  readonly attributes: object;
  /** OpenTelemetry's code: 2 is an error. */
  readonly status: number;
  readonly ms: number;
  readonly hasParent: boolean;
}

/** All that was measured of one set of attributes: how often it was counted, or the sum of all times. */
export interface Point {
  readonly attributes: object;
  readonly sum: number;
  /** How many times were recorded; absent where it was counted. */
  readonly times?: number;
}

const ms = ([seconds, nanos]: readonly [number, number]) => seconds * 1000 + nanos / 1e6;

/** The SDK with exporters in memory. */
export function telemetry() {
  const spans = new InMemorySpanExporter();
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
  const measured = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  // It exports when it is asked to: the interval is that of an hour.
  const meters = new MeterProvider({
    readers: [
      new PeriodicExportingMetricReader({ exporter: measured, exportIntervalMillis: 3_600_000 }),
    ],
  });
  onTestFinished(async () => {
    await tracers.shutdown();
    await meters.shutdown();
  });
  return {
    tracer: tracers.getTracer('test'),
    meter: meters.getMeter('test'),
    spans: (): EndedSpan[] =>
      spans.getFinishedSpans().map((span) => ({
        name: span.name,
        attributes: span.attributes,
        status: span.status.code,
        ms: ms(span.duration),
        hasParent: span.parentSpanContext !== undefined,
      })),
    async points(name: string): Promise<Point[]> {
      await meters.forceFlush();
      const metrics = measured.getMetrics().at(-1)?.scopeMetrics[0]?.metrics ?? [];
      const points = metrics.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? [];
      return points.map(({ attributes, value }) =>
        typeof value === 'number'
          ? { attributes, sum: value }
          : { attributes, sum: value.sum ?? 0, times: value.count },
      );
    },
    /** All that is exported, as text. */
    async text(): Promise<string> {
      await meters.forceFlush();
      // A span is linked to its processor and resource.
      const exported = spans
        .getFinishedSpans()
        .map(({ name, attributes, events, links, status }) => ({
          ...{ name, attributes, events, links, status },
        }));
      return JSON.stringify([exported, measured.getMetrics().map((each) => each.scopeMetrics)]);
    },
  };
}

/** An engine under the SDK, on the engine's own clock. */
export function instrumented(engine: ScreenEngine, clock: Clock) {
  const exported = telemetry();
  const { tracer, meter } = exported;
  return { ...exported, stop: instrumentEngine(engine, { tracer, meter, clock }) };
}
