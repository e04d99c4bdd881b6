import { describe, expect, it } from 'vitest';
import type { ReactionEngine, SendCall } from '../../../src/index.js';
import { testEngine } from '../../../src/testing.js';
import { run } from './guide.js';

interface StoredMessage {
  readonly key: string;
  readonly room: string;
  readonly text: string;
}
interface Outbox {
  readonly waiting: () => StoredMessage[];
  readonly send: (room: string, text: string) => Promise<unknown>;
  readonly replay: () => Promise<unknown>;
}
interface Recipe {
  readonly createOutbox: (
    engine: ReactionEngine,
    send: (call: SendCall, message: StoredMessage) => Promise<unknown>,
    account: string,
    storage: Pick<Storage, 'getItem' | 'setItem'>,
  ) => Outbox;
}

/** What the pages of a device have in common. */
function makeStorage() {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
  };
}

/** A page of the app with an engine of its own. */
async function page(storage: ReturnType<typeof makeStorage>, answer: () => Promise<unknown>) {
  const { createOutbox } = await run<Recipe>('requests-that-survive-a-reload', 'createOutbox(');
  const made = testEngine({ account: 'sara', login: async () => {} });
  const sent: StoredMessage[] = [];
  const outbox = createOutbox(
    made.engine,
    (_, message) => {
      sent.push(message);
      return answer();
    },
    'sara',
    storage,
  );
  return { ...made, outbox, sent };
}

describe('the outbox of docs/guides/requests-that-survive-a-reload.md', () => {
  it('sends what the page before could not, with the same key, once', async () => {
    const storage = makeStorage();
    const before = await page(storage, () => new Promise(() => {}));
    before.engine.disconnected();
    void before.outbox.send('room-42', 'hello').catch(() => {});
    await before.engine.dispose();
    expect(before.sent).toEqual([]);

    const after = await page(storage, async () => 'ok');
    const replayed = after.outbox.replay();
    after.engine.connected();
    await replayed;
    expect(after.sent).toMatchObject([{ room: 'room-42', text: 'hello' }]);
    expect(after.outbox.waiting()).toEqual([]);

    const later = await page(storage, async () => 'ok');
    await later.outbox.replay();
    expect(later.sent).toEqual([]);
  });

  it('keeps the key of what was in flight when the page died', async () => {
    const storage = makeStorage();
    const before = await page(storage, () => new Promise(() => {}));
    void before.outbox.send('room-42', 'hello').catch(() => {});
    await before.clock.advance(0);
    await before.engine.dispose();
    const after = await page(storage, async () => 'ok');
    await after.outbox.replay();
    expect(after.sent[0]?.key).toBe(before.sent[0]?.key);
  });

  it('waits for a lockout', async () => {
    const { engine, clock, outbox, sent } = await page(makeStorage(), async () => 'ok');
    engine.receive({ majorCode: 234, wait: 600, subject: 'room-42' });
    const answer = outbox.send('room-42', 'hello');
    await clock.advance(599_000);
    expect(sent).toEqual([]);
    await clock.advance(1000);
    expect(await answer).toBe('ok');
  });

  it.each([
    ['forgets', { majorCode: 205 }, 0],
    ['keeps', { majorCode: 204 }, 1],
    ['keeps', { majorCode: 5, minorCode: 1 }, 1],
  ])('%s what is refused with %j', async (_, frame, left) => {
    const { outbox } = await page(makeStorage(), () => Promise.reject(frame));
    await expect(outbox.send('room-42', 'hello')).rejects.toMatchObject({
      name: 'RequestRefusedError',
    });
    expect(outbox.waiting().length).toBe(left);
  });
});
