// Logins, and the sessions that come of them. Comes in: requests. Goes out: a connection that is logged in or out, the list of an account's
// sessions, refusals. Next: behaviour.ts.
import type { Deeds, Holdings } from './deed.js';
import type { Session } from './sessions.js';

export function loginDeeds({ accounts, sessions }: Holdings): Deeds {
  return {
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
      accept(peer, { token, ...details }) {
        const session = sessions.find(token) ?? sessions.create(accounts.first());
        sessions.logIn(peer, session, details);
        return undefined;
      },
    },
    // UserSessionGetActiveList
    125: {
      accept({ session }) {
        const all = session ? sessions.of(session.account) : [];
        return { session: all.map((each) => listed(each, each === session)) };
      },
    },
    // UserSessionTerminate
    126: {
      check({ session }, { sessionId }) {
        const other = sessions.withId(sessionId);
        if (!other) return { majorCode: 170, minorCode: 1 };
        const mayEnd = other !== session && other.account === session?.account;
        return mayEnd ? undefined : { majorCode: 172 };
      },
      accept(_, { sessionId }) {
        const other = sessions.withId(sessionId);
        if (other) sessions.end(other);
        return undefined;
      },
    },
    // UserSessionLogout
    127: {
      accept(peer) {
        sessions.logOut(peer);
        return undefined;
      },
    },
  };
}

/** `current`: it is the one that the list was asked for by. */
function listed({ id, details, createdS, activeS }: Session, current: boolean) {
  const { appName = '', appId = 0, appBuildVersion = 0, appVersion = '', language = 0 } = details;
  const { platform = 0, platformVersion = '', device = 0, deviceName = '' } = details;
  return {
    ...{ appName, appId, appBuildVersion, appVersion, language },
    ...{ platform, platformVersion, device, deviceName },
    sessionId: id,
    current,
    createTime: createdS,
    activeTime: activeS,
    ip: '127.0.0.1',
  };
}
