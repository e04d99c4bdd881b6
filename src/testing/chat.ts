// Messages to a room. Comes in: #201. Goes out: the same as a message of the room, sent now by the account. Nothing is stored but the number
// of the last one. Next: behaviour.ts.
import type { RequestBody } from './codec.js';
import type { Deeds, Holdings } from './deed.js';
import type { RoomMessageStatus } from './messages.js';

const sent: typeof RoomMessageStatus.SENT = 2;

export function chatDeeds({ nowS }: Holdings): Deeds {
  /** By room. */
  const last = new Map<bigint, bigint>();
  let made = 0n;
  return {
    // ChatSendMessage
    201: {
      accept({ session }, { roomId = 0n, ...message }) {
        made++;
        const previousMessageId = last.get(roomId) ?? 0n;
        last.set(roomId, made);
        return {
          roomId,
          roomMessage: {
            ...contentOf(message),
            ...(session && { author: { hash: session.account.authorHash } }),
            messageId: made,
            messageVersion: made,
            status: sent,
            statusVersion: made,
            createTime: nowS(),
            previousMessageId,
          },
        };
      },
    },
  };
}

/** What its sender gave. Of messages that it answers or forwards only the ids are known. */
function contentOf(given: RequestBody) {
  const { messageType = 0, message = '', location, contact, replyTo, forwardFrom } = given;
  const { randomId = 0n, additionalType = 0, additionalData = '' } = given;
  return {
    ...{ messageType, message, randomId, additionalType, additionalData },
    ...(location && { location }),
    ...(contact && { contact }),
    ...(replyTo && { replyTo: { messageId: replyTo } }),
    ...(forwardFrom && { forwardFrom: { messageId: forwardFrom.messageId } }),
  };
}
