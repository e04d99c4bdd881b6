// Requests and the connection: what is held while there is none, and what becomes of what is in flight when it closes.
import { describe, expect, it } from 'vitest';
import { requestRig } from '../support/request.js';

const lost = { name: 'RequestRefusedError', frame: { majorCode: 5, minorCode: 2 } };

describe('while the connection is closed', () => {
  it('requests are held, and go once it is open and the login through', async () => {
    const { engine, held, ask, wire, settle, standing } = requestRig();
    engine.disconnected();
    ask('one');
    expect(standing()).toEqual([{ state: 'held', why: 'offline' }]);
    engine.connected();
    expect(standing()).toEqual([{ state: 'held', why: 'login' }]);
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['one']);
  });

  it.each([100, 101, 102, 131, 132, 138, 139, 140, 500, 501, 502, 503, 802])(
    '#%d, which needs no login, is held, and goes when the connection opens, after the login was started',
    (action) => {
      const order: string[] = [];
      const { engine } = requestRig({
        login: () => {
          order.push('login');
          return new Promise(() => {});
        },
      });
      engine.disconnected();
      engine.request(action, async () => order.push('sent')).catch(() => {});
      expect(order).toEqual([]);
      engine.connected();
      expect(order).toEqual(['login', 'sent']);
    },
  );

  it.each([2, 3])('#%d, below the login, is sent all the same', (action) => {
    const { engine, ask, wire } = requestRig();
    engine.disconnected();
    ask('one', action);
    expect(wire()).toEqual(['one']);
  });

  it('beforeLogin names more actions that need none', async () => {
    const { engine, ask, wire } = requestRig({ beforeLogin: [700] });
    engine.logIn();
    ask('own', 700);
    ask('other', 701);
    expect(wire()).toEqual(['own']);
    engine.disconnected();
    ask('offline', 700);
    expect(wire()).toEqual([]);
    engine.connected();
    expect(wire()).toEqual(['offline']);
  });

  it.each([[[0]], [['700']], [700], [{}]])('beforeLogin %j is an OptionError', (beforeLogin) => {
    const make = () => requestRig({ beforeLogin: beforeLogin as never });
    expect(make).toThrow(expect.objectContaining({ name: 'OptionError' }));
  });

  it('what waits for a lockout goes on waiting, and is held when that ends', async () => {
    const { engine, held, clock, ask, wire, standing, settle } = requestRig();
    engine.lockOut({ action: 201, waitMs: 5000 });
    ask('one', 201, { whileLockedOut: 'wait' });
    engine.disconnected();
    expect(standing()).toEqual([{ state: 'waiting', why: 'lockout' }]);
    await clock.advance(5000);
    expect(standing()).toEqual([{ state: 'held', why: 'offline' }]);
    engine.connected();
    held.last.succeed();
    await settle();
    expect(wire()).toEqual(['one']);
  });

  it('an app that says nothing of connections sends at once', () => {
    const { ask, wire } = requestRig();
    ask('one');
    expect(wire()).toEqual(['one']);
  });
});

describe('a connection that closes', () => {
  it('ends what is in flight with 5/2, which emits no event, and aborts its signal', async () => {
    const { engine, ask, last, settle, news } = requestRig();
    engine.connected();
    news();
    const outcome = ask('one', 100, { subject: 'a' });
    const { signal } = last('one');
    engine.disconnected();
    await settle();
    expect(outcome.error).toMatchObject({
      ...lost,
      frame: { majorCode: 5, minorCode: 2, action: 100, subject: 'a' },
      resolution: { reaction: { kind: 'retryLater' } },
    });
    expect(signal.aborted).toBe(true);
    expect(news()).not.toContain('reaction');
    expect(news()).not.toContain('request.retryable');
  });

  it('does so by the function of connected(), by another connected(), and by no former function', async () => {
    const { engine, ask, settle } = requestRig();
    const end = engine.connected();
    const first = ask('first', 100);
    engine.connected();
    const second = ask('second', 100);
    end();
    await settle();
    expect([first.settled, second.settled]).toEqual([true, false]);
  });

  it('a send that rejects with 5/2 is the same: no event of its own', async () => {
    const { ask, last, settle, news } = requestRig();
    const outcome = ask('one');
    last('one').refuse({ majorCode: 5, minorCode: 2 });
    await settle();
    expect(outcome.error).toMatchObject(lost);
    expect(news()).toEqual([]);
  });

  it('a late answer of what was lost counts for its lockouts, and changes no session', async () => {
    const { engine, ask, last, news } = requestRig();
    engine.connected();
    ask('one', 100);
    ask('two', 100);
    engine.disconnected();
    engine.connected();
    news();
    engine.receive({ majorCode: 10, wait: 5, requestId: last('one').requestId });
    engine.receive({ majorCode: 8, requestId: last('two').requestId });
    expect(engine.guard(100).allowed).toBe(false);
    expect(engine.state.session).not.toBe('terminated');
  });

  it('with replay: once what was lost is not sent again', async () => {
    const { engine, held, clock, ask, wire, settle } = requestRig();
    engine.connected();
    held.last.succeed();
    await settle();
    const outcome = ask('one');
    engine.disconnected();
    await settle();
    expect(outcome.error).toMatchObject(lost);
    engine.connected();
    await clock.advance(1000);
    held.last.succeed();
    await settle();
    expect(engine.state.session).toBe('ready');
    expect(held.calls).toHaveLength(2);
    expect(wire()).toEqual(['one']);
  });
});

