import { describe, expect, it, vi } from 'vitest';
import { development } from '../../src/development.js';
import {
  createReactionEngine,
  isReactionError,
  memoryStore,
  OptionError,
  type ReactionEngineOptions,
} from '../../src/index.js';
import { manualClock } from '../../src/testing.js';
import { rig } from '../support/engine.js';
import { inDevelopment, said } from '../support/said.js';

/** The error that options throw; options of an app in JavaScript may be anything. */
function thrownBy(options: unknown): unknown {
  const create: (options: never) => unknown = createReactionEngine;
  try {
    create(options as never);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a wrong option throws an OptionError that names it', () => {
  const fns = { read: () => [], write() {}, remove() {} };
  const wrong: [string, unknown][] = [
    ['account', ''],
    ['account', 8],
    ['account', {}],
    ['login', 'login'],
    ['login', Promise.resolve()],
    ['hasToken', true],
    ['inspect', {}],
    ['store', {}],
    ['store', { ...fns, read: undefined }],
    ['store', { ...fns, write: 'write' }],
    ['store', { ...fns, remove: 1 }],
    ['clock', Date],
    ['clock', { now: () => 0 }],
    ['overrides', 'lockout'],
    ['fieldNames', 'phone'],
    ['defaultLockoutMs', 0],
    ['defaultLockoutMs', -1],
    ['defaultLockoutMs', Number.NaN],
    ['defaultLockoutMs', Number.POSITIVE_INFINITY],
    ['defaultLockoutMs', '60000'],
    ['loginBackoff', 8],
    ['loginBackoff', null],
    ['loginTimeoutMs', 0],
    ['loginTimeoutMs', -1],
    ['loginTimeoutMs', Number.NaN],
    ['loginTimeoutMs', '10000'],
  ];
  it.each(wrong)('%s: %j', (option, value) => {
    const error = thrownBy({ [option]: value });
    expect(error).toBeInstanceOf(OptionError);
    expect(error).toMatchObject({ option });
    expect(String(error)).toContain(said(`${option} must be `));
  });

  const wrongBackoff: [string, unknown][] = [
    ['baseMs', -1],
    ['baseMs', Number.NaN],
    ['baseMs', '1000'],
    ['maxMs', -1],
    ['maxAttempts', 0],
    ['maxAttempts', -1],
    ['maxAttempts', Number.NaN],
    ['resetAfterMs', -1],
    ['resetAfterMs', Number.NaN],
    ['random', 0.5],
    ...inDevelopment<[string, unknown]>(['factor', 2]),
  ];
  it.each(wrongBackoff)('loginBackoff.%s: %j', (name, value) => {
    expect(thrownBy({ loginBackoff: { [name]: value } })).toMatchObject({
      name: 'OptionError',
      option: `loginBackoff.${name}`,
    });
  });

  const wrongOverrides: [string, unknown][] = [
    ['USER_LOGIN_FAILD', { kind: 'deny' }],
    ['USER_LOGIN_FAILED/x', { kind: 'deny' }],
    ['0', { kind: 'deny' }],
    ['111/4294967296', { kind: 'deny' }],
    ['4294967296', { kind: 'deny' }],
    ['toString', { kind: 'deny' }],
    ['USER_LOGIN_FAILED', { kind: 'unknown' }],
    ['USER_LOGIN_FAILED', { kind: 'retry' }],
    ['USER_LOGIN_FAILED', {}],
    ['USER_LOGIN_FAILED', 'deny'],
    ['USER_LOGIN_FAILED', { kind: 'deny', field: 'code' }],
    ['USER_LOGIN_FAILED', { kind: 'deny', waitMs: 1 }],
    ['USER_LOGIN_FAILED', { kind: 'lockout', waitMs: -1 }],
  ];
  it.each(wrongOverrides)('overrides %s: %j', (key, override) => {
    const error = thrownBy({ overrides: { [key]: override } });
    expect(isReactionError(error, 'OptionError')).toBe(true);
    expect(String(error)).toContain(key);
  });

  it.each([['logIn'], ['backoff'], ['toString'], ['timeout']])(
    '%s: there is no such option, which production lives with',
    (name) => {
      const thrown = thrownBy({ [name]: 1 });
      if (!development) return expect(thrown).toBeUndefined();
      expect(thrown).toMatchObject({ name: 'OptionError', option: name });
    },
  );

  it.each([[null], [8], ['options'], [() => {}]])('options: %s', (options) => {
    expect(isReactionError(thrownBy(options), 'OptionError')).toBe(true);
  });

  it('without its value, which may be a secret', () => {
    expect(String(thrownBy({ account: ['SECRET'] }))).not.toContain('SECRET');
    expect(String(thrownBy({ login: 'SECRET' }))).not.toContain('SECRET');
  });

  it('before anything is done', () => {
    const read = vi.fn(() => []);
    const store = { ...memoryStore(), read };
    expect(thrownBy({ store, loginTimeoutMs: 0 })).toBeInstanceOf(OptionError);
    expect(read).not.toHaveBeenCalled();
  });
});

