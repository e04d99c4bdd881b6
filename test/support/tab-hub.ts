import type { TabChannel } from '../../src/index.js';

/** An origin whose tabs reach each other: what one posts reaches the others in a later task, as a copy. */
export function tabHub() {
  const listeners = new Map<TabChannel, (event: { readonly data: unknown }) => void>();
  const sent: unknown[] = [];
  const deliver = (message: unknown, except?: TabChannel) => {
    for (const [channel, listener] of [...listeners]) {
      const data = structuredClone(message);
      if (channel !== except) queueMicrotask(() => listeners.has(channel) && listener({ data }));
    }
  };
  return {
    /** Everything that tabs posted, in order. */
    sent,
    /** How many channels are open. */
    get open() {
      return listeners.size;
    },
    /** A foreign page of the origin posts something. */
    post: (message: unknown) => deliver(message),
    /** The channel of one more tab. */
    channel(): TabChannel {
      const own: TabChannel = {
        postMessage(message) {
          sent.push(structuredClone(message));
          deliver(message, own);
        },
        addEventListener: (_, listener) => void listeners.set(own, listener),
        close: () => void listeners.delete(own),
      };
      return own;
    },
  };
}

/** Lets what was posted arrive, and what it causes in a store settle. */
export const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
