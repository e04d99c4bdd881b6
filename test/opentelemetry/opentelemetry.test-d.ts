import type { Meter, Tracer } from '@opentelemetry/api';
import { expectTypeOf, it } from 'vitest';
import type { ReactionEngine } from '../../src/index.js';
import {
  type Instrumentation,
  instrumentEngine,
  type MeterLike,
  type TracerLike,
} from '../../src/opentelemetry.js';
import type { PortEngine } from '../../src/port.js';

declare const [tracer, meter]: [Tracer, Meter];
declare const [engine, page]: [ReactionEngine, PortEngine];

it('takes what @opentelemetry/api declares without a cast', () => {
  expectTypeOf(tracer).toExtend<TracerLike>();
  expectTypeOf(meter).toExtend<MeterLike>();
  const options: Instrumentation = { tracer, meter };
  expectTypeOf(instrumentEngine(engine, options)).toEqualTypeOf<() => void>();
  instrumentEngine(page, options);
  // @ts-expect-error: a tracer is no meter.
  instrumentEngine(engine, { meter: tracer });
});
