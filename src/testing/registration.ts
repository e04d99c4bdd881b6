// Registration: a number, its code, and the two-step password. Comes in: requests. Goes out: a token to log in with, or a refusal; what is
// tried too often is locked for that number, and for no other. Next: behaviour.ts.
import type { ErrorFrame } from '../wire/error-frame.js';
import type { Account } from './accounts.js';
import type { Deeds, Holdings } from './deed.js';
import type { Peer } from './sessions.js';
import type { Tries } from './tries.js';

/** After how long a code may be asked for again, s. */
const resendDelay = 60;

/** `code`: the one that #101 takes. */
export function registrationDeeds({ accounts, sessions }: Holdings, code: number): Deeds {
  const tokenOf = (account: Account) => sessions.create(account).token;
  const verifiedBy = ({ verifying, session }: Peer) => verifying ?? session?.account;
  return {
    // UserRegister
    100: {
      check(_, { phoneNumber = 0n }) {
        if (phoneNumber === 0n) return { majorCode: 100, minorCode: 2 };
        return locked(136, accounts.register(phoneNumber).registrations);
      },
      accept(_, { phoneNumber = 0n }) {
        const account = accounts.register(phoneNumber);
        account.registrations.count();
        const { name: username, userId, authorHash } = account;
        const verifyCodeDigitCount = String(code).length;
        return { username, userId, authorHash, resendDelay, verifyCodeDigitCount };
      },
    },
    // UserVerify
    101: {
      check(peer, { username, code: given }) {
        if (!username) return { majorCode: 102, minorCode: 2 };
        const account = accounts.named(username);
        if (!account) return { majorCode: 104 };
        const refused = locked(108, account.codes);
        if (refused) return refused;
        if (given !== code) return wrong(106, 108, account.codes);
        if (account.blocked) return { majorCode: 105 };
        if (account.twoStepPassword === undefined) return undefined;
        peer.verifying = account;
        return { majorCode: 184 };
      },
      accept(_, { username }) {
        const account = accounts.named(username) ?? accounts.first();
        account.registrations.reset();
        account.codes.reset();
        return { token: tokenOf(account), newUser: account.newUser };
      },
    },
    // UserTwoStepVerificationVerifyPassword
    132: {
      check(peer, { password }) {
        const account = verifiedBy(peer);
        if (account?.twoStepPassword === undefined) return { majorCode: 192 };
        const refused = locked(191, account.passwords);
        if (refused) return refused;
        return password === account.twoStepPassword
          ? undefined
          : wrong(194, 191, account.passwords);
      },
      accept(peer) {
        const account = verifiedBy(peer) ?? accounts.first();
        account.passwords.reset();
        peer.verifying = undefined;
        return { token: tokenOf(account) };
      },
    },
  };
}

function locked(majorCode: number, tries: Tries): ErrorFrame | undefined {
  const wait = tries.waitS();
  return wait > 0 ? { majorCode, wait } : undefined;
}

/** The last that is allowed is answered with the lock: nobody is asked to try again and refused then. */
function wrong(majorCode: number, lock: number, tries: Tries): ErrorFrame {
  tries.count();
  return locked(lock, tries) ?? { majorCode };
}
