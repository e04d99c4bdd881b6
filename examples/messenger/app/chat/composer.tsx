// Where a message is written. Comes in: a text. Goes out: a message of the chat log. While the recipient, or everything, is locked, the
// button counts down, and what was written stays.
import { useLockout } from 'igap-reactions/react';
import { useId, useState } from 'react';
import { Form } from '../parts/form.js';
import { Icon } from '../parts/icon.js';
import { LockoutReason } from '../parts/lockout-note.js';
import { Milestones } from '../parts/milestones.js';
import { useSurroundings } from '../surroundings.js';
import { RetryAll } from './retry-all.js';

export function Composer({ room }: { readonly room: string }) {
  const { messenger, words } = useSurroundings();
  const { chats } = words;
  const { locked, remainingText } = useLockout(201, room);
  const [text, setText] = useState('');
  const id = useId();
  const send = () => {
    if (locked || text.trim() === '') return;
    messenger.chat.send(room, text.trim());
    setText('');
  };
  return (
    <div className="composer">
      <RetryAll room={room} locked={locked} />
      <LockoutReason action={201} subject={room} />
      <Form submit={send}>
        <label className="unseen" htmlFor={id}>
          {chats.message}
        </label>
        <input
          id={id}
          name="text"
          // An empty field reads as the page does, else its cursor would stand on the other side.
          dir={text === '' ? undefined : 'auto'}
          autoComplete="off"
          placeholder={chats.message}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <button
          type="submit"
          className="send"
          data-locked={locked || undefined}
          aria-disabled={locked}
          aria-label={locked ? `${chats.locked} ${remainingText}` : chats.send}
        >
          {locked ? (
            <>
              <Icon name="lock" />
              <span className="remaining">{remainingText}</span>
            </>
          ) : (
            <Icon name="send" />
          )}
        </button>
      </Form>
      <Milestones action={201} subject={room} />
    </div>
  );
}
