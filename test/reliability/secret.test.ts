import { describe, expect, it } from 'vitest';
import { createReactionEngine, memoryStore, type ReactionEngineOptions } from '../../src/index.js';
import { encodeErrorFrame } from '../../src/wire.js';
import { flow } from '../port/rig.js';
import { titleOf } from './cell.js';
import { type Leaky, leaky } from './leaks.js';
import { type Input, type SecretCell, secretCells } from './secret.js';

/** What an app calls by mistake: nothing is known of what it is given. */
type Wrong = (...given: unknown[]) => unknown;

/** What the app gives the engine, by the way in. */
const options: { readonly [Name in Input]?: (secret: string) => ReactionEngineOptions } = {
  'in a rejection of login': (message) => ({
    login: () => Promise.reject({ frame: { majorCode: 110, message }, message, token: message }),
  }),
  'in an error that login throws': (message) => ({
    login() {
      throw Object.assign(new Error(message, { cause: message }), { name: message });
    },
  }),
  'in an error of any other function'(message) {
    const throws = () => {
      throw Object.assign(new Error(message), { name: message });
    };
    return {
      hasToken: throws,
      inspect: throws,
      login: () => Promise.reject({ majorCode: 110 }),
      loginBackoff: { random: throws },
    };
  },
  'in what a store holds'(secret) {
    const store = memoryStore();
    void store.write('a', { id: secret, key: secret, [secret]: 1 } as never);
    return { store };
  },
  'in an error of a store'(message) {
    const fails = () => Promise.reject(Object.assign(new Error(message), { name: message }));
    return { store: { read: fails, write: fails, remove: fails } };
  },
  'in an error of a channel'(message) {
    const throws = () => {
      throw Object.assign(new Error(message), { name: message });
    };
    return { channel: { postMessage: throws, addEventListener: throws, close: throws } };
  },
};

/** What a call came to is the app's own: here only its text, where the SDK has made it. */
const textOfError = (error: unknown) => `${String(error)} ${JSON.stringify(error)}`;

/** Brings the secret in. Returns what the SDK answered. */
const acts: Readonly<Record<Input, (at: Leaky, secret: string) => unknown>> = {
  'in the message of a frame'({ engine }, message) {
    for (const majorCode of [1, 8, 136, 204, 205, 602, 9999]) {
      engine.receive({ majorCode, message, wait: 5, action: 201 });
    }
  },
  'in the message of a frame in bytes': ({ engine }, message) =>
    void engine.receive(encodeErrorFrame({ majorCode: 205, message })),
  'in fields that are none of a frame': ({ engine }, secret) =>
    void engine.receive(Object.assign({ majorCode: 205 }, { token: secret, [secret]: secret })),
  'in fields of a wrong kind'({ engine }, secret) {
    const receive = engine.receive as Wrong;
    receive({ majorCode: 205, wait: secret, action: secret, minorCode: [secret] });
    return textOfError(receive({ majorCode: secret }));
  },
  'as a subject that is none': ({ engine }, secret) =>
    void (engine.receive as Wrong)({ majorCode: 234, wait: 5, subject: { of: secret } }),
  async 'in a rejection of send'({ engine }, message) {
    const frame = { majorCode: 205, message, token: message };
    return engine.request(201, () => Promise.reject({ frame })).catch(textOfError);
  },
  async 'in an error that send throws'({ engine }, message) {
    const throws = () => {
      throw Object.assign(new Error(message), { majorCode: message });
    };
    await engine.request(201, throws).catch(() => {});
  },
  async 'in an answer of send'({ engine }, message) {
    await engine.request(201, async () => ({ majorCode: 1, message }));
  },
  'in a rejection of login': ({ engine }) => void engine.logIn(),
  'in an error that login throws': ({ engine }) => void engine.logIn(),
  async 'in an error of any other function'({ engine }, message) {
    const throws = () => {
      throw new Error(message);
    };
    engine.on('reaction', throws);
    engine.subscribe(throws);
    engine.lockOut({ action: 201, waitMs: 5000 });
    engine.receive({ majorCode: 205, action: 202 });
    const refused = engine
      .request(201, async () => {}, { whileLockedOut: throws })
      .catch(textOfError);
    engine.logIn();
    return refused;
  },
  'in what a store holds': () => {},
  'in an error of a store': ({ engine }) => engine.lockOut({ action: 201, waitMs: 5000 }),
  'in a message of another tab'({ toTab }, secret) {
    toTab({ version: 2, account: 'a', kind: secret, record: { key: secret } });
    toTab(secret);
  },
  'in an error of a channel': ({ engine }) => engine.lockOut({ action: 201, waitMs: 5000 }),
  'in an option that is wrong'(_, secret) {
    const make = createReactionEngine as Wrong;
    const wrong = [{ loginTimeoutMs: secret }, { store: secret }, { account: { of: secret } }];
    return wrong.map((given) => thrownBy(() => make(given))).join();
  },
  'in an argument that is wrong'({ engine }, secret) {
    const { lockOut, request, signedIn, guard } = engine as unknown as Record<string, Wrong>;
    return [
      () => lockOut?.({ action: secret, waitMs: secret }),
      () => request?.(secret, secret),
      () => signedIn?.({ account: { of: secret } }),
      () => guard?.(1, { of: secret }),
    ]
      .map(thrownBy)
      .join();
  },
  async 'in a rejection in a page of a port'({ page, clock }, message) {
    await flow();
    const frame = { majorCode: 205, message, token: message };
    const refused = page.request(201, () => Promise.reject({ frame })).catch(textOfError);
    const failed = page.request(202, () => Promise.reject(new Error(message))).catch(() => {});
    await flow();
    await clock.advance(0);
    await failed;
    return refused;
  },
  'in a message to a port'({ toWorker, toPage }, secret) {
    for (const to of [toWorker, toPage]) {
      to(['igap-reactions', 1, secret, {}]);
      to(['igap-reactions', 1, 'answer', { id: secret, value: secret }]);
      to(secret);
    }
  },
};

function thrownBy(call: () => unknown): string {
  try {
    call();
    return 'nothing was thrown';
  } catch (error) {
    return textOfError(error);
  }
}

describe('a secret', () => {
  const sides = [true, false];
  it.each(secretCells.map((cell) => [titleOf(cell), cell] as const))('%s', async (_, cell) => {
    for (const listens of sides) await expectKept(cell, listens);
  });
});

async function expectKept({ input, secret, shows }: SecretCell, listens: boolean) {
  const at = leaky(options[input]?.(secret) ?? {}, listens);
  await flow();
  const answering = Promise.resolve(acts[input](at, secret));
  await flow();
  await at.clock.advance(12_000);
  await flow();
  const answered = await answering;
  if (listens && shows) expect([...at.emitted]).toContain(shows);
  expect(String(answered)).not.toMatch('nothing was thrown');
  expect(String(answered)).not.toContain(secret);
  expect(at.text()).not.toContain(secret);
}
