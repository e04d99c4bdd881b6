import { describe, expect, it } from 'vitest';
import { open } from './client.js';

describe('#201', () => {
  it('is answered with the message as the room has it: sent now, by this account', async () => {
    const { loggedIn, clock } = await open();
    const client = await loggedIn();
    await clock.advance(2000);
    const sent = { message: 'hello', randomId: 2n ** 64n - 1n };
    const { fields } = await client.ask(201, { roomId: 2n ** 63n, ...sent });
    expect(fields).toMatchObject({
      roomId: 2n ** 63n,
      roomMessage: {
        ...sent,
        messageId: 1n,
        messageType: 0,
        status: 2,
        author: { hash: 'author-1' },
        createTime: Date.UTC(2026, 0, 1) / 1000 + 2,
        previousMessageId: 0n,
      },
    });
  });

  it('numbers the messages, and names the one before it in its room', async () => {
    const { loggedIn } = await open();
    const client = await loggedIn();
    const ids = [];
    for (const roomId of [1n, 2n, 1n]) {
      const { fields } = await client.ask(201, { roomId, replyTo: 9n });
      ids.push('roomMessage' in fields && fields.roomMessage);
    }
    expect(ids).toMatchObject([
      { messageId: 1n, previousMessageId: 0n, replyTo: { messageId: 9n } },
      { messageId: 2n, previousMessageId: 0n },
      { messageId: 3n, previousMessageId: 1n },
    ]);
  });
});
