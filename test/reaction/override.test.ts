import { describe, expect, it } from 'vitest';
import { type Override, type ReactionKind, resolve } from '../../src/index.js';
import { rig } from '../support/engine.js';

describe('an override', () => {
  it('by name counts for every minor of the error, with its own basis', () => {
    const overrides = { USER_VERIFY_EXPIRED_CODE: { kind: 'retryLater' } } as const;
    for (const minorCode of [undefined, 1, 99]) {
      expect(resolve({ majorCode: 107, minorCode }, { overrides })).toMatchObject({
        reaction: { kind: 'retryLater' },
        basis: 'override',
      });
    }
    expect(resolve({ majorCode: 106 }, { overrides }).basis).toBe('derived');
  });

  it('by name and minor counts for that minor alone, and before that of the name', () => {
    const overrides = {
      CHAT_SEND_MESSAGE_BAD_PAYLOAD: { kind: 'inform' },
      'CHAT_SEND_MESSAGE_BAD_PAYLOAD/32': { kind: 'deny' },
    } as const;
    const kindOf = (minorCode?: number) =>
      resolve({ majorCode: 203, minorCode }, { overrides }).reaction.kind;
    expect([kindOf(32), kindOf(31), kindOf(20), kindOf()]).toEqual([
      'deny',
      'inform',
      'inform',
      'inform',
    ]);
  });

  it('of an entry leaves 111/4 alone, which has a reaction of its own', () => {
    const overrides = { USER_LOGIN_FAILED: { kind: 'inform' } } as const;
    expect(resolve({ majorCode: 111, minorCode: 1 }, { overrides }).reaction.kind).toBe('inform');
    expect(resolve({ majorCode: 111, minorCode: 4 }, { overrides })).toMatchObject({
      reaction: { kind: 'accountBlocked' },
      basis: 'derived',
    });
  });

  it('of 111/4 itself counts', () => {
    const overrides = { 'USER_LOGIN_FAILED/4': { kind: 'register' } } as const;
    expect(resolve({ majorCode: 111, minorCode: 4 }, { overrides })).toMatchObject({
      reaction: { kind: 'register' },
      basis: 'override',
    });
    expect(resolve({ majorCode: 111, minorCode: 1 }, { overrides }).basis).toBe('documented');
  });

  it('that is undefined is none', () => {
    const overrides = { USER_LOGIN_FAILED: undefined };
    expect(resolve({ majorCode: 111 }, { overrides }).basis).toBe('documented');
  });

  it.each<Override['kind']>([
    'login',
    'register',
    'accountBlocked',
    'sessionTerminated',
    'sessionReplaced',
    'setNickname',
    'verifyTwoStep',
    'correctInput',
    'retryLater',
    'deny',
    'inform',
    'follow',
    'ignore',
  ])('of kind %s is kept beside a wait', (kind) => {
    const overrides = { FORBIDDEN: { kind } };
    const { reaction, basis } = resolve({ majorCode: 4, wait: 30 }, { overrides });
    expect(reaction.kind).toBe<ReactionKind>(kind);
    expect(basis).toBe('override');
  });

  it('of kind lockout locks for the wait, else for the default length', () => {
    const overrides = { FORBIDDEN: { kind: 'lockout' } } as const;
    expect(resolve({ majorCode: 4, wait: 30 }, { overrides }).reaction).toEqual({
      kind: 'lockout',
      waitMs: 30_000,
    });
    expect(resolve({ majorCode: 4 }, { overrides, defaultLockoutMs: 5 }).reaction).toEqual({
      kind: 'lockout',
      waitMs: 5,
    });
  });

  it('of kind correctInput takes field and problem of the document where it names none', () => {
    const overrides = {
      USER_VERIFY_INVALID_CODE: { kind: 'correctInput', problem: 'tooLong' },
      'CHAT_SEND_MESSAGE_BAD_PAYLOAD/18': { kind: 'correctInput', field: 'latitude' },
      FORBIDDEN: { kind: 'correctInput' },
      SESSION_IS_TERMINATED: { kind: 'correctInput' },
      BAD_REQUEST: { kind: 'correctInput', field: 'form', problem: 'invalid' },
    } as const;
    const reactionOf = (majorCode: number, minorCode?: number) =>
      resolve({ majorCode, minorCode }, { overrides }).reaction;
    expect(reactionOf(106)).toEqual({ kind: 'correctInput', field: 'code', problem: 'tooLong' });
    expect(reactionOf(203, 18)).toEqual({
      kind: 'correctInput',
      field: 'latitude',
      problem: 'invalid',
    });
    expect(reactionOf(4)).toEqual({ kind: 'correctInput', problem: 'unspecified' });
    expect(reactionOf(8)).toEqual({ kind: 'correctInput', problem: 'unspecified' });
    expect(reactionOf(1)).toEqual({ kind: 'correctInput', field: 'form', problem: 'invalid' });
  });

  it('of one field takes the place of the two that a row names', () => {
    const overrides = {
      'USER_CONTACTS_EDIT_BAD_PAYLOAD/4': { kind: 'correctInput', field: 'name' },
    } as const;
    expect(resolve({ majorCode: 124, minorCode: 4 }, { overrides }).reaction).toEqual({
      kind: 'correctInput',
      field: 'name',
      problem: 'eitherRequired',
    });
  });

  describe('in the engine', () => {
    it('keeps its kind, and the wait of the error still starts its lockout', () => {
      const { engine, news } = rig({ overrides: { USER_INFO_FORBIDDEN: { kind: 'inform' } } });
      engine.receive({ majorCode: 149, wait: 30 });
      expect(news()).toEqual(['reaction', 'lockout.started', 'error.reported']);
      expect(engine.guard(117)).toMatchObject({ allowed: false, remainingMs: 30_000 });
    });

    it('of a flagged error without its wait still locks for the default length', () => {
      const { engine, emitted } = rig({
        overrides: { USER_REGISTER_MAX_TRY_LOCK: { kind: 'deny' } },
        defaultLockoutMs: 5000,
      });
      engine.receive({ majorCode: 136 });
      expect(emitted.map(({ name }) => name)).toEqual([
        'reaction',
        'lockout.started',
        'request.denied',
        'fault',
      ]);
      expect(engine.guard(100)).toMatchObject({ allowed: false, remainingMs: 5000 });
    });

    it('of kind lockout locks what the document gives no wait for', () => {
      const { engine, news } = rig({
        overrides: { USER_INFO_FORBIDDEN: { kind: 'lockout' } },
        defaultLockoutMs: 5000,
      });
      engine.receive({ majorCode: 149 });
      expect(news()).toEqual(['reaction', 'lockout.started']);
      expect(engine.guard(117)).toMatchObject({ allowed: false, remainingMs: 5000 });
    });

    it('of kind ignore starts none, of a wait and of a flag', () => {
      const { engine, news } = rig({
        overrides: {
          USER_INFO_FORBIDDEN: { kind: 'ignore' },
          USER_REGISTER_MAX_TRY_LOCK: { kind: 'ignore' },
        },
      });
      engine.receive({ majorCode: 149, wait: 30 });
      engine.receive({ majorCode: 136, wait: 30 });
      expect(news().filter((name) => name.startsWith('lockout'))).toEqual([]);
      expect(engine.guard(117)).toEqual({ allowed: true });
      expect(engine.guard(100)).toEqual({ allowed: true });
    });

    it('leaves a lockout to clearLockout alone', () => {
      const { engine } = rig({ overrides: { FLOOD_REQUEST: { kind: 'inform' } } });
      engine.receive({ majorCode: 10, action: 201, wait: 30 });
      const guard = engine.guard(201);
      if (guard.allowed) throw new Error('it is locked');
      expect(engine.clearLockout(guard.lockout)).toBe(true);
      expect(engine.guard(201)).toEqual({ allowed: true });
    });
  });
});
