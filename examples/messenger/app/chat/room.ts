// A room as it is shown. Comes in: its number. Goes out: its words, with the name that the person gave to the contact.
import { type Contact, fullName } from '../contacts.js';
import { useStore } from '../store.js';
import { useSurroundings } from '../surroundings.js';
import type { RoomWords } from '../words/words.js';

export interface Room extends RoomWords {
  /** 0 is the first. */
  readonly place: number;
  /** Absent: it is no single person's. */
  readonly contact?: Contact;
}

export function useRoom(room: string): Room {
  const { messenger, words } = useSurroundings();
  const { rooms } = words.chats;
  const place = Number(room) - 1;
  const own = rooms[place] ?? rooms[0];
  const changed = useStore(messenger.contacts)[room];
  return changed ? { ...own, place, contact: changed, name: fullName(changed) } : { ...own, place };
}
