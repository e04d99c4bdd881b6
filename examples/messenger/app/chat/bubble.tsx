// One message. Comes in: its text and what became of it. Goes out: a bubble with its time and tick; one that failed says why, and can be sent
// once more.
import { useLockout } from 'igap-reactions/react';
import type { Message } from '../chat-log.js';
import { shortSentenceOf } from '../parts/error-note.js';
import { Icon } from '../parts/icon.js';
import { useSurroundings } from '../surroundings.js';

/** When the earlier messages were said, before the page was opened: minutes between two of them. */
const apartMs = 4 * 60_000;
const openedAtMs = Date.now();

export function OldBubble({ line, nth, of }: { line: string; nth: number; of: number }) {
  const own = line.startsWith('>');
  const { words } = useSurroundings();
  return (
    <li className={own ? 'bubble bubble-own' : 'bubble'}>
      <p>{own ? line.slice(1) : line}</p>
      <span className="bubble-foot">
        <Time atMs={openedAtMs - (of - nth) * apartMs} />
        {own && (
          <>
            <Icon name="checks" />
            <span className="unseen">{words.chats.sent}</span>
          </>
        )}
      </span>
    </li>
  );
}

const ticks = { sending: 'clock', sent: 'check', failed: 'alert' } as const;

export function Bubble({ message }: { readonly message: Message }) {
  const { words } = useSurroundings();
  const { status, text, atMs } = message;
  return (
    <li className="bubble bubble-own bubble-new" data-status={status}>
      <p>{text}</p>
      <span className="bubble-foot">
        <Time atMs={atMs} />
        <Icon name={ticks[status]} />
        <span className="unseen">{words.chats[status]}</span>
      </span>
      {status === 'failed' && <Failed message={message} />}
    </li>
  );
}

function Failed({ message }: { readonly message: Message }) {
  const { messenger, words, texts } = useSurroundings();
  const { locked } = useLockout(201, message.room);
  return (
    <div className="bubble-failed">
      <span>{shortSentenceOf(message.error, texts) ?? words.chats.failed}</span>
      <button
        type="button"
        className="button button-small"
        aria-disabled={locked}
        onClick={() => !locked && messenger.chat.resend(message)}
      >
        {locked && <Icon name="lock" />}
        {words.chats.again}
      </button>
    </div>
  );
}

function Time({ atMs }: { readonly atMs: number }) {
  const { locale } = useSurroundings().texts;
  const date = new Date(atMs);
  const text = date.toLocaleTimeString(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return <time dateTime={date.toISOString()}>{text}</time>;
}
