import { describe, expect, it } from 'vitest';
import { development } from '../../src/development.js';
import { createReactionEngine, memoryStore, OptionError, type Overrides } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { revoked } from '../support/strangers.js';

const send = async () => {};

describe('options that an object inherits', () => {
  class Settings {
    readonly #account = 'a7f3';
    readonly asked: string[] = [];
    get account() {
      return this.#account;
    }
    get store() {
      return memoryStore();
    }
    hasToken() {
      this.asked.push('hasToken');
      return true;
    }
    async login() {
      this.asked.push(`login of ${this.#account}`);
    }
  }

  it('count, and methods keep their this', async () => {
    const settings = new Settings();
    const { state, logIn, waitFor, dispose } = createReactionEngine(settings);
    expect(state.account).toBe('a7f3');
    const succeeded = waitFor('login.succeeded');
    logIn();
    await succeeded;
    expect(settings.asked).toEqual(['hasToken', 'login of a7f3']);
    await dispose();
  });

  it('of a request, a batch member and waitFor too', async () => {
    class Upload {
      readonly action = 201;
      readonly priority = 'high';
      readonly #text = 'sent';
      async send() {
        return this.#text;
      }
      filter() {
        return this.#text === 'sent';
      }
      whileLockedOut() {
        return this.#text === 'sent' ? ('wait' as const) : ('reject' as const);
      }
    }
    class Inherited {
      get subject() {
        return 'room';
      }
    }
    const { engine: own, clock } = rig();
    const upload = new Upload();
    const [answer] = own.batch([upload]);
    await expect(answer).resolves.toBe('sent');
    const waited = own.waitFor('reaction', upload);
    own.receive({ majorCode: 4 });
    await expect(waited).resolves.toMatchObject({ frame: { majorCode: 4 } });
    own.lockOut({ action: 201, subject: 'room', waitMs: 1000 });
    await expect(own.request(201, send, new Inherited())).rejects.toMatchObject({
      name: 'LockedOutError',
    });
    await clock.advance(1000);
  });

  it('that cannot be read are named, and nothing is said of what they hold', () => {
    const options = {
      get account(): string {
        throw new Error('getter');
      },
    };
    const make = () => createReactionEngine(options);
    expect(make).toThrow(OptionError);
    expect(make).toThrow(development ? 'account must be readable.' : 'account is wrong.');
  });

  it('are read once: a getter that says something else later changes nothing', async () => {
    let reads = 0;
    const options = {
      get account() {
        return `account-${++reads}`;
      },
    };
    const own = createReactionEngine({
      ...{ store: memoryStore(), channel: null },
      ...Object.create(null),
      __proto__: options,
    } as never);
    expect(own.state.account).toBe('account-1');
    await own.dispose();
    expect(reads).toBe(1);
  });

  it('overrides and field names are the engine’s own from then on', () => {
    const overrides: Record<string, unknown> = { USER_LOGIN_FAILED: { kind: 'deny' } };
    const fieldNames: Record<string, string> = {};
    const { engine: own, news } = rig({ overrides: overrides as Overrides, fieldNames });
    overrides.USER_LOGIN_FAILED = revoked();
    Object.defineProperty(fieldNames, 'location.lat', {
      get() {
        throw new Error('getter');
      },
    });
    own.receive({ majorCode: 111 });
    own.receive({ majorCode: 203, minorCode: 18 });
    expect(news()).toEqual(['reaction', 'request.denied', 'reaction', 'input.rejected']);
  });
});
