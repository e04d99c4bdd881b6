// One open chat. Comes in: its room. Goes out: what was said, and the composer. Next: bubble.tsx, composer.tsx.
import { useRef } from 'react';
import { useArrival } from '../parts/arrival.js';
import { Avatar } from '../parts/avatar.js';
import { Icon } from '../parts/icon.js';
import { useStickToEnd } from '../parts/stick-to-end.js';
import { useStore } from '../store.js';
import { useSurroundings } from '../surroundings.js';
import { Bubble, OldBubble } from './bubble.js';
import { Composer } from './composer.js';
import { ConnectionState } from './connection-state.js';
import { useRoom } from './room.js';

export interface ConversationProps {
  readonly room: string;
  readonly back: () => void;
  readonly edit: () => void;
}

export function Conversation({ room, back, edit }: ConversationProps) {
  const { messenger, words } = useSurroundings();
  const { chats, contact } = words;
  const { name, about, said, place, contact: isContact } = useRoom(room);
  const messages = useStore(messenger.chat.messages).filter((message) => message.room === room);
  const log = useStickToEnd();
  const conversation = useRef<HTMLElement>(null);
  useArrival(conversation);

  return (
    <section className="conversation" aria-labelledby="conversation-title" ref={conversation}>
      <header className="conversation-head">
        <button
          type="button"
          className="icon-button only-narrow"
          onClick={back}
          aria-label={chats.back}
        >
          <Icon name="back" turns />
        </button>
        <Avatar name={name} place={place} />
        <div className="conversation-title">
          <h2 id="conversation-title">{name}</h2>
          <div className="conversation-about">
            <ConnectionState only="only-narrow" />
            <p>{about}</p>
          </div>
        </div>
        {isContact && (
          <button type="button" className="icon-button" onClick={edit} aria-label={contact.title}>
            <Icon name="edit" />
          </button>
        )}
      </header>
      <div
        className="log"
        role="log"
        aria-label={name}
        ref={log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
        tabIndex={0}
      >
        {said.length + messages.length === 0 ? (
          <div className="blank blank-small">
            <h3>{chats.empty}</h3>
            <p>{chats.emptyLead}</p>
          </div>
        ) : (
          <ol>
            <li className="day">{chats.today}</li>
            {said.map((line, at) => (
              <OldBubble key={line} line={line} nth={at} of={said.length} />
            ))}
            {messages.map((message) => (
              <Bubble key={message.key} message={message} />
            ))}
          </ol>
        )}
      </div>
      <Composer room={room} />
    </section>
  );
}
