// The edge between the tabs of one origin. Comes in: what this tab has to say, and whatever arrives. Goes out: sound messages of the
// other tabs; a channel that fails, and what is no message, is reported once. Next: the engine, which acts on those of its account.
import { development } from '../development.js';
import type { Fault } from '../faults.js';
import { type RecordMessage, readRecord } from '../lockout/record.js';
import { failureText } from '../misuse.js';
import { attempt, callSafely } from '../stranger.js';

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
  /** May answer later: a promise that rejects is a fault. */
  postMessage(message: unknown): unknown;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  /** Called by `dispose()`: the channel is the engine's own. */
  close(): unknown;
}

/** What one tab sends the others. `account` is whose it is, `''` the anonymous one: tabs of another do not act on it. Of `signedIn` it is the account that was entered. */
export type TabMessage =
  | RecordMessage
  | { readonly kind: 'signedIn' | 'signedOut'; readonly account: string };

export interface Tabs {
  post(message: TabMessage): void;
  close(): void;
}

const version = 2;

/** An account is an opaque id: what is longer is none. */
const longestAccount = 1024;

/** `receive` is called with what other tabs send. Without a channel nothing is sent and nothing arrives. */
export function openTabs(
  open: () => TabChannel | null,
  fault: (code: Fault['code'], message: string) => void,
  receive: (message: TabMessage) => void,
): Tabs {
  const reported = new Set<Fault['code']>();
  const report = (code: Fault['code'], message: string) => {
    if (!reported.has(code)) fault(code, message);
    reported.add(code);
  };
  const failing = (call: string) => (error?: unknown) =>
    report(
      'channel.failed',
      development
        ? `channel${call} ${failureText(error)}. Tabs share lockouts by the store only. To go without a channel, pass channel: null.`
        : `channel${call} failed`,
    );
  const channel = attempt(open, failing(''));
  callSafely(
    () =>
      channel?.addEventListener('message', (event) => {
        const message = readMessage(event);
        if (message) receive(message);
        else report('channel.invalid', 'A message that is none of a tab');
      }),
    failing('.addEventListener'),
  );
  return {
    post: (message) =>
      callSafely(() => channel?.postMessage({ version, ...message }), failing('.postMessage')),
    close: () => callSafely(() => channel?.close(), failing('.close')),
  };
}

function readMessage(event: { readonly data: unknown }): TabMessage | undefined {
  try {
    const { version: sent, account, kind, record, remainingMs } = Object(event.data);
    if (sent !== version || typeof account !== 'string' || account.length > longestAccount) {
      return undefined;
    }
    if (kind === 'signedIn' || kind === 'signedOut') return { kind, account };
    const sound = readRecord(record?.id, record);
    if (!sound) return undefined;
    if (kind === 'elapsed' || kind === 'cleared') return { kind, account, record: sound };
    return kind === 'locked' && remainingMs > 0
      ? { kind, account, record: sound, remainingMs: Number(remainingMs) }
      : undefined;
  } catch {
    return undefined;
  }
}
