import { beforeAll, describe, expect, it } from 'vitest';
import type * as attachEntry from '../../src/attach.js';
import type * as root from '../../src/index.js';
import type * as testing from '../../src/testing.js';
import type * as english from '../../src/texts/en.js';
import type * as persian from '../../src/texts/fa.js';
import type * as texts from '../../src/texts.js';
import type * as wire from '../../src/wire.js';
import { bareGlobals, lower, loweredPackage, reactNativeGlobals, run } from './lowered.js';

type Package = typeof root &
  typeof wire &
  typeof texts &
  typeof english &
  typeof persian &
  typeof attachEntry &
  Pick<typeof testing, 'manualClock'>;

let code = '';
beforeAll(async () => {
  code = await loweredPackage();
});

describe('the loose transform', () => {
  it('calls a getter that is spread once and for all, which is what the engine must survive', async () => {
    const spread = await lower('module.exports = { ...{ a: 1 }, get n() { return ++count } }');
    expect(spread).not.toContain('...');
    const { n } = run<{ readonly n: number }>(`var count = 0; ${spread}`, {});
    expect(n).toBe(1);
    const twice = run<{ readonly n: number }>(`var count = 0; ${spread}`, {});
    expect([twice.n, twice.n]).toEqual([1, 1]);
  });

  it('leaves neither classes, spreads nor async functions in the package', () => {
    expect(code).not.toMatch(/\bclass [A-Za-z_$]/);
    expect(code).not.toMatch(/\basync (function|\()/);
    expect(code).not.toMatch(/\.\.\.[a-z]/);
  });
});

describe.each([
  ['React Native 0.79', reactNativeGlobals],
  ['a platform without queueMicrotask, performance and BroadcastChannel', bareGlobals],
])('on %s', (_, globals) => {
  /** An engine of the lowered package on a clock of its own, and whatever it found to complain about. */
  function phone(options: root.ReactionEngineOptions = {}) {
    const sdk = run<Package>(code, globals());
    const clock = sdk.manualClock();
    const engine = sdk.createReactionEngine({
      clock,
      store: sdk.memoryStore(),
      loginBackoff: { random: () => 1 },
      ...options,
    });
    const faults: string[] = [];
    engine.on('fault', ({ code: fault, message }) => faults.push(`${fault}: ${message}`));
    return { sdk, clock, engine, faults };
  }

  it('state and restored are read anew each time', async () => {
    const { engine, faults } = phone();
    const { state, restored } = engine;
    engine.receive({ majorCode: 8 });
    expect(engine.state).not.toBe(state);
    expect(engine.state.session).toBe('terminated');
    void engine.signedIn({ account: 'a' });
    void engine.signedIn({ account: 'b' });
    expect(engine.restored).not.toBe(restored);
    await engine.dispose();
    expect(faults).toEqual([]);
  });

  it('a burst of 2s is one login; what was refused and what was held follows it, in order', async () => {
    let logins = 0;
    let answer: () => void = () => {};
    const { clock, engine, faults } = phone({
      login: () => {
        logins++;
        return new Promise<void>((resolve) => {
          answer = resolve;
        });
      },
    });
    await clock.advance(0);
    const sent: string[] = [];
    const ask = (of: string) =>
      engine.request(201, ({ requestId, attempt }) => {
        sent.push(`${of} ${attempt}`);
        return attempt === 1 && of !== 'held'
          ? Promise.reject({ majorCode: 2, requestId })
          : Promise.resolve(of);
      });
    const asked = [ask('one'), ask('two')];
    await clock.advance(0);
    for (let n = 0; n < 20; n++) engine.receive({ majorCode: 2 });
    asked.push(ask('held'));
    await clock.advance(0);
    expect([logins, engine.state.session]).toEqual([1, 'loggingIn']);
    answer();
    await clock.advance(0);
    expect(await Promise.all(asked)).toEqual(['one', 'two', 'held']);
    expect(sent).toEqual(['one 1', 'two 1', 'one 2', 'two 2', 'held 1']);
    expect(engine.state.session).toBe('ready');
    expect(faults).toEqual([]);
  });

  it('a lockout counts down and ends', async () => {
    const { clock, engine, faults } = phone();
    const seen: number[] = [];
    engine.receive({ majorCode: 136, wait: 3 });
    const guard = engine.guard(100);
    if (guard.allowed) throw new Error('it is locked');
    const countdown = engine.countdown(guard.lockout);
    countdown.subscribe(() => seen.push(countdown.get()));
    await clock.advance(3000);
    expect(seen).toEqual([2000, 1000, 0]);
    expect(engine.guard(100).allowed).toBe(true);
    expect(faults).toEqual([]);
  });

  it('is disposed once what it writes is written, where Promise.all takes arrays only', async () => {
    let written = 0;
    const slow = () => new Promise<void>((resolve) => setImmediate(resolve));
    const { engine, faults } = phone({
      store: {
        read: () => [],
        write: () => slow().then(() => void written++),
        remove: slow,
      },
    });
    engine.receive({ majorCode: 136, wait: 3 });
    await engine.dispose();
    expect(written).toBe(1);
    expect(faults).toEqual([]);
  });

  it('reads frames in bytes, with a request id and a text, without a TextDecoder', () => {
    const { sdk, engine, faults } = phone();
    const message = 'سلام 🙂 \u{FFFD}';
    const frame = { majorCode: 1, requestId: 'a-é', message };
    const received = engine.receive(sdk.encodeErrorFrame(frame));
    expect(received).toMatchObject({ outcome: 'resolved', resolution: { frame } });
    expect(faults).toEqual([]);
  });

  it('connects by a socket, and logs in on it', async () => {
    let logins = 0;
    const { sdk, clock, engine, faults } = phone({
      login: async () => {
        logins++;
      },
    });
    const listeners = new Map<string, (event: { readonly data: unknown }) => void>();
    const socket = {
      readyState: 0,
      addEventListener: (type: string, listener: () => void) => void listeners.set(type, listener),
      removeEventListener: (type: string) => void listeners.delete(type),
    };
    sdk.attach(engine, socket as never);
    expect(engine.state.connection).toBe('closed');
    socket.readyState = 1;
    listeners.get('open')?.({ data: undefined });
    listeners.get('message')?.({ data: 'ping' });
    listeners.get('message')?.({ data: sdk.encodeErrorFrame({ majorCode: 304 }).buffer });
    await clock.advance(0);
    expect([logins, engine.state.session, engine.state.connection]).toEqual([1, 'ready', 'open']);
    expect(faults).toEqual([]);
  });

  it('an abort rejects with an AbortError, where a signal has no reason', async () => {
    const { engine, faults } = phone();
    const { AbortController } = globals() as unknown as typeof globalThis;
    const abort = new AbortController();
    const asked = engine.request(201, () => new Promise(() => {}), { signal: abort.signal });
    abort.abort();
    const reason = await asked.catch((error: unknown) => error);
    expect(reason).toMatchObject({ name: 'AbortError' });
    expect(faults).toEqual([]);
  });

  it('gives the signal of send that its own request needs no more', async () => {
    const { engine, clock } = phone();
    let aborted = false;
    const asked = engine.request(
      201,
      ({ signal }) => {
        signal.addEventListener('abort', () => {
          aborted = true;
        });
        return new Promise(() => {});
      },
      { timeoutMs: 1000 },
    );
    const reason = asked.catch((error: unknown) => error);
    await clock.advance(1000);
    expect(await reason).toMatchObject({ name: 'RequestRefusedError' });
    expect(aborted).toBe(true);
  });

  it('has sentences in both languages, without units of Intl', () => {
    const { sdk, engine } = phone();
    engine.lockOut({ action: 201, waitMs: 90_000 });
    const guard = engine.guard(201);
    if (guard.allowed) throw new Error('it is locked');
    expect(sdk.lockoutText(guard.lockout, sdk.en, guard.remainingMs)).toMatch(/minute/);
    expect(sdk.lockoutText(guard.lockout, sdk.fa, guard.remainingMs)).toMatch(/دقیقه/);
    const resolution = sdk.resolve({ majorCode: 203, minorCode: 18 });
    expect(sdk.errorText(resolution, sdk.en)).not.toBe('');
    expect(sdk.errorText(resolution, sdk.fa)).not.toBe('');
  });
});
