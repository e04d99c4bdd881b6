import { describe, expect, it } from 'vitest';
import { heldRig } from '../support/session.js';
import { instrumented } from './exported.js';

/** An engine whose login is in flight. */
function loggingIn() {
  const made = heldRig();
  const exported = instrumented(made.engine, made.clock);
  made.engine.receive({ majorCode: 2 });
  return { ...made, ...exported };
}

it('a login is one span, from login.started to its success, and nobody’s child', async () => {
  const { engine, clock, held, spans } = loggingIn();
  await clock.advance(300);
  expect(spans()).toEqual([]);
  held.last.succeed();
  await clock.advance(0);
  const attributes = { 'igap.attempt': 1, 'igap.outcome': 'login.succeeded' };
  expect(spans()).toEqual([{ name: 'login', attributes, status: 0, ms: 300, hasParent: false }]);
  await engine.dispose();
});

describe('a login that does not succeed says how it ended', () => {
  it.each([
    [{ majorCode: 10, wait: 30 }, 'login.delayed', 'lockout', 'FLOOD_REQUEST', 2],
    [{ majorCode: 110 }, 'login.delayed', 'backoff', 'USER_LOGIN_INTERNAL_SERVER_ERROR', 2],
    [{ majorCode: 109, minorCode: 2 }, 'login.failed', undefined, 'USER_LOGIN_BAD_PAYLOAD', 2],
    [{ majorCode: 111 }, 'registration.required', undefined, 'USER_LOGIN_FAILED', 2],
    [{ majorCode: 8 }, 'session.terminated', undefined, 'SESSION_IS_TERMINATED', 2],
    [{ majorCode: 77_777 }, 'login.delayed', 'backoff', '_OTHER', 2],
  ] as const)('%o: %s', async (frame, outcome, reason, error, status) => {
    const { engine, clock, held, spans } = loggingIn();
    held.last.fail(frame);
    await clock.advance(0);
    const [span] = spans();
    expect(span).toMatchObject({
      attributes: { 'igap.outcome': outcome, 'igap.error': error },
      status,
    });
    expect(Object(span?.attributes)['igap.reason']).toBe(reason);
    await engine.dispose();
  });

  it('a page that is to be filled in is no error', async () => {
    const { engine, clock, held, spans } = loggingIn();
    held.last.fail({ majorCode: 9 });
    await clock.advance(0);
    expect(spans()).toMatchObject([
      { attributes: { 'igap.outcome': 'nickname.required' }, status: 0 },
    ]);
    await engine.dispose();
  });

  it('the end of its connection', async () => {
    const { engine, spans } = loggingIn();
    engine.disconnected();
    expect(spans()).toMatchObject([
      { attributes: { 'igap.outcome': 'login.delayed', 'igap.reason': 'offline' } },
    ]);
    await engine.dispose();
  });

  it('a sign-out, of which no event of the session is emitted', async () => {
    const { engine, spans } = loggingIn();
    await engine.signedOut();
    expect(spans()).toMatchObject([{ attributes: { 'igap.outcome': 'abandoned' }, status: 0 }]);
    await engine.dispose();
  });
});

it('each try of a run is a span with its attempt', async () => {
  const { engine, clock, held, spans } = loggingIn();
  held.last.fail({ majorCode: 110 });
  await clock.advance(1000);
  held.last.succeed();
  await clock.advance(0);
  expect(spans()).toMatchObject([
    { attributes: { 'igap.attempt': 1, 'igap.outcome': 'login.delayed' } },
    { attributes: { 'igap.attempt': 2, 'igap.outcome': 'login.succeeded' } },
  ]);
  await engine.dispose();
});
