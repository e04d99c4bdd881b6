// The chats: a list, and the open one beside it (on a phone, above it). Comes in: which room is open. Goes out: list and conversation.
import { useState } from 'react';
import { Icon } from '../parts/icon.js';
import { useSurroundings } from '../surroundings.js';
import { ContactDialog } from './contact-dialog.js';
import { Conversation } from './conversation.js';
import { RoomList } from './room-list.js';

export interface ChatsProps {
  readonly room: string | undefined;
  readonly openRoom: (room: string | undefined) => void;
  readonly leave: () => void;
}

export function Chats({ room, openRoom, leave }: ChatsProps) {
  const { chats } = useSurroundings().words;
  const [editing, setEditing] = useState(false);
  return (
    <div className="chats" data-open={room !== undefined || undefined}>
      <RoomList room={room} openRoom={openRoom} leave={leave} />
      {room === undefined ? (
        <div className="blank">
          <span className="page-icon page-icon-calm">
            <Icon name="chat" />
          </span>
          <h2>{chats.choose}</h2>
          <p>{chats.chooseLead}</p>
        </div>
      ) : (
        <Conversation
          key={room}
          room={room}
          back={() => openRoom(undefined)}
          edit={() => setEditing(true)}
        />
      )}
      <ContactDialog open={editing} close={() => setEditing(false)} />
    </div>
  );
}
