// The list of chats, with the state of the connection above it. Comes in: which room is open. Goes out: buttons that open one; one that is
// locked says for how long.
import { useLockout, useReactionState } from 'igap-reactions/react';
import { sessionText } from 'igap-reactions/texts';
import { Avatar } from '../parts/avatar.js';
import { Icon } from '../parts/icon.js';
import { useStore } from '../store.js';
import { useSurroundings } from '../surroundings.js';
import type { RoomWords } from '../words/words.js';

export interface RoomListProps {
  readonly room: string | undefined;
  readonly openRoom: (room: string) => void;
  readonly leave: () => void;
}

export function RoomList({ room, openRoom, leave }: RoomListProps) {
  const { chats } = useSurroundings().words;
  return (
    <nav className="rooms" aria-labelledby="rooms-title">
      <div className="rooms-head">
        <div className="rooms-title">
          <h1 id="rooms-title">{chats.title}</h1>
          <ConnectionState />
        </div>
        <button type="button" className="icon-button" onClick={leave} aria-label={chats.signOut}>
          <Icon name="leave" turns />
        </button>
      </div>
      <ul>
        {chats.rooms.map((words, at) => (
          <li key={words.name}>
            <RoomButton
              room={String(at + 1)}
              words={words}
              current={room === String(at + 1)}
              open={openRoom}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface RoomButtonProps {
  readonly room: string;
  readonly words: RoomWords;
  readonly current: boolean;
  readonly open: (room: string) => void;
}

function RoomButton({ room, words, current, open }: RoomButtonProps) {
  const { messenger, words: all } = useSurroundings();
  const { locked, remainingText } = useLockout(201, room);
  const last = useStore(messenger.chat.messages).findLast((message) => message.room === room);
  const said = last?.text ?? words.said.at(-1)?.replace(/^>/, `${all.chats.you}: `) ?? words.about;
  return (
    <button
      type="button"
      className="room"
      aria-current={current ? 'page' : undefined}
      onClick={() => open(room)}
    >
      <Avatar name={words.name} place={Number(room) - 1} />
      <span className="room-text">
        <span className="room-name">{words.name}</span>
        <span className="room-said">
          <span>{said}</span>
          {locked && (
            <span className="badge badge-locked">
              <Icon name="lock" />
              <span className="unseen">{all.chats.locked}</span>
              {remainingText}
            </span>
          )}
        </span>
      </span>
    </button>
  );
}

/** Polite: screen readers say it when it changes. */
function ConnectionState() {
  const { words, texts } = useSurroundings();
  const session = useReactionState((state) => state.session);
  const isOpen = useReactionState((state) => state.connection === 'open');
  const [look, text] = !isOpen
    ? ['waiting', words.chats.connecting]
    : session === 'ready'
      ? ['good', words.chats.online]
      : ['waiting', sessionText(session, texts)];
  return (
    <p className={`connection connection-${look}`} role="status">
      {text}
    </p>
  );
}
