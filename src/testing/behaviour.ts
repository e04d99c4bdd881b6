// What the server does by itself. Comes in: a request and its connection. Goes out: why it is refused, or the fields of its success,
// after what that does. Next: server.ts answers.
import type { ErrorFrame } from '../wire/error-frame.js';
import type { RequestBody, ResponseBody } from './codec.js';
import { type Peer, type Sessions, sessionError } from './sessions.js';
import { Tries } from './tries.js';

/** What an action has against a request, and what it does where there is nothing. */
interface Deed {
  check?(peer: Peer, body: RequestBody): ErrorFrame | undefined;
  accept?(peer: Peer, body: RequestBody): ResponseBody | undefined;
}

export interface Behaviour {
  /** Why a request is refused. Undefined: it is not. */
  check(action: number, peer: Peer, body: RequestBody): ErrorFrame | undefined;
  /** Does what is asked for, and returns what the answer holds. */
  accept(action: number, peer: Peer, body: RequestBody): ResponseBody;
}

/** `code`: the one that #101 takes; `elapsed`: the server's time, ms. */
export function createBehaviour(
  sessions: Sessions,
  code: string,
  elapsed: () => number,
): Behaviour {
  const registrations = new Tries(elapsed, 4);
  const locked = (majorCode: number, tries: Tries): ErrorFrame | undefined => {
    const wait = tries.waitS();
    return wait > 0 ? { majorCode, wait } : undefined;
  };
  const wrong = (majorCode: number, tries: Tries): ErrorFrame => {
    tries.count();
    return { majorCode };
  };
  const verifiedBy = ({ verifying, session }: Peer) => verifying ?? session?.account;

  const deeds: Readonly<Record<number, Deed>> = {
    // UserRegister
    100: {
      check: () => locked(136, registrations),
      accept() {
        registrations.count();
        return { resendDelay: 60, verifyCodeDigitCount: 5 };
      },
    },
    // UserVerify
    101: {
      check(peer, body) {
        const account = sessions.account(body.username);
        const refused = locked(108, account.codes);
        if (refused) return refused;
        if (body.code !== code) return wrong(106, account.codes);
        if (account.blocked) return { majorCode: 105 };
        if (account.twoStepPassword === undefined) return undefined;
        peer.verifying = account;
        return { majorCode: 184 };
      },
      accept(_, body) {
        const account = sessions.account(body.username);
        registrations.reset();
        account.codes.reset();
        return { token: sessions.create(account).token, newUser: account.newUser };
      },
    },
    // UserLogin
    102: {
      check(peer, { token }) {
        const { session } = peer;
        if (session?.ended && session.token === token) return { majorCode: 8 };
        if (session?.holder === peer) return { majorCode: 10170 };
        const found = sessions.find(token);
        if (!found) return { majorCode: 109, minorCode: 1 };
        return found.account.blocked ? { majorCode: 111, minorCode: 4 } : undefined;
      },
      accept(peer, { token }) {
        sessions.logIn(peer, sessions.find(token) ?? sessions.create(sessions.account()));
        return undefined;
      },
    },
    // UserProfileSetNickname
    105: {
      accept({ session }) {
        if (session) session.account.newUser = false;
        return undefined;
      },
    },
    // UserSessionTerminate
    126: {
      check({ session }, body) {
        const other = sessions.find(body.session);
        if (!other) return { majorCode: 170, minorCode: 1 };
        const mayEnd = other !== session && other.account === session?.account;
        return mayEnd ? undefined : { majorCode: 172 };
      },
      accept(_, body) {
        const other = sessions.find(body.session);
        if (other) sessions.end(other);
        return undefined;
      },
    },
    // UserTwoStepVerificationVerifyPassword
    132: {
      check(peer, { password }) {
        const account = verifiedBy(peer);
        if (account?.twoStepPassword === undefined) return { majorCode: 192 };
        const refused = locked(191, account.passwords);
        if (refused) return refused;
        return password === account.twoStepPassword ? undefined : wrong(194, account.passwords);
      },
      accept(peer) {
        const account = verifiedBy(peer) ?? sessions.account();
        account.passwords.reset();
        peer.verifying = undefined;
        return { token: sessions.create(account).token };
      },
    },
    // ChatSendMessage
    201: { accept: (_, { roomId = 0n, message = '' }) => ({ roomId, message }) },
  };

  return {
    check: (action, peer, body) => sessionError(peer, action) ?? deeds[action]?.check?.(peer, body),
    accept: (action, peer, body) => deeds[action]?.accept?.(peer, body) ?? {},
  };
}
