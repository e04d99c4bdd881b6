// What an application does about the state of its session, for the soak test. Comes in: a client, and how it asks. Goes out: the session is
// brought back, or another account's begun: by requests that may fail as every other. A connection logs in by itself. Next: soak-tab.ts.
import { isReactionError } from '../../src/index.js';
import type { Frame } from '../testing/client.js';
import type { WireClient, WireRequest } from './wire-client.js';
import { tokenIn } from './world.js';

/** Makes a request whose outcome is counted. */
export type Ask = (action: number, request?: WireRequest) => Promise<Frame>;

/** How another account is entered: by a token of its own, by registering anew, or by a sign-in that the app makes beside the engine. */
export type Way = 'token' | 'registration' | 'signIn';

export interface SoakApp {
  /** The engine's `login`: it says whose #30102 has come. */
  login(): Promise<void>;
  /** Does something about the state, unless it is at something. */
  tend(): void;
  /** Goes to another account, unless it is at something. */
  switchTo(account: string, by: Way): void;
  /** Settles when what it is at is done. */
  done(): Promise<void>;
}

/** The two-step password of every account that has one. */
export const password = 'secret';

/** `tokens`: by account, the last that it got. */
export function soakApp(
  client: () => WireClient,
  ask: Ask,
  first: string,
  tokens: Map<string, string>,
): SoakApp {
  const engine = () => client().engine;
  let account = first;
  let work: Promise<void> | undefined;

  const begin = (task: () => Promise<void>) => {
    // What fails is tried again when the app is asked the next time.
    work ??= task()
      .catch(() => {})
      .finally(() => {
        work = undefined;
      });
  };

  const keep = (token: string) => {
    client().token = token;
    tokens.set(account, token);
  };

  const verify = async () => keep(tokenIn(await ask(132, { fields: { password } })));

  async function register(): Promise<void> {
    const fields = { code: 12_345, username: account };
    try {
      keep(tokenIn(await ask(101, { fields })));
    } catch (error) {
      const refused = isReactionError(error, 'RequestRefusedError');
      if (!refused || error.frame.majorCode !== 184) throw error;
      await verify();
    }
  }

  const enter: Readonly<Record<Way, () => Promise<void>>> = {
    async token() {
      client().hangUp()?.terminate();
      void engine().signedOut();
      engine().logIn({ newToken: true });
      await client().connect();
    },
    async registration() {
      client().hangUp()?.terminate();
      void engine().signedOut();
      await client().connect();
      await register();
      if (engine().twoStepVerified() || engine().state.session !== 'registrationRequired') return;
      await ask(102);
      await engine().signedIn({ account });
    },
    async signIn() {
      client().hangUp()?.terminate();
      await engine().signedIn({ account });
      await client().connect();
    },
  };

  async function bringBack(): Promise<void> {
    if (!client().connected) return client().connect();
    switch (engine().state.session) {
      case 'loginFailed':
        engine().logIn();
        break;
      case 'replaced':
        engine().takeOver();
        break;
      case 'nicknameRequired':
        await ask(105, { fields: { nickname: 'n' } });
        engine().nicknameSet();
        break;
      case 'twoStepRequired':
        // An account without a password (192) begins anew.
        await verify().catch(register);
        engine().twoStepVerified();
        break;
      case 'registrationRequired':
      case 'accountBlocked':
      case 'terminated':
        await register();
        if (!engine().twoStepVerified()) engine().logIn({ newToken: true });
        break;
    }
  }

  return {
    async login() {
      // Another tab may have entered another account.
      account = engine().state.account ?? account;
      client().token = tokens.get(account) ?? 'none';
      await client().request(102);
      void engine().signedIn({ account });
    },
    tend: () => begin(bringBack),
    switchTo(next, by) {
      begin(() => {
        account = next;
        return enter[by]();
      });
    },
    done: async () => work,
  };
}
