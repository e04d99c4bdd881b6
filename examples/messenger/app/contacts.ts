// What the person has changed of a contact. Comes in: what the server has accepted. Goes out: names and numbers by room, as long as the page
// lasts; what was not changed, the words have. Next: conversation.tsx and room-list.tsx show the names.
import { createStore, type Store } from './store.js';

export interface Contact {
  readonly phone: string;
  readonly firstName: string;
  readonly lastName: string;
}

export type Contacts = Store<Readonly<Record<string, Contact | undefined>>>;

export const createContacts = (): Contacts => createStore({});

export const fullName = ({ firstName, lastName }: Contact) => `${firstName} ${lastName}`.trim();
