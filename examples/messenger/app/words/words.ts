// What the page itself says; errors and states are said by `igap-reactions/texts`. Comes in: nothing. Goes out: the type that en.ts and fa.ts
// fill. Next: surroundings.tsx chooses one.
import type { Spoiling } from '../../command.js';
import type { Contact } from '../contacts.js';
import type { Shows } from '../phone-book.js';

/** A person or group to write to, and what was said before. */
export interface RoomWords {
  readonly name: string;
  readonly about: string;
  /** Absent: it is no single person's. */
  readonly contact?: Contact;
  /** The earlier messages; those of the person at this device begin with `>`. */
  readonly said: readonly string[];
}

/** A page of one message. */
interface NoticeWords {
  readonly title: string;
  readonly go: string;
}

export interface Words {
  readonly brand: string;
  readonly skip: string;
  /** In that language. */
  readonly otherLanguage: string;
  readonly themes: { readonly light: string; readonly dark: string };
  readonly close: string;
  readonly register: {
    readonly title: string;
    readonly lead: string;
    readonly number: string;
    /** In the empty field. */
    readonly placeholder: string;
    readonly noNumber: string;
    readonly wrongNumber: string;
    readonly go: string;
    /** A code is under way to this number. */
    readonly enterCode: string;
    readonly samples: string;
    readonly shows: Readonly<Record<Shows, string>>;
  };
  readonly code: {
    readonly title: string;
    readonly lead: (number: string) => string;
    /** After a reload: the number is not stored. */
    readonly leadUnknown: string;
    readonly code: string;
    readonly tooShort: string;
    readonly hint: string;
    readonly go: string;
    readonly resend: string;
    readonly otherNumber: string;
  };
  readonly twoStep: {
    readonly title: string;
    readonly password: string;
    readonly hint: string;
    readonly go: string;
  };
  readonly nickname: {
    readonly title: string;
    readonly nickname: string;
    readonly hint: string;
    readonly go: string;
  };
  readonly terminated: NoticeWords;
  readonly replaced: NoticeWords;
  readonly blocked: NoticeWords;
  readonly loginFailed: NoticeWords;
  readonly chats: {
    readonly title: string;
    readonly online: string;
    readonly connecting: string;
    readonly signingIn: string;
    readonly takesLong: string;
    readonly signOut: string;
    readonly back: string;
    readonly choose: string;
    readonly chooseLead: string;
    readonly empty: string;
    readonly emptyLead: string;
    readonly today: string;
    readonly you: string;
    readonly message: string;
    readonly send: string;
    readonly locked: string;
    readonly sending: string;
    readonly sent: string;
    readonly failed: string;
    readonly again: string;
    /** So many messages. */
    readonly notSent: (count: string) => string;
    readonly retryAll: string;
    readonly rooms: readonly [RoomWords, RoomWords, RoomWords, RoomWords];
    /** One of a burst. */
    burst(nth: string, of: string): string;
  };
  readonly signOut: {
    readonly title: string;
    readonly lead: string;
    readonly go: string;
    readonly stay: string;
  };
  readonly contact: {
    readonly title: string;
    readonly lead: string;
    readonly phone: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly save: string;
    readonly saved: string;
  };
  /** Of a marked field that belongs to another one, which says why. */
  readonly wrongToo: string;
  /** What a countdown says at its milestones. */
  readonly remaining: (time: string) => string;
  readonly free: string;
  readonly panel: {
    readonly title: string;
    readonly lead: string;
    /** Something waits for the next message. */
    readonly armed: string;
    readonly open: string;
    readonly oneConnection: string;
    readonly trouble: string;
    readonly signInFirst: string;
    /** Somebody is signed in, and the session is not ready. */
    readonly later: string;
    readonly expire: string;
    readonly burst: string;
    readonly endSession: string;
    readonly elsewhere: string;
    readonly limit: string;
    readonly flood: string;
    readonly disconnect: string;
    readonly reload: string;
    readonly spoil: string;
    readonly spoilings: Readonly<Record<Spoiling, string>>;
  };
}
