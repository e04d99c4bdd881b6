// What the development build says of mistakes. Each is one that people make: what was wrong, what was given, what to do.
import { describe, expect, it, vi } from 'vitest';
import { attach } from '../src/attach.js';
import { createReactionEngine, memoryStore, resolve } from '../src/index.js';
import { keyValueStore } from '../src/key-value-store.js';
import { errorFrame, testEngine } from '../src/testing.js';
import { en } from '../src/texts/en.js';
import { errorText } from '../src/texts.js';

const made = (options: object) => () =>
  createReactionEngine({ store: memoryStore(), channel: null, ...options } as never);
const { engine } = testEngine();
const send = async () => {};
const socket = { addEventListener() {}, removeEventListener() {} };
const wrong = (value: unknown) => value as never;

describe('a mistake is named, with what was given and what to do', () => {
  it.each<[string, () => unknown, string]>([
    [
      'onLogin',
      made({ onLogin() {} }),
      "Unknown option 'onLogin'. Did you mean 'login'? Known: account,",
    ],
    ['overides', made({ overides: {} }), "Unknown option 'overides'. Did you mean 'overrides'?"],
    ['login: a string', made({ login: 'x' }), 'login must be a function (got a string).'],
    [
      'login: a promise',
      made({ login: Promise.resolve() }),
      'login must be a function (got a Promise). Pass () => promise instead.',
    ],
    [
      "account: ''",
      made({ account: '' }),
      "account must be a string that is not empty, or null (got '').",
    ],
    [
      "loginTimeoutMs: '10'",
      made({ loginTimeoutMs: '10' }),
      'loginTimeoutMs must be a number, 1 or more (got the string "10").',
    ],
    [
      'loginBackoff.base',
      made({ loginBackoff: { base: 1 } }),
      "Unknown option 'loginBackoff.base'. Did you mean 'baseMs'?",
    ],
    [
      'an unknown name',
      made({ overrides: { USER_VERIFY_EXPIRED: { kind: 'deny' } } }),
      "igap has no error USER_VERIFY_EXPIRED. Did you mean 'USER_VERIFY_EXPIRED_CODE'?",
    ],
    [
      'an unknown kind',
      made({ overrides: { USER_VERIFY_EXPIRED_CODE: { kind: 'retry' } } }),
      "'retry' is none. Did you mean 'retryLater'? One of: ",
    ],
    [
      'a kind alone',
      made({ overrides: { USER_VERIFY_EXPIRED_CODE: 'retryLater' } }),
      "must be { kind: 'retryLater' } (got a string).",
    ],
    [
      'a store that is localStorage',
      made({ store: { getItem() {}, setItem() {}, removeItem() {} } }),
      'store must be a LockoutStore, with the functions read, write, remove (got an object). It lacks read, write, remove. For localStorage and its like: keyValueStore(localStorage) of igap-reactions/key-value-store; on phones nativeStore(AsyncStorage) of igap-reactions/native.',
    ],
    [
      'clock: Date',
      made({ clock: Date }),
      'clock must be a Clock, with the functions now, setTimeout (got a function). It lacks setTimeout. systemClock is one.',
    ],
    [
      'countdown(201)',
      () => engine.countdown(wrong(201)),
      'countdown.of must be a lockout, or { action, subject? } (got 201).',
    ],
    [
      'lockOut without waitMs',
      () => engine.lockOut(wrong({ action: 100, wait: 5 })),
      "Unknown option 'lockOut.wait'. Did you mean 'waitMs'?",
    ],
    [
      "lockOut, waitMs: '5'",
      () => engine.lockOut({ action: 100, waitMs: wrong('5') }),
      'lockOut.waitMs must be a number of ms, 0 to 2^32-1 s (got the string "5").',
    ],
    [
      'whileLockedOut',
      () => engine.request(201, send, { whileLockedOut: wrong('queue') }),
      "request.whileLockedOut must be 'reject' or 'wait' or a function (got a string). 'queue' is none.",
    ],
    [
      'timeout',
      () => engine.request(201, send, wrong({ timeout: 5 })),
      "Unknown option 'request.timeout'. Did you mean 'timeoutMs'?",
    ],
    [
      'a controller as signal',
      () => engine.request(201, send, { signal: wrong(new AbortController()) }),
      'request.signal must be an AbortSignal, with the functions addEventListener (got an AbortController). It lacks addEventListener. Pass its .signal.',
    ],
    ['overrides: a list', made({ overrides: [] }), 'overrides must be an object (got a list).'],
    [
      'attach, swapped',
      () => attach(wrong(socket), wrong(engine)),
      'attach.engine must be an engine, with the functions receive (got an object). It lacks receive. The engine comes first: attach(engine, socket).',
    ],
    [
      'attach without a socket',
      () => attach(engine, wrong(undefined)),
      'attach.socket must be a WebSocket, or what has its functions',
    ],
    [
      'errorText of a frame',
      () => errorText(wrong({ majorCode: 205 }), en),
      "resolution must be what resolve(frame) returns, or an error's resolution (got an object). This is a frame: pass resolve(frame).",
    ],
    [
      "errorText(..., 'en')",
      () => errorText(resolve({ majorCode: 205 }), wrong('en')),
      'language must be a whole language: en of igap-reactions/texts/en, or yours (got a string). Pass the language itself, not its name.',
    ],
    [
      "guard('201')",
      () => engine.guard(wrong('201')),
      'guard.action must be the number of an action, 1 to 65535 (got the string "201").',
    ],
    [
      'guard()',
      () => engine.guard(wrong(undefined)),
      'guard.action must be the number of an action',
    ],
    [
      'an unknown event',
      () => engine.on(wrong('session.ended'), send),
      "on.event must be the name of an event (got a string). 'session.ended' is none. One of: reaction, ",
    ],
    [
      'on without a listener',
      () => engine.on('fault', wrong(undefined)),
      'on.listener must be a function (got undefined).',
    ],
    [
      'waitFor of an unknown event',
      () => engine.waitFor(wrong('nope')),
      "'nope' is none. One of: reaction, ",
    ],
    [
      "signedIn('a7f3')",
      () => engine.signedIn(wrong('a7f3')),
      'signedIn must be an object (got a string).',
    ],
    ['logIn(true)', () => engine.logIn(wrong(true)), 'logIn must be an object (got true).'],
    [
      'errorFrame of an unknown name',
      () => errorFrame(wrong('USER_LOGIN')),
      "errorFrame(name) must be the name of an error of igap (got a string). Did you mean 'USER_LOGIN_FAILED'?",
    ],
    [
      'keyValueStore(undefined)',
      () => keyValueStore(wrong(undefined)),
      'keyValueStore(kv) must be an object with getItem, setItem and removeItem (got undefined). There is no such store here.',
    ],
  ])('%s', (_, mistake, sentence) => {
    expect(mistake).toThrow(sentence);
  });

  it.each<[unknown, string]>([
    [null, '(got null). There is no such store here.'],
    [{ getItem() {} }, '(got an object).'],
  ])('keyValueStore(%j)', (given, end) => {
    const message = `keyValueStore(kv) must be an object with getItem, setItem and removeItem ${end}`;
    expect(() => keyValueStore(wrong(given))).toThrow(expect.objectContaining({ message }));
  });

  it.each<[string, unknown, string]>([
    ['a Blob', new Blob(), "(got a Blob). Set socket.binaryType = 'arraybuffer'."],
    [
      'a code that is a string',
      { majorCode: '2' },
      '(got an object). majorCode is a string: pass Number(majorCode).',
    ],
    [
      'an event',
      new MessageEvent('message', { data: new ArrayBuffer(0) }),
      'This is an event: pass event.data.',
    ],
    ['JSON', '{"majorCode":2}', '(got a string). This is JSON: parse it first.'],
    ['another name', { major: 2 }, "(got an object). Did you mean 'majorCode'?"],
  ])('receive of %s', (_, input, sentence) => {
    expect(engine.receive(wrong(input))).toMatchObject({
      fault: { code: 'frame.invalid', message: expect.stringContaining(sentence) },
    });
  });

  it('a wait that came as a string', () => {
    const { engine, events } = testEngine();
    engine.receive({ majorCode: 10, wait: wrong('30') });
    expect(events.at(-1)?.payload).toMatchObject({ code: 'frame.noWait' });
    expect(JSON.stringify(events)).toContain('wait must be a number of seconds');
  });
});