describe('a right option', () => {
  const right: [string, ReactionEngineOptions][] = [
    ['none', {}],
    [
      'each undefined',
      {
        account: undefined,
        login: undefined,
        hasToken: undefined,
        store: undefined,
        clock: undefined,
        overrides: undefined,
        fieldNames: undefined,
        defaultLockoutMs: undefined,
        loginBackoff: undefined,
        loginTimeoutMs: undefined,
        inspect: undefined,
      },
    ],
    ['account null', { account: null }],
    ['a back-off of parts', { loginBackoff: { baseMs: 0, maxMs: 2 ** 31 - 1, random: undefined } }],
    ['no end of tries', { loginBackoff: { maxAttempts: Number.POSITIVE_INFINITY } }],
    ['no reset', { loginBackoff: { resetAfterMs: Number.POSITIVE_INFINITY } }],
    ['the longest and shortest times', { loginTimeoutMs: 2 ** 31, defaultLockoutMs: 1 }],
    ['overrides of undefined', { overrides: { USER_LOGIN_FAILED: undefined } }],
    ['an override of a row', { overrides: { 'USER_LOGIN_FAILED/4': { kind: 'register' } } }],
  ];
  it.each(right)('is taken: %s', async (_, options) => {
    const engine = createReactionEngine({ clock: manualClock(), store: memoryStore(), ...options });
    expect(engine.receive({ majorCode: 4 }).outcome).toBe('resolved');
    await engine.dispose();
  });

  it('needs no options at all', async () => {
    const engine = createReactionEngine();
    expect(engine.state.session).toBe('ready');
    await engine.dispose();
  });
});

describe('a wrong argument throws an OptionError that names it', () => {
  it.each([
    ['action', { action: 0, waitMs: 1 }],
    ['action', { action: 65_536, waitMs: 1 }],
    ['action', { action: 1.5, waitMs: 1 }],
    ['subject', { action: 1, subject: Number.NaN, waitMs: 1 }],
    ['waitMs', { action: 1, waitMs: -1 }],
    ['waitMs', { action: 1, waitMs: Number.NaN }],
  ])('lockOut.%s: %j', (name, lockout) => {
    const { engine, news } = rig();
    expect(() => engine.lockOut(lockout)).toThrow(
      expect.objectContaining({ name: 'OptionError', option: expect.stringMatching(`${name}$`) }),
    );
    expect(engine.lockouts()).toEqual([]);
    expect(news()).toEqual([]);
  });

  it.each([
    ['action', { action: '100', waitMs: 5000 }],
    ['subject', { action: 100, subject: {}, waitMs: 5000 }],
    ['waitMs', { action: 100, waitMs: '5000' }],
    ['waitMs', { action: 100, waitMs: undefined }],
  ])('lockOut.%s of the wrong kind: %j', (name, lockout: unknown) => {
    const { engine } = rig();
    const lockOut: (lockout: never) => unknown = engine.lockOut;
    expect(() => lockOut(lockout as never)).toThrow(
      expect.objectContaining({ name: 'OptionError', option: expect.stringMatching(`${name}$`) }),
    );
    expect(engine.lockouts()).toEqual([]);
  });

  it('signedIn.account', () => {
    const { engine, news } = rig({ account: 'a' });
    expect(() => engine.signedIn({ account: '' })).toThrow(
      expect.objectContaining({ name: 'OptionError', option: expect.stringMatching('account$') }),
    );
    expect(engine.state.account).toBe('a');
    expect(news()).toEqual([]);
  });
});
