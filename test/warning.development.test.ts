// What the development build says in the console of mistakes that are no fault: once per engine, and never a text of the app's or an error's.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReactionEngine, LockedOutError, memoryStore } from '../src/index.js';
import { manualClock, type TestEngineOptions, testEngine } from '../src/testing.js';
import { decodeFrame } from '../src/wire.js';

let said: () => readonly string[];
beforeEach(() => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  said = () => warn.mock.calls.map(([text]) => String(text));
});
afterEach(() => void vi.restoreAllMocks());

/** An engine whose login has just been asked for. */
async function loggingIn(options: TestEngineOptions) {
  const { engine, clock } = testEngine(options);
  engine.receive({ majorCode: 2 });
  await clock.advance(0);
  return { engine, clock };
}

describe('a login that rejects with no error frame', () => {
  it('is named by the kind of its error, once, and is tried again', async () => {
    const login = vi.fn(async () => {
      throw new TypeError('token 98912555010');
    });
    const { engine, clock } = await loggingIn({ login });
    await clock.advance(60_000);
    expect(login.mock.calls.length).toBeGreaterThan(1);
    expect(said()).toEqual([
      '[igap-reactions] login rejected with a TypeError, which is no error frame: it is tried again. If it is a mistake in your login, fix it; reject with the error frame where the server refused #102.',
    ]);
    await engine.dispose();
  });

  it('is not named by a name of its own', async () => {
    const login = () => Promise.reject(Object.assign(new Error(), { name: '98912555010' }));
    const { engine } = await loggingIn({ login });
    expect(said()[0]).toContain('login rejected with something that is no error frame');
    expect(said()[0]).not.toContain('98912555010');
    await engine.dispose();
  });

  it.each<[string, () => unknown]>([
    ['an error frame', () => ({ majorCode: 111, minorCode: 4 })],
    ['what carries one', () => ({ frame: { majorCode: 7 } })],
    ['an abort', () => new DOMException('', 'AbortError')],
    ['an error of the engine', () => Object.assign(new Error(), { name: LockedOutError.name })],
  ])('is no mistake where it is %s', async (_, reason) => {
    const { engine } = await loggingIn({ login: () => Promise.reject(reason()) });
    expect(said()).toEqual([]);
    await engine.dispose();
  });
});

describe('a login that nobody does', () => {
  it('is said once, where there is no `login` and nobody listens', async () => {
    const clock = manualClock();
    const engine = createReactionEngine({ clock, store: memoryStore(), channel: null });
    for (const _ of [1, 2]) {
      engine.receive({ majorCode: 2 });
      await clock.advance(60_000);
    }
    expect(said()).toEqual([
      '[igap-reactions] No option `login`, and nobody listens to login.started: requests are held until signedIn().',
    ]);
    await engine.dispose();
  });

  it('is not said where somebody listens, once or always', async () => {
    for (const how of ['on', 'once'] as const) {
      const engine = createReactionEngine({ store: memoryStore(), channel: null });
      engine[how]('login.started', () => {});
      engine.receive({ majorCode: 2 });
      await Promise.resolve();
      await engine.dispose();
    }
    expect(said()).toEqual([]);
  });
});

describe('an error of the server that is taken for none', () => {
  const bytes = Uint8Array.of(0, 0, 0x10, 10, 0x20, 30);
  const rejected = 'which is no refusal: reject with decodeErrorFrame(bytes)';

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a resolved frame',
      async () => ({ majorCode: 10, wait: 30 }),
      'send resolved with an error frame, which counts as an answer: reject with it.',
    ],
    [
      'a resolved message #0',
      async () => decodeFrame(bytes),
      'send resolved with message #0, which is an error and counts as an answer: reject with decodeErrorFrame(bytes)',
    ],
    ['rejected bytes', () => Promise.reject(bytes), rejected],
    ['a rejected message #0', () => Promise.reject(decodeFrame(bytes)), rejected],
    ['bytes as `frame`', () => Promise.reject({ frame: bytes.buffer }), rejected],
    [
      'a code that is a string',
      () => Promise.reject({ majorCode: '10', message: '09125550100' }),
      'send rejected with a majorCode that is a string, which is no refusal: pass Number(majorCode).',
    ],
  ])('is said once: %s', async (_, send, sentence) => {
    const { engine } = testEngine();
    for (const action of [201, 202]) await engine.request(action, send).catch(() => {});
    expect(said()).toEqual([expect.stringContaining(sentence)]);
    expect(said()[0]).not.toContain('0912');
    await engine.dispose();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['an answer', async () => ({ action: 30_201, payload: bytes })],
    ['bytes as an answer', async () => bytes],
    ['a refusal', () => Promise.reject({ majorCode: 7 })],
    ['an error of the app', () => Promise.reject(new Error())],
    ['bytes of another message', () => Promise.reject(Uint8Array.of(1, 2, 3))],
    ['nothing', async () => undefined],
    ['a code of another kind', () => Promise.reject({ majorCode: 'E10' })],
    ['a word that begins with a digit', () => Promise.reject({ majorCode: '10x' })],
  ])('is not %s', async (_, send) => {
    const { engine } = testEngine();
    await engine.request(201, send).catch(() => {});
    expect(said()).toEqual([]);
    await engine.dispose();
  });
});

describe('a frame with waitMs', () => {
  it('is said once, since it has no such field', async () => {
    const { engine } = testEngine();
    for (const majorCode of [10, 234]) engine.receive({ majorCode, waitMs: 30_000 } as never);
    expect(said()).toEqual([
      "[igap-reactions] A frame has no waitMs, and it was left out: did you mean 'wait', in seconds?",
    ]);
    await engine.dispose();
  });
});

describe('an account that looks like a phone number', () => {
  it('is said once, and not repeated', async () => {
    const { engine } = testEngine({ account: '+989125550100' });
    await engine.signedIn({ account: '+989125550101' });
    expect(said()).toEqual([
      '[igap-reactions] account looks like a phone number, and it is stored as it is: give an opaque id.',
    ]);
    await engine.dispose();
  });

  it('is not one where it is an id', async () => {
    const { engine } = testEngine({ account: 'a7f3' });
    await engine.signedIn({ account: '989125550100' });
    expect(said()).toEqual([]);
    await engine.dispose();
  });
});
