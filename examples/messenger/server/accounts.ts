// Who can register at the server of the page. Comes in: nothing. Goes out: accounts with their numbers. Next: messenger.ts starts the protocol
// server with them. A number that is not here is a new account's, which has to set its nickname.
import type { ServerAccount } from 'igap-reactions/testing/server';

export const code = 12_345;

/** The tokens are nobody's: a device gets one of its own by registering. */
export const tokens: Readonly<Record<string, ServerAccount>> = {
  'token-of-sara': { account: 'sara', phoneNumber: 98_912_555_0101n },
  'token-of-omid': { account: 'omid', phoneNumber: 98_912_555_0102n, twoStepPassword: 'simorgh' },
  'token-of-kian': { account: 'kian', phoneNumber: 98_912_555_0103n, blocked: true },
};
