// The accounts of a server, one for each phone number. Comes in: those that a test gives, numbers that are registered. Goes out: an account
// by its name, number or id, with what is counted for it. Next: sessions.ts, registration.ts.
import type { ServerAccount } from './protocol-server.js';
import { Tries } from './tries.js';

export interface Account {
  readonly name: string;
  readonly userId: bigint;
  readonly authorHash: string;
  /** 0: it has none. */
  readonly phoneNumber: bigint;
  readonly blocked: boolean;
  readonly twoStepPassword: string | undefined;
  newUser: boolean;
  /** Empty: it was not set. */
  nickname: string;
  /** Codes that were asked for, wrong codes, wrong passwords: each number's are its own. */
  readonly registrations: Tries;
  readonly codes: Tries;
  readonly passwords: Tries;
}

export class Accounts {
  readonly #elapsed: () => number;
  readonly #byName = new Map<string, Account>();

  /** `elapsed`: the server's time, ms. */
  constructor(given: readonly ServerAccount[], elapsed: () => number) {
    this.#elapsed = elapsed;
    for (const account of given) if (!this.#byName.has(account.account)) this.#add(account);
  }

  /** The one that was given first. */
  first(): Account {
    const [first] = this.#byName.values();
    return first ?? this.#add({ account: 'a', newUser: true });
  }

  named(name = ''): Account | undefined {
    return this.#byName.get(name);
  }

  withId(userId: bigint): Account | undefined {
    return [...this.#byName.values()].find((account) => account.userId === userId);
  }

  /** Whose number it is. One that is nobody's is a new user's. */
  register(phoneNumber: bigint): Account {
    const known = [...this.#byName.values()].find((each) => each.phoneNumber === phoneNumber);
    if (known) return known;
    let nth = this.#byName.size + 1;
    while (this.#byName.has(`user-${nth}`)) nth++;
    return this.#add({ account: `user-${nth}`, phoneNumber, newUser: true });
  }

  #add({ account: name, ...options }: ServerAccount): Account {
    const { blocked = false, newUser = false, twoStepPassword, phoneNumber = 0n } = options;
    const nth = this.#byName.size + 1;
    const account: Account = {
      name,
      userId: BigInt(nth),
      authorHash: `author-${nth}`,
      phoneNumber,
      blocked,
      twoStepPassword,
      newUser,
      nickname: '',
      registrations: new Tries(this.#elapsed, 4),
      codes: new Tries(this.#elapsed, 5),
      passwords: new Tries(this.#elapsed, 5),
    };
    this.#byName.set(name, account);
    return account;
  }
}
