// The messages of this device. Comes in: texts to send. Goes out: messages with what became of each. The engine holds those that a 2 refused
// and sends them again in order; here is only what the screen shows. Next: conversation.tsx.
import type { ScreenEngine } from 'igap-reactions';
import { createStore, type Store } from './store.js';
import type { Transport } from './transport.js';

export interface Message {
  readonly key: number;
  readonly room: string;
  readonly text: string;
  readonly atMs: number;
  readonly status: 'sending' | 'sent' | 'failed';
  /** Why it failed. */
  readonly error?: unknown;
}

export interface ChatLog {
  readonly messages: Store<readonly Message[]>;
  send(room: string, text: string): void;
  /** Sends one that failed once more. */
  resend(message: Message): void;
  clear(): void;
}

export function createChatLog(engine: ScreenEngine, transport: Pick<Transport, 'send'>): ChatLog {
  const messages = createStore<readonly Message[]>([]);
  let made = 0;
  const update = (key: number, change: Partial<Message>) =>
    messages.set((before) =>
      before.map((each) => (each.key === key ? { ...each, ...change } : each)),
    );

  function deliver({ key, room, text }: Message): void {
    update(key, { status: 'sending', error: undefined });
    engine
      .request(201, (call) => transport.send(call, 201, { roomId: BigInt(room), message: text }), {
        subject: room,
      })
      .then(
        () => update(key, { status: 'sent' }),
        (error: unknown) => update(key, { status: 'failed', error }),
      );
  }

  return {
    messages,
    send(room, text) {
      const message: Message = { key: made++, room, text, atMs: Date.now(), status: 'sending' };
      messages.set((before) => [...before, message]);
      deliver(message);
    },
    resend: deliver,
    clear: () => messages.set([]),
  };
}
