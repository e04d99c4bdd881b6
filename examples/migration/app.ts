// The app around its error module: the migration leaves it as it is. Comes in: nothing. Goes out: types: what the module is given, and what
// it gives back. Next: before.ts, written by hand, and after.ts, on the SDK.

/** The numbers of an error, as the app's transport decodes them. */
export interface Frame {
  readonly majorCode: number;
  readonly minorCode?: number | undefined;
  /** Seconds. */
  readonly wait?: number | undefined;
  readonly requestId?: string | undefined;
}

/** What a request or its answer holds. */
export type Fields = Readonly<Record<string, unknown>>;

/** Everything that an error shows. */
interface Screen {
  go(page: 'registration' | 'blocked' | 'replaced'): void;
  /** Marks an input of the form on the screen; the note stands beside it. */
  mark(input: string, note: string): void;
  /** The seconds that a dialog has to wait; 0: no more. */
  remaining(dialog: string, seconds: number): void;
  toast(text: string): void;
}

/** The sockets, one at a time. */
interface Transport {
  /** Opens a socket, after a pause of its own. */
  open(): void;
  close(): void;
  /** Sends a request and resolves with its answer. An error comes as a frame instead; an aborted request is forgotten. */
  send(
    requestId: string,
    action: number,
    fields: Fields,
    signal?: AbortSignal | undefined,
  ): Promise<Fields>;
}

/** What is kept of the account. */
interface Account {
  readonly token: string | undefined;
  /** Deletes the token, the chats, everything. */
  wipe(): void;
}

export interface App {
  readonly screen: Screen;
  readonly transport: Transport;
  readonly account: Account;
}

/** What the app calls. */
export interface ErrorModule {
  /** A socket is open and secured. */
  opened(): void;
  closed(): void;
  /** Takes an error frame. */
  receive(frame: Frame): void;
  /** Makes a request; rejects where the server refuses it. */
  request(action: number, fields: Fields): Promise<Fields>;
}