describe('replay: idempotent', () => {
  const idempotent = { replay: 'idempotent', maxHoldMs: 600_000 } as const;

  it('sends what was lost again once the session lets it through, by the same key and another id', async () => {
    const { engine, held, clock, ask, sent, settle, standing } = requestRig();
    engine.connected();
    held.last.succeed();
    await settle();
    const outcome = ask('one', 201, idempotent);
    engine.disconnected();
    expect(standing()).toEqual([{ state: 'held', why: 'offline' }]);
    engine.connected();
    await clock.advance(1000);
    held.last.succeed();
    await settle();
    expect(sent.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(2);
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    sent[1]?.answer('done');
    await settle();
    expect(outcome.value).toBe('done');
  });

  it('does so three times, whoever says that it was lost', async () => {
    const { ask, last, sent, settle } = requestRig();
    const outcome = ask('one', 201, idempotent);
    for (let tries = 1; tries <= 4; tries++) {
      expect([outcome.settled, sent.length]).toEqual([false, tries]);
      last('one').refuse({ majorCode: 5, minorCode: 2 });
      await settle();
    }
    expect(outcome.error).toMatchObject(lost);
    expect(sent).toHaveLength(4);
  });

  it('that is not the one replay of a 2', async () => {
    const { held, ask, last, sent, settle } = requestRig();
    const outcome = ask('one', 201, idempotent);
    last('one').refuse({ majorCode: 5, minorCode: 2 });
    await settle();
    last('one').refuse({ majorCode: 2 });
    await settle();
    held.last.succeed();
    await settle();
    last('one').refuse({ majorCode: 5, minorCode: 2 });
    await settle();
    expect([outcome.settled, sent.length]).toEqual([false, 4]);
    last('one').refuse({ majorCode: 2 });
    await settle();
    expect(outcome.error).toMatchObject({ name: 'RequestRefusedError', frame: { majorCode: 2 } });
  });

  it('what is not sent again in its time rejects with that 5/2', async () => {
    const { engine, ask, clock } = requestRig();
    const outcome = ask('one', 201, { replay: 'idempotent', maxHoldMs: 3000 });
    engine.connected();
    engine.disconnected();
    await clock.advance(3000);
    expect(outcome.error).toMatchObject(lost);
  });

  it.each([{ majorCode: 5, minorCode: 1 }, { majorCode: 5, minorCode: 3 }, { majorCode: 5 }])(
    '%j is not that: it is sent once',
    async (frame) => {
      const { ask, last, sent, settle } = requestRig();
      const outcome = ask('one', 201, idempotent);
      last('one').refuse(frame);
      await settle();
      expect(outcome.error).toMatchObject({ name: 'RequestRefusedError', frame });
      expect(sent).toHaveLength(1);
    },
  );
});

describe('what send is given', () => {
  it('is a key of its own for each request, in this engine and in any other', () => {
    const keys = [requestRig(), requestRig()].flatMap(({ ask, sent }) => {
      ask('one');
      ask('two');
      return sent.map(({ idempotencyKey }) => idempotencyKey);
    });
    expect(new Set(keys).size).toBe(4);
    for (const key of keys) expect(key).toMatch(/^[\w-]{10,}$/);
  });

  it('is the same key after a 2, under another id', async () => {
    const { held, ask, last, sent, settle } = requestRig();
    ask('one');
    last('one').refuse({ majorCode: 2 });
    await settle();
    held.last.succeed();
    await settle();
    expect(sent[0]?.idempotencyKey).toBe(sent[1]?.idempotencyKey);
    expect(sent[0]?.requestId).not.toBe(sent[1]?.requestId);
  });

  it('is alive(), which begins timeoutMs anew, and does nothing once it is over', async () => {
    const { ask, last, clock, settle } = requestRig();
    const outcome = ask('upload', 201, { timeoutMs: 1000 });
    const { alive } = last('upload');
    for (let chunk = 0; chunk < 50; chunk++) {
      await clock.advance(900);
      alive();
    }
    expect(outcome.settled).toBe(false);
    last('upload').answer('done');
    await settle();
    alive();
    expect(clock.pending).toBe(0);
    expect(outcome.value).toBe('done');
    const silent = ask('silent', 201, { timeoutMs: 1000 });
    await clock.advance(900);
    last('silent').alive();
    await clock.advance(999);
    expect(silent.settled).toBe(false);
    await clock.advance(1);
    expect(silent.error).toMatchObject({ frame: { majorCode: 5, minorCode: 1 } });
  });

  it('alive() of a former attempt does nothing for the present one', async () => {
    const { held, ask, last, sent, clock, settle } = requestRig();
    const outcome = ask('one', 201, { timeoutMs: 1000 });
    last('one').refuse({ majorCode: 2 });
    await settle();
    held.last.succeed();
    await clock.advance(900);
    sent[0]?.alive();
    await clock.advance(100);
    expect(outcome.error).toMatchObject({ frame: { majorCode: 5, minorCode: 1 } });
  });
});
