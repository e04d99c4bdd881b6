// What is used of OpenTelemetry, as types: a tracer, a meter, and what they make, of @opentelemetry/api 1.3 and later. Comes in: nothing. Goes
// out: types, so that neither the types nor the code of this package import it. Next: spans.ts and metrics.ts.
import type { Attributes } from './attributes.js';

/** How a span begins. */
export interface SpanSettings {
  /** OpenTelemetry's `SpanKind`. */
  readonly kind: number;
  readonly startTime: Date;
  /** Whether it is nobody's child, whatever span is active. */
  readonly root: boolean;
  readonly attributes: Attributes;
}

/** What is used of a `Span`. */
export interface SpanLike {
  setAttributes(attributes: Attributes): unknown;
  /** `code` is OpenTelemetry's `SpanStatusCode`. */
  setStatus(status: { readonly code: number }): unknown;
  end(endTime: Date): void;
}

/** What is used of a `Tracer`: `trace.getTracer('my-app')`. */
export interface TracerLike {
  startSpan(name: string, settings: SpanSettings): SpanLike;
}

/** What a counter or histogram is made with. */
export interface InstrumentSettings {
  readonly description: string;
  readonly unit: string;
  /** Where the buckets of a histogram end, unless a view of the app's says otherwise. */
  readonly advice?: { readonly explicitBucketBoundaries: number[] };
}

/** What is used of a `Counter`. */
export interface CounterLike {
  add(value: number, attributes: Attributes): void;
}

/** What is used of a `Histogram`. */
export interface HistogramLike {
  record(value: number, attributes: Attributes): void;
}

/** What is used of a `Meter`: `metrics.getMeter('my-app')`. */
export interface MeterLike {
  createCounter(name: string, settings: InstrumentSettings): CounterLike;
  createHistogram(name: string, settings: InstrumentSettings): HistogramLike;
}
