// A login that was given up and rejects all the same: what the server says late is resolved, emitted, and locks; the session stays.
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/index.js';
import { heldRig, type RigOptions } from '../support/session.js';

type Made = ReturnType<typeof heldRig>;

function inFlight(options: RigOptions = {}): Made {
  const made = heldRig({ account: 'a', ...options });
  made.engine.connected();
  return made;
}

/** How a login is given up, and in which state that leaves the session. */
const ways: Record<string, (made: Made) => unknown> = {
  'was not answered in time': ({ clock }) => clock.advance(10_000),
  'lost its connection': ({ engine }) => engine.disconnected(),
  'lost it to another one': ({ engine }) => engine.connected(),
  'was answered by a frame': ({ engine }) => engine.receive({ majorCode: 110 }),
  'was answered by signedIn()': ({ engine }) => void engine.signedIn(),
  'ended with the session': ({ engine }) => engine.receive({ majorCode: 8 }),
};

describe.each(Object.entries(ways))('a login that %s and then rejects', (_, giveUp) => {
  it.each([
    ['the session’s 8', { majorCode: 8 }, ['reaction']],
    ['its 3', { majorCode: 3, requestId: 'late' }, ['reaction']],
    ['its 111', { majorCode: 111 }, ['reaction']],
    ['a 2', { majorCode: 2 }, ['reaction']],
    ['a 10170', { majorCode: 10170 }, ['reaction']],
    ['a wait', { majorCode: 10, wait: 300 }, ['reaction', 'lockout.started']],
    ['a 109/1', { majorCode: 109, minorCode: 1 }, ['reaction']],
  ])('with %s leaves the session as it is', async (_, frame, names) => {
    const made = inFlight();
    const { engine, clock, held, emitted, news } = made;
    const [call] = held.calls;
    await giveUp(made);
    const { session, account } = engine.state;
    news();
    call?.fail(frame);
    await clock.advance(0);
    expect(engine.state).toMatchObject({ session, account });
    expect(news()).toEqual(names);
    expect(emitted.findLast(({ name }) => name === 'reaction')?.payload).toMatchObject({
      frame: { ...frame, action: 102 },
    });
  });

  it.each([
    ['no frame', new Error('aborted')],
    ['an abort’s reason', new DOMException('Aborted', 'AbortError')],
    ['a client-made 5/1', { majorCode: 5, minorCode: 1 }],
    ['a client-made 5/2', { majorCode: 5, minorCode: 2 }],
  ])('with %s emits nothing', async (_, error) => {
    const made = inFlight();
    const { engine, clock, held, news } = made;
    const [call] = held.calls;
    await giveUp(made);
    const { state } = engine;
    news();
    call?.fail(error);
    await clock.advance(0);
    expect(engine.state).toBe(state);
    expect(news()).toEqual([]);
  });

  it('is handled once, however often its frame arrives', async () => {
    const made = inFlight();
    const { engine, clock, held, news } = made;
    const [call] = held.calls;
    await giveUp(made);
    news();
    const frame = { majorCode: 10, wait: 300, requestId: 'late' };
    call?.fail(frame);
    await clock.advance(0);
    expect(news()).toEqual(['reaction', 'lockout.started']);
    engine.receive(frame);
    expect(news()).toEqual([]);
  });
});

describe('the wait of a late answer', () => {
  it('holds the next login back', async () => {
    const { clock, held } = inFlight();
    await clock.advance(10_500);
    held.calls[0]?.fail({ majorCode: 10, minorCode: 100, wait: 300 });
    await clock.advance(299_999);
    expect(held.login).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    expect(held.login).toHaveBeenCalledTimes(2);
  });

  it('of another account says nothing of this one', async () => {
    const { engine, clock, held, news } = inFlight();
    void engine.signedIn({ account: 'b' });
    news();
    held.calls[0]?.fail({ majorCode: 10, wait: 300, action: 102 });
    await clock.advance(0);
    expect(news()).toEqual(['reaction']);
    expect(engine.guard(102)).toEqual({ allowed: true });
  });

  it('locks and stores nothing after dispose()', async () => {
    const store = memoryStore();
    const { engine, clock, held, news } = inFlight({ store });
    await engine.dispose();
    news();
    held.calls[0]?.fail({ majorCode: 10, wait: 300 });
    await clock.advance(0);
    expect(news()).toEqual([]);
    expect(clock.pending).toBe(0);
    expect(await store.read('a')).toEqual([]);
  });
});
