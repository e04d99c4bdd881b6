// `request` of `login({ request })`: what a login is made of is not held behind that login.
import { describe, expect, it } from 'vitest';
import type { LoginRequest, RequestOptions } from '../../src/index.js';
import { outcomeOf, requestRig } from '../support/request.js';

/** An engine whose login is under way, and what a request of that login came to. */
function withinLogin(options: Parameters<typeof requestRig>[0] = {}) {
  const made = requestRig(options);
  made.engine.logIn();
  const { request } = made.held.last;
  const asked: { answer(value?: unknown): void; fail(error: unknown): void }[] = [];
  const ask = (action: number, given?: RequestOptions) =>
    outcomeOf(
      request(
        action,
        () => new Promise((answer, fail) => void asked.push({ answer, fail })),
        given,
      ),
    );
  return { ...made, askWithin: ask, asked, request };
}

describe('request of login', () => {
  it('is sent at once, though it needs a login, and resolves with its answer', async () => {
    const { askWithin, asked, settle } = withinLogin();
    const outcome = askWithin(117);
    expect(asked).toHaveLength(1);
    asked[0]?.answer('profile');
    await settle();
    expect(outcome.value).toBe('profile');
  });

  it('rejects with a 2, which is not waited for, and starts no second login', async () => {
    const { askWithin, asked, held, settle } = withinLogin();
    const outcome = askWithin(117);
    asked[0]?.fail({ majorCode: 2 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError', frame: { majorCode: 2 } });
    expect(asked).toHaveLength(1);
    expect(held.calls).toHaveLength(1);
  });

  it('obeys lockouts: it rejects, or waits where that is wanted', async () => {
    const { engine, clock, askWithin, asked } = withinLogin();
    engine.lockOut({ action: 117, waitMs: 3000 });
    const rejected = askWithin(117);
    askWithin(117, { whileLockedOut: 'wait' });
    await clock.advance(2999);
    expect(rejected.error).toMatchObject({ name: 'LockedOutError' });
    expect(asked).toHaveLength(0);
    await clock.advance(1);
    expect(asked).toHaveLength(1);
  });

  it('is not held behind the one that goes first after a lockout', async () => {
    const { engine, clock, askWithin, asked } = withinLogin();
    engine.lockOut({ action: 117, waitMs: 3000 });
    for (let n = 0; n < 3; n++) askWithin(117, { whileLockedOut: 'wait' });
    await clock.advance(3000);
    expect(asked).toHaveLength(3);
  });

  it('is engine.request once that login is over', async () => {
    const { engine, askWithin, asked, held, settle } = withinLogin();
    held.last.succeed();
    await settle();
    engine.disconnected();
    askWithin(117);
    expect(asked).toHaveLength(0);
    expect(engine.requests()).toMatchObject([{ state: 'held', why: 'offline' }]);
  });

  it('that waits for a lockout when its login ends is held behind the next one', async () => {
    const { engine, clock, askWithin, asked, held } = withinLogin();
    engine.lockOut({ action: 117, waitMs: 3000 });
    askWithin(117, { whileLockedOut: 'wait' });
    held.last.fail({ majorCode: 110 });
    await clock.advance(3000);
    expect(engine.state.session).toBe('loggingIn');
    expect(asked).toHaveLength(0);
    held.last.succeed();
    await clock.advance(0);
    expect(asked).toHaveLength(1);
  });

  it('ends with the connection, as everything in flight', async () => {
    const { engine, askWithin, settle } = withinLogin();
    const outcome = askWithin(117);
    engine.connected();
    engine.disconnected();
    await settle();
    expect(outcome.error).toMatchObject({ frame: { majorCode: 5, minorCode: 2 } });
  });

  it('throws what engine.request throws', async () => {
    const { engine, request } = withinLogin();
    const make: LoginRequest = request;
    expect(() => make(0, async () => {})).toThrow(
      expect.objectContaining({ name: 'OptionError', option: 'request.action' }),
    );
    await engine.dispose();
    expect(() => make(117, async () => {})).toThrow(
      expect.objectContaining({ name: 'DisposedError' }),
    );
  });
});

describe('#102 by engine.request', () => {
  it('is not held behind a login that is under way', () => {
    const { engine, ask, wire } = requestRig();
    engine.logIn();
    ask('login', 102);
    expect(wire()).toEqual(['login']);
  });

  it.each([
    ['a 2', { majorCode: 2 }],
    ['a lost connection', { majorCode: 5, minorCode: 2 }],
    ['a lockout', { majorCode: 10, wait: 2 }],
  ])('is sent once, whatever its options: %s is its answer', async (_, frame) => {
    const { ask, last, sent, clock } = requestRig();
    const outcome = ask('login', 102, { replay: 'idempotent', whileLockedOut: 'wait' });
    last('login').refuse(frame);
    await clock.advance(60_000);
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError', frame });
    expect(sent).toHaveLength(1);
  });

  it('that waits for its lockout is sent when that ends', async () => {
    const { engine, ask, clock, wire } = requestRig();
    engine.lockOut({ action: 102, waitMs: 2000 });
    ask('login', 102, { whileLockedOut: 'wait' });
    await clock.advance(2000);
    expect(wire()).toEqual(['login']);
  });

  it('that resolves is #30102 for the login under way, also where the app asked for it besides', async () => {
    const { engine, ask, last, settle, news } = requestRig({ login: undefined });
    engine.logIn();
    ask('login', 102);
    last('login').answer();
    await settle();
    expect(engine.state.session).toBe('ready');
    expect(news()).toContain('login.succeeded');
  });
});
