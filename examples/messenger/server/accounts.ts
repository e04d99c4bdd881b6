// Who can register at the server of the page. Comes in: nothing. Goes out: accounts, by the name that the page gives for a number. Next:
// messenger.ts starts the protocol server with them. A name that is not here is a new account, which has to set its nickname.
import type { ServerAccount } from 'igap-reactions/testing';

export const code = '12345';

/** The tokens are nobody's: a device gets one of its own by registering. */
export const tokens: Readonly<Record<string, ServerAccount>> = {
  'token-of-sara': { account: 'sara' },
  'token-of-omid': { account: 'omid', twoStepPassword: 'simorgh' },
  'token-of-kian': { account: 'kian', blocked: true },
};
