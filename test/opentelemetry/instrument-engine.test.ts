import { describe, expect, it } from 'vitest';
import { DisposedError, OptionError } from '../../src/index.js';
import { instrumentEngine } from '../../src/opentelemetry.js';
import { flow, portRig } from '../port/rig.js';
import { requestRig } from '../support/request.js';
import { instrumented, telemetry } from './exported.js';

describe('nothing is left open', () => {
  it('stop() ends every span, once, and nothing is exported after it', async () => {
    const { engine, clock, ask, last, settle } = requestRig();
    const { spans, points, stop } = instrumented(engine, clock);
    ask('hello');
    engine.logIn();
    await clock.advance(50);
    stop();
    stop();
    const open = { attributes: { 'igap.outcome': 'stopped' }, status: 0, ms: 50 };
    expect(spans()).toMatchObject([
      { name: 'request 201', ...open },
      { name: 'login', ...open },
    ]);
    last('hello').answer();
    engine.receive({ majorCode: 205 });
    await settle();
    expect(spans()).toHaveLength(2);
    expect(await points('igap.reactions')).toEqual([]);
    await engine.dispose();
  });

  it('dispose() of the engine ends every span', async () => {
    const { engine, clock, ask } = requestRig();
    const { spans, stop } = instrumented(engine, clock);
    ask('hello').promise.catch(() => {});
    engine.logIn();
    await engine.dispose();
    stop();
    expect(spans()).toMatchObject([
      { attributes: { 'igap.outcome': 'disposed' } },
      { attributes: { 'igap.outcome': 'disposed' } },
    ]);
  });

  it('arms no timer', async () => {
    const { engine, clock } = requestRig();
    const { stop } = instrumented(engine, clock);
    expect(clock.pending).toBe(0);
    stop();
    await engine.dispose();
  });
});

describe('what it takes', () => {
  it('only what is asked for is measured', async () => {
    const { engine, clock } = requestRig();
    const { tracer, meter, spans, points } = telemetry();
    const stops = [
      instrumentEngine(engine, {}),
      instrumentEngine(engine, { tracer, clock }),
      instrumentEngine(engine, { meter, clock }),
    ];
    engine.receive({ majorCode: 8 });
    expect(await points('igap.reactions')).toMatchObject([{ sum: 1 }]);
    expect(spans()).toEqual([]);
    for (const stop of stops) stop();
    await engine.dispose();
  });

  it.each([
    ['instrumentEngine(engine)', {}, {}],
    ['tracer', undefined, { tracer: {} }],
    ['meter', undefined, { meter: { createCounter() {} } }],
    ['clock', undefined, { clock: 5 }],
  ])('a wrong %s is named', async (option, wrong, options) => {
    const { engine } = requestRig();
    const call = () => instrumentEngine((wrong ?? engine) as never, options as never);
    expect(call).toThrow(OptionError);
    expect(call).toThrow(expect.objectContaining({ option }));
    await engine.dispose();
  });

  it('an engine that was disposed of throws', async () => {
    const { engine } = requestRig();
    await engine.dispose();
    expect(() => instrumentEngine(engine, { tracer: telemetry().tracer })).toThrow(DisposedError);
  });

  it('an engine over a port is measured in the page', async () => {
    const worker = portRig();
    const page = worker.page();
    await flow();
    const { spans, points } = instrumented(page.engine, page.clock);
    page.ask(201);
    await flow();
    page.sent[0]?.answer();
    worker.engine.receive({ majorCode: 205 });
    await flow();
    expect(spans()).toMatchObject([
      { name: 'request 201', attributes: { 'igap.outcome': 'resolved', 'igap.attempts': 1 } },
    ]);
    expect(await points('igap.reactions')).toMatchObject([
      { attributes: { 'igap.error': 'CHAT_SEND_MESSAGE_FORBIDDEN' } },
    ]);
    page.engine.logIn();
    await flow();
    await page.engine.dispose();
    expect(spans().at(-1)).toMatchObject({ attributes: { 'igap.outcome': 'disposed' } });
  });
});

describe('a tracer or meter that throws', () => {
  const fail = (): never => {
    throw new Error('secret of the exporter');
  };

  const meterOf = (make: () => unknown) => ({ createCounter: make, createHistogram: make });
  const failing = { setAttributes: fail, setStatus: fail, end: fail, add: fail, record: fail };

  it.each([
    ['at once', fail],
    ['later', () => failing],
    ['as a rejection', async () => fail()],
    ['by what it makes', () => 5],
  ])('%s harms nobody, and is one fault', async (_, make) => {
    const { engine, clock, emitted, ask, last, settle } = requestRig();
    const stop = instrumentEngine(engine, {
      ...{ tracer: { startSpan: make }, meter: meterOf(make), clock },
    } as never);
    const asked = ask('hello');
    engine.receive({ majorCode: 205 });
    engine.receive({ majorCode: 136, wait: 5 });
    await clock.advance(5000);
    last('hello').answer('fine');
    await settle();
    expect(asked.value).toBe('fine');
    stop();
    const faults = emitted.flatMap(({ name, payload }) => (name === 'fault' ? [payload] : []));
    expect(faults).toMatchObject([{ code: 'listener' }]);
    expect(JSON.stringify(faults)).not.toContain('secret');
    await engine.dispose();
  });
});
