// What a server sends without having been asked, besides errors. Comes in: nothing. Goes out: types. Next: protocol-server.ts has the
// control that sends one.

/** Whom a push is about. What is absent is empty on the wire. */
export interface Person {
  readonly username?: string | undefined;
  /** uint64: a bigint. */
  readonly userId?: bigint | undefined;
  /** By which the person's own messages are known. */
  readonly authorHash?: string | undefined;
}

/**
 * A message that no request asked for, by its action. All uint64 are bigints.
 * - 60000, PushLoginToken: another device has let this one in; #102 takes the token.
 * - 60001, PushTwoStepVerification: the same, but #132 has to be done first.
 * - 60002, PushUserInfoExpired: what is known of a user is out of date.
 * - 60003, PushRateSignaling: a call is to be rated.
 * - 60004, PushWalletPaymentVerified: a payment is done.
 *
 * @example
 * ```ts
 * import { type Push, startServer } from 'igap-reactions/testing/server';
 *
 * const server = await startServer();
 * const push: Push = { action: 60_000, token: 'token', username: 'a', userId: 1n };
 * server.push(push); // to every connection
 * await server.close();
 * ```
 */
export type Push =
  | ({ readonly action: 60_000; readonly token: string } & Person)
  | ({ readonly action: 60_001 } & Person)
  | ({ readonly action: 60_002 } & Pick<Person, 'userId'>)
  | {
      readonly action: 60_003;
      /** Of the call; uint64: a bigint. */
      readonly id: bigint;
    }
  | {
      readonly action: 60_004;
      /** Of the payment. */
      readonly token: string;
    };
