// The entry `igap-reactions/opentelemetry`: what an engine does, as spans and metrics of the app's own OpenTelemetry. No dependency: the types of
// tracer and meter are structural. Names, not `*`; nothing runs at import.

export {
  type AttributeName,
  type Attributes,
  attributeNames,
} from './opentelemetry/attributes.js';
export { type Instrumentation, instrumentEngine } from './opentelemetry/instrument-engine.js';
export type {
  CounterLike,
  HistogramLike,
  InstrumentSettings,
  MeterLike,
  SpanLike,
  SpanSettings,
  TracerLike,
} from './opentelemetry/telemetry.js';