describe('what was given', () => {
  it.each([['98912555010'], ['a token'], [98_912_555_010]])(
    'is not repeated where it may be a secret: %s',
    (secret) => {
      for (const option of ['login', 'loginTimeoutMs', 'account', 'clock']) {
        const given = option === 'account' ? [secret] : secret;
        const value = option === 'loginTimeoutMs' && typeof secret === 'number' ? -secret : given;
        try {
          made({ [option]: value })();
          expect.unreachable();
        } catch (error) {
          expect(String(error)).not.toContain(String(secret));
        }
      }
    },
  );
});

describe('a fault that nobody listens to', () => {
  it('is a warning, once per code', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    vi.resetModules();
    const fresh: typeof import('../src/index.js') = await import('../src/index.js');
    const engines = [1, 2].map(() =>
      fresh.createReactionEngine({ store: fresh.memoryStore(), channel: null }),
    );
    for (const each of engines) {
      each.receive({ major: 2 } as never);
      each.receive({ majorCode: 10 });
      each.receive({ majorCode: 602 });
    }
    expect(warn.mock.calls.map(([text]) => String(text).split(': ')[0])).toEqual([
      '[igap-reactions] frame.invalid',
      '[igap-reactions] frame.noWait',
      '[igap-reactions] frame.virtual',
    ]);
    for (const [text] of warn.mock.calls) expect(text).toMatch(/[\w')][.?] Listen: engine\.on/);
    warn.mockClear();
    const hasListener = fresh.createReactionEngine({ store: fresh.memoryStore(), channel: null });
    hasListener.on('fault', () => {});
    hasListener.receive({ majorCode: 1 });
    expect(warn).not.toHaveBeenCalled();
    for (const each of [...engines, hasListener]) await each.dispose();
    warn.mockRestore();
  });
});
