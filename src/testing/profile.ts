// What people are called, and the time. Comes in: requests. Goes out: answers that echo them, with the initials that a server makes. Next:
// behaviour.ts.
import type { Deeds, Holdings } from './deed.js';

export function profileDeeds({ accounts, nowS }: Holdings): Deeds {
  return {
    // UserProfileSetNickname
    105: {
      accept({ session }, { nickname = '' }) {
        if (session) {
          session.account.newUser = false;
          session.account.nickname = nickname;
        }
        return { nickname, initials: initialsOf(nickname) };
      },
    },
    // UserContactsEdit
    109: {
      accept(_, { phone = 0n, firstName = '', lastName = '' }) {
        return { phone, firstName, lastName, initials: initialsOf(`${firstName} ${lastName}`) };
      },
    },
    // UserInfo
    117: {
      accept(_, { userId = 0n }) {
        const account = accounts.withId(userId);
        if (!account) return undefined;
        const { name: username, phoneNumber: phone, nickname } = account;
        const names = { displayName: nickname, initials: initialsOf(nickname) };
        return { user: { id: account.userId, username, phone, ...names } };
      },
    },
    // InfoTime
    502: { accept: () => ({ timestamp: nowS() }) },
  };
}

/** The first letters of at most two words. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map(([letter = '']) => letter.toUpperCase())
    .join('');
}
