// Several messages that were not sent. Comes in: their room. Goes out: one button that sends them all again, in their order.
import { Icon } from '../parts/icon.js';
import { useStore } from '../store.js';
import { useSurroundings } from '../surroundings.js';

export interface RetryAllProps {
  readonly room: string;
  readonly locked: boolean;
}

export function RetryAll({ room, locked }: RetryAllProps) {
  const { messenger, words, texts } = useSurroundings();
  const { chats } = words;
  const failed = useStore(messenger.chat.messages).filter(
    (message) => message.room === room && message.status === 'failed',
  );
  if (failed.length < 2) return null;
  const count = new Intl.NumberFormat(texts.locale).format(failed.length);
  return (
    <div className="retry-all">
      <span>{chats.notSent(count)}</span>
      <button
        type="button"
        className="button button-small button-plain"
        aria-disabled={locked}
        onClick={() => {
          if (!locked) for (const message of failed) messenger.chat.resend(message);
        }}
      >
        {locked && <Icon name="lock" />}
        {chats.retryAll}
      </button>
    </div>
  );
}
