// The edge between the tabs of one origin. Comes in: what this tab has to say, and whatever arrives. Goes out: sound messages of the
// other tabs; a channel that fails, and what is no message, is told once. Next: the engine, which acts on those of its account.
import type { Fault } from '../faults.js';
import { readRecord } from './safe-store.js';
import type { StoredLockout } from './store.js';

/**
 * What carries messages between tabs: a `BroadcastChannel`, or these three functions over anything. A message is plain data and
 * reaches every other tab, never the one that sent it.
 *
 * @example
 * ```ts
 * import { createReactionEngine, idbStore } from 'igap-reactions';
 *
 * const name = 'my-messenger';
 * const engine = createReactionEngine({ store: idbStore({ name }), channel: new BroadcastChannel(name) });
 * ```
 */
export interface TabChannel {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  /** Called by `dispose()`: the channel is the engine's own. */
  close(): void;
}

/** What one tab tells the others. `account` is whose it is, `''` the anonymous one: tabs of another do not act on it. */
export type TabMessage = {
  readonly version: 1;
  readonly account: string;
} & (
  | { readonly kind: 'locked'; readonly record: StoredLockout }
  | { readonly kind: 'elapsed' | 'cleared'; readonly record: StoredLockout }
  | { readonly kind: 'signedIn'; readonly next: string }
  | { readonly kind: 'signedOut' }
);

type Told<Message> = Message extends unknown ? Omit<Message, 'version'> : never;

export interface Tabs {
  /** Whether there is a channel. */
  readonly open: boolean;
  tell(message: Told<TabMessage>): void;
  close(): void;
}

/** `hear` is called with what other tabs say. An absent channel tells nothing and hears nothing. */
export function openTabs(
  open: () => TabChannel | null,
  fault: (code: Fault['code'], message: string) => void,
  hear: (message: TabMessage) => void,
): Tabs {
  const told = new Set<Fault['code']>();
  const tellOnce = (code: Fault['code'], message: string) => {
    if (!told.has(code)) fault(code, message);
    told.add(code);
  };
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch {
      tellOnce('channel.failed', 'The channel failed');
    }
  };
  const channel = attempt(() => {
    const opened = open();
    opened?.addEventListener('message', ({ data }) => {
      const message = readMessage(data);
      if (message) hear(message);
      else tellOnce('channel.invalid', 'No message of a tab');
    });
    return opened;
  });
  return {
    open: Boolean(channel),
    tell: (message) => attempt(() => channel?.postMessage({ version: 1, ...message })),
    close: () => attempt(() => channel?.close()),
  };
}

/** A subject is an id: what is longer is none. */
const longestKey = 1024;

function readMessage(data: unknown): TabMessage | undefined {
  try {
    const { version, account, kind, record, next } = Object(data);
    if (version !== 1 || typeof account !== 'string') return undefined;
    const said = { version, account, kind } as const;
    if (kind === 'signedOut') return { ...said, kind };
    if (kind === 'signedIn') return typeof next === 'string' ? { ...said, kind, next } : undefined;
    if (kind !== 'locked' && kind !== 'elapsed' && kind !== 'cleared') return undefined;
    const sound = readRecord(record?.key, record);
    return sound && sound.key.length <= longestKey ? { ...said, kind, record: sound } : undefined;
  } catch {
    return undefined;
  }
}
