// What the page may ask of the server that it is served by, besides the protocol: trouble. Comes in: nothing. Goes out: types, and where to.
// Next: the page posts one as JSON, server/control.ts does it.

/** Where commands are posted to, and where the protocol is spoken. */
export const paths = { control: '/control', socket: '/socket' } as const;

/** What goes wrong with the answer to the next message. */
export const spoilings = ['drop', 'delay', 'duplicate', 'reorder', 'garble'] as const;
export type Spoiling = (typeof spoilings)[number];

export type Command =
  /** 2: everybody has to log in again. */
  | { readonly name: 'expire' }
  /** 8: the sessions of an account are ended, as from another device. */
  | { readonly name: 'endSession'; readonly account: string }
  /** 10: everything is locked. */
  | { readonly name: 'flood' }
  /** 234: the next message to that room is refused, with a wait. */
  | { readonly name: 'limit'; readonly room: string }
  | { readonly name: 'spoil'; readonly how: Spoiling }
  /** All connections are cut. */
  | { readonly name: 'disconnect' };
