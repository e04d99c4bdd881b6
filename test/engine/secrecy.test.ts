import { describe, expect, it } from 'vitest';
import {
  type ErrorFrame,
  isReactionError,
  type LockoutStore,
  memoryStore,
} from '../../src/index.js';
import { rig } from '../support/engine.js';
import { heldLogin } from '../support/session.js';
import { textOf } from '../support/text-of.js';

const secret = 'TOP-SECRET-7f3a';

/** An engine that writes down all that it hands out. */
function observed() {
  const inspected: string[] = [];
  const stored: string[] = [];
  const inner = memoryStore();
  const store: LockoutStore = {
    ...inner,
    write(account, record) {
      stored.push(textOf([account, record]));
      return inner.write(account, record);
    },
  };
  const held = heldLogin();
  const at = rig({
    account: 'a',
    store,
    login: held.login,
    inspect: (event) => inspected.push(textOf(event)),
  });
  return { ...at, held, inspected, stored };
}

/** Beside what the protocol names: what an app may have spread into the frame. */
const appFields = {
  message: secret,
  token: secret,
  phone: secret,
  phoneNumber: secret,
  payload: { text: secret },
  response: { id: secret },
  [secret]: 1,
};

const frames: [string, ErrorFrame][] = [
  ['8', { majorCode: 8 }],
  ['3', { majorCode: 3 }],
  ['9', { majorCode: 9 }],
  ['184', { majorCode: 184 }],
  ['111', { majorCode: 111 }],
  ['111/4', { majorCode: 111, minorCode: 4 }],
  ['2', { majorCode: 2 }],
  ['10 with a wait', { majorCode: 10, wait: 5, action: 102 }],
  ['203/18', { majorCode: 203, minorCode: 18 }],
  ['204', { majorCode: 204 }],
  ['205', { majorCode: 205 }],
  ['1', { majorCode: 1 }],
  ['602', { majorCode: 602 }],
  ['9999', { majorCode: 9999 }],
  ['234 with a wait', { majorCode: 234, wait: 5, subject: 42 }],
];

describe('the server’s text and what an app spread into a frame', () => {
  it.each(frames)('of %s are in no event but reaction and error.reported', (_, frame) => {
    const { engine, emitted, inspected, stored } = observed();
    engine.receive({ ...appFields, ...frame });
    for (const { name, payload } of emitted) {
      if (name !== 'reaction' && name !== 'error.reported')
        expect(textOf(payload)).not.toContain(secret);
    }
    expect([...inspected, ...stored].join()).not.toContain(secret);
    expect(textOf(engine.state)).not.toContain(secret);
  });

  it.each(frames)('of %s: nothing but the message is in these two', (_, frame) => {
    const { engine, emitted } = observed();
    const { message: __, ...others } = appFields;
    engine.receive({ ...others, ...frame });
    expect(textOf(emitted)).not.toContain(secret);
  });

  it.each(frames)('in an answer to #102, %s, are in no event but reaction', async (_, frame) => {
    for (const wrap of [
      (answer: object) => answer,
      (answer: object) => ({ frame: answer, secret }),
    ]) {
      const { engine, clock, held, emitted, inspected, stored } = observed();
      engine.logIn();
      held.last.fail(wrap({ ...appFields, ...frame }));
      await clock.advance(0);
      expect(emitted.length).toBeGreaterThan(2);
      expect(inspected.length).toBeGreaterThan(2);
      for (const { name, payload } of emitted) {
        if (name !== 'reaction') expect(textOf(payload)).not.toContain(secret);
      }
      expect([...inspected, ...stored].join()).not.toContain(secret);
    }
  });

  it('are where they belong: the message in reaction and error.reported', () => {
    const { engine, emitted } = observed();
    engine.receive({ majorCode: 1, message: secret });
    expect(emitted).toMatchObject([
      { name: 'reaction', payload: { frame: { message: secret } } },
      { name: 'error.reported', payload: { resolution: { frame: { message: secret } } } },
    ]);
  });
});

describe('a foreign error’s text', () => {
  it('of login, hasToken, a listener, the store or inspect is in nothing that is emitted', async () => {
    const trap = (): never => {
      throw new Error(secret, { cause: secret });
    };
    const stored = { read: trap, write: trap, remove: trap };
    const at = rig({ store: stored, hasToken: trap, inspect: trap, login: trap });
    at.engine.on('reaction', trap);
    at.engine.subscribe(trap);
    at.engine.receive({ majorCode: 136, wait: 5 });
    at.engine.receive({ majorCode: 2 });
    await at.clock.advance(10_000);
    expect(at.emitted.filter(({ name }) => name === 'fault').length).toBeGreaterThan(2);
    expect(textOf(at.emitted)).not.toContain(secret);
    expect(textOf(at.engine.state)).not.toContain(secret);
  });

  it('and a wrong option’s value are in no OptionError', () => {
    const { engine } = rig();
    const lockOut: (lockout: never) => unknown = engine.lockOut;
    const wrong: unknown = { action: secret, waitMs: 1 };
    let thrown: unknown;
    try {
      lockOut(wrong as never);
    } catch (error) {
      thrown = error;
    }
    expect(isReactionError(thrown, 'OptionError')).toBe(true);
    expect(String(thrown)).not.toContain(secret);
  });
});

describe('faults', () => {
  it('hold our own words only: a code and a sentence', () => {
    const { engine, emitted } = observed();
    const receive: (frame: never) => unknown = engine.receive;
    const garbage: unknown[] = [
      secret,
      { majorCode: secret },
      { majorCode: 8, wait: secret, action: secret, requestId: { secret }, timestamp: secret },
      { majorCode: 602, message: secret },
      { majorCode: 136, message: secret },
    ];
    for (const each of garbage) receive(each as never);
    const faults = emitted.filter(({ name }) => name === 'fault');
    expect(faults.length).toBeGreaterThanOrEqual(5);
    for (const { payload } of faults) {
      expect(Object.keys(payload).toSorted()).toEqual(['code', 'message']);
      expect(textOf(payload)).not.toContain(secret);
    }
  });
});
