// The chats: a list, and the open one beside it (on a phone, above it). Comes in: which room is open. Goes out: list and conversation, and the
// dialogs of both.
import { useRef, useState } from 'react';
import { useArrival } from '../parts/arrival.js';
import { Icon } from '../parts/icon.js';
import { useTitle } from '../parts/title.js';
import { useSurroundings } from '../surroundings.js';
import { ContactDialog } from './contact-dialog.js';
import { Conversation } from './conversation.js';
import { useRoom } from './room.js';
import { RoomList } from './room-list.js';
import { SignOutDialog } from './sign-out-dialog.js';

export interface ChatsProps {
  readonly room: string | undefined;
  readonly openRoom: (room: string | undefined) => void;
  readonly leave: () => void;
}

export function Chats({ room, openRoom, leave }: ChatsProps) {
  const { chats } = useSurroundings().words;
  const [dialog, setDialog] = useState<'contact' | 'signOut'>();
  const close = () => setDialog(undefined);
  const screen = useRef<HTMLDivElement>(null);
  useArrival(screen);
  const { name } = useRoom(room ?? '1');
  useTitle(room === undefined ? chats.title : name);
  return (
    <div className="chats" data-open={room !== undefined || undefined} ref={screen}>
      <RoomList room={room} openRoom={openRoom} leave={() => setDialog('signOut')} />
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
          edit={() => setDialog('contact')}
        />
      )}
      <ContactDialog room={room ?? '1'} open={dialog === 'contact'} close={close} />
      <SignOutDialog open={dialog === 'signOut'} close={close} leave={leave} />
    </div>
  );
}
