// What an application does about the state of its session, for the soak test. Comes in: a client, and how it asks. Goes out: the session is
// brought back, or another account's begun: by requests that may fail as every other. Next: the soak test asks it now and then.
import { isReactionError } from '../../src/index.js';
import type { Frame } from '../testing/client.js';
import { tokenIn, type WireClient, type WireRequest } from './wire-client.js';

/** Makes a request whose outcome is counted. */
export type Ask = (action: number, request?: WireRequest) => Promise<Frame>;

export interface SoakHost {
  /** Does something about the state, unless it is at something. */
  tend(): void;
  /** Goes to another account, unless it is at something: by a token that it has, or signed out and registered anew. */
  switchTo(account: string, by: 'token' | 'registration'): void;
  /** Settles when what it is at is done. */
  done(): Promise<void>;
}

/** The two-step password of every account that has one. */
export const password = 'secret';

/** `tokens`: by account, the last that it got. */
export function soakHost(client: WireClient, ask: Ask, tokens: Map<string, string>): SoakHost {
  const { engine } = client;
  let account = engine.state.account ?? '';
  let work: Promise<void> | undefined;

  const begin = (task: () => Promise<void>) => {
    // What fails is tried again when the host is asked the next time.
    work ??= task()
      .catch(() => {})
      .finally(() => {
        work = undefined;
      });
  };

  const keep = (token: string) => {
    client.token = token;
    tokens.set(account, token);
  };

  const verify = async () => keep(tokenIn(await ask(132, { fields: { password } })));

  async function register(): Promise<void> {
    const fields = { code: '12345', username: account };
    try {
      keep(tokenIn(await ask(101, { fields })));
    } catch (error) {
      const refused = isReactionError(error, 'RequestRefusedError');
      if (!refused || error.frame.majorCode !== 184) throw error;
      await verify();
    }
  }

  async function enterByToken(): Promise<void> {
    client.token = tokens.get(account) ?? 'none';
    client.hangUp()?.terminate();
    void engine.signedIn({ account });
    await client.connect();
    engine.logIn();
  }

  async function enterByRegistration(): Promise<void> {
    client.hangUp()?.terminate();
    void engine.signedOut();
    await client.connect();
    await register();
    if (engine.twoStepVerified() || engine.state.session !== 'registrationRequired') return;
    await ask(102);
    await engine.signedIn({ account });
  }

  async function mend(): Promise<void> {
    if (!client.connected) {
      await client.connect();
      engine.logIn();
      return;
    }
    switch (engine.state.session) {
      case 'ready':
        if (engine.state.account !== account) await enterByToken();
        break;
      case 'loginFailed':
        engine.logIn();
        break;
      case 'replaced':
        engine.takeOver();
        break;
      case 'nicknameRequired':
        await ask(105, { fields: { nickname: 'n' } });
        engine.nicknameSet();
        break;
      case 'twoStepRequired':
        // An account without a password (192) begins anew.
        await verify().catch(register);
        engine.twoStepVerified();
        break;
      case 'registrationRequired':
      case 'accountBlocked':
      case 'terminated':
        await register();
        if (!engine.twoStepVerified()) engine.logIn({ newToken: true });
        break;
    }
  }

  return {
    tend: () => begin(mend),
    switchTo(next, by) {
      begin(() => {
        account = next;
        return by === 'token' ? enterByToken() : enterByRegistration();
      });
    },
    done: async () => work,
  };
}
