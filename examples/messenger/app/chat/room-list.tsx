// The list of chats, with the state of the connection above it. Comes in: which room is open. Goes out: buttons that open one; one that is
// locked by itself says for how long, unless the composer does.
import type { ScreenEngine } from 'igap-reactions';
import { useLockout, useReactionEngine } from 'igap-reactions/react';
import { useEffect, useRef } from 'react';
import { fullName } from '../contacts.js';
import { Avatar } from '../parts/avatar.js';
import { Icon } from '../parts/icon.js';
import { useStore } from '../store.js';
import { useSurroundings } from '../surroundings.js';
import type { RoomWords } from '../words/words.js';
import { ConnectionState } from './connection-state.js';

export interface RoomListProps {
  readonly room: string | undefined;
  readonly openRoom: (room: string) => void;
  readonly leave: () => void;
}

export function RoomList({ room, openRoom, leave }: RoomListProps) {
  const { chats } = useSurroundings().words;
  const list = useRef<HTMLElement>(null);
  const before = useRef(room);
  // Whoever comes back from a chat is where it was opened.
  useEffect(() => {
    const left = before.current;
    before.current = room;
    if (room !== undefined || left === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-room="${left}"]`)?.focus();
  }, [room]);
  return (
    <nav className="rooms" aria-labelledby="rooms-title" ref={list}>
      <div className="rooms-head">
        <div className="rooms-title">
          <h1 id="rooms-title" tabIndex={-1}>
            {chats.title}
          </h1>
          <ConnectionState />
        </div>
        <button type="button" className="button button-link" onClick={leave}>
          <Icon name="leave" turns />
          {chats.signOut}
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
  const found = useReactionEngine<ScreenEngine>().guard(201, room);
  const counts = !current && !found.allowed && found.lockout.scope.kind === 'subject';
  const changed = useStore(messenger.contacts)[room];
  const name = changed ? fullName(changed) : words.name;
  const last = useStore(messenger.chat.messages).findLast((message) => message.room === room);
  const said = last?.text ?? words.said.at(-1)?.replace(/^>/, `${all.chats.you}: `) ?? words.about;
  return (
    <button
      type="button"
      className="room"
      data-room={room}
      aria-current={current ? 'page' : undefined}
      onClick={() => open(room)}
    >
      <Avatar name={name} place={Number(room) - 1} />
      <span className="room-text">
        <span className="room-name">{name}</span>
        <span className="room-said">
          <span>{said}</span>
          {locked && (
            <span className="badge badge-locked">
              <Icon name="lock" />
              <span className="unseen">{all.chats.locked}</span>
              {counts && <span className="remaining">{remainingText}</span>}
            </span>
          )}
        </span>
      </span>
    </button>
  );
}
