import { expect, it } from 'vitest';
import { requestRig } from '../support/request.js';
import { instrumented } from './exported.js';
import { holdAndAnswer } from './held-request.js';

it('a request is one span, from the call to its answer', async () => {
  const { engine, clock, ask, last, settle } = requestRig();
  const { spans } = instrumented(engine, clock);
  ask('hello');
  await clock.advance(250);
  expect(spans()).toEqual([]);
  last('hello').answer();
  await settle();
  const attributes = {
    'igap.action': 201,
    'igap.outcome': 'resolved',
    'igap.attempts': 1,
    'igap.held_ms': 0,
    'igap.waited_ms': 0,
    'igap.flight_ms': 250,
  };
  expect(spans()).toEqual([
    { name: 'request 201', attributes, status: 0, ms: 250, hasParent: false },
  ]);
  await engine.dispose();
});

it('the time in which a request is held behind a login is part of its span', async () => {
  const rig = requestRig();
  const { engine, clock } = rig;
  const { spans } = instrumented(engine, clock);
  await holdAndAnswer(rig);
  const [, request] = spans();
  expect(request).toMatchObject({ name: 'request 201', ms: 500 });
  expect(request?.attributes).toMatchObject({ 'igap.held_ms': 400, 'igap.flight_ms': 100 });
  await engine.dispose();
});

it('the time that a device sleeps is part of a span, and a clock that is set back is not', async () => {
  const { engine, clock, ask, last, settle } = requestRig();
  const { spans } = instrumented(engine, clock);
  ask('hello');
  await clock.sleep(3000);
  ask('another');
  await clock.advance(500);
  clock.jump(-3_600_000);
  for (const of of ['hello', 'another']) last(of).answer();
  await settle();
  expect(spans()).toMatchObject([{ ms: 3500 }, { ms: 500 }]);
  await engine.dispose();
});

it('a request that the server refuses is an error, by the name of what it rejects with', async () => {
  const { engine, clock, ask, last, settle } = requestRig();
  const { spans } = instrumented(engine, clock);
  ask('hello');
  last('hello').refuse({ majorCode: 203, minorCode: 18 });
  await settle();
  expect(spans()).toMatchObject([
    {
      attributes: { 'igap.outcome': 'rejected', 'error.type': 'RequestRefusedError' },
      status: 2,
    },
  ]);
  await engine.dispose();
});

it('a request that is never sent is a span without a flight', async () => {
  const { engine, clock, ask, settle } = requestRig();
  const { spans } = instrumented(engine, clock);
  engine.lockOut({ action: 201, waitMs: 60_000 });
  ask('hello');
  await settle();
  expect(spans()).toMatchObject([
    { attributes: { 'error.type': 'LockedOutError', 'igap.attempts': 0 }, status: 2 },
  ]);
  await engine.dispose();
});

it('a request that the app aborts is no error', async () => {
  const { engine, clock, ask, settle } = requestRig();
  const { spans } = instrumented(engine, clock);
  ask('hello');
  engine.cancel(() => true);
  await settle();
  expect(spans()).toMatchObject([{ attributes: { 'error.type': 'AbortError' }, status: 0 }]);
  await engine.dispose();
});

it('each member of a batch is a span', async () => {
  const { engine, clock, askBatch, last, settle } = requestRig();
  const { spans } = instrumented(engine, clock);
  askBatch([{ of: 'one' }, { of: 'two', action: 602 }]);
  await settle();
  for (const of of ['one', 'two']) last(of).answer();
  await settle();
  expect(spans().map(({ name }) => name)).toEqual(['request 201', 'request 602']);
  await engine.dispose();
});

it('the span begins while engine.request is called, so that it is a child of the one that calls', async () => {
  const { engine, clock, ask, settle } = requestRig();
  const { tracer } = instrumented(engine, clock);
  let isCalling = false;
  const begun: boolean[] = [];
  const { startSpan } = tracer;
  tracer.startSpan = (...args) => {
    begun.push(isCalling);
    return Reflect.apply(startSpan, tracer, args);
  };
  isCalling = true;
  ask('hello');
  isCalling = false;
  await settle();
  expect(begun).toEqual([true]);
  await engine.dispose();
});
