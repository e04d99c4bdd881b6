import { describe, expect, it } from 'vitest';

import { errorCodes, findError } from '../../src/index.js';
import { errorDocument } from '../seeds/committed.js';

describe('findError', () => {
  it('gives every entry as the document has it, by code and by name', () => {
    for (const { line, description, actionFrom, rows, ...facts } of errorDocument.entries) {
      const minors = rows.map(({ line, detail, words, ...row }) => row);
      expect(findError(facts.code)).toEqual({ ...facts, minors });
      expect(findError(facts.name)).toBe(findError(facts.code));
    }
  });

  it('gives the same object each time', () => {
    expect(findError(111)).toBe(findError('USER_LOGIN_FAILED'));
    expect(findError(111)).toBe(findError(111));
  });

  it.each([
    ...[
      Number.NaN,
      -1,
      -0,
      0,
      1.5,
      11,
      99,
      132,
      235,
      672,
      10175,
      2 ** 32,
      Number.POSITIVE_INFINITY,
    ],
    ...[
      Number.NEGATIVE_INFINITY,
      '',
      'toString',
      '__proto__',
      'constructor',
      '111',
      'user_login_failed',
    ],
    ...['USER_LOGIN_FAILED ', 'USER_LOGIN'],
  ])('gives undefined for %j', (key) => {
    expect(findError(key)).toBeUndefined();
  });

  it('leaves out what an entry does not have', () => {
    expect(findError('FLOOD_REQUEST')).not.toHaveProperty('action');
    expect(findError('USER_LOGIN_FAILED').minors[0]).toEqual({ minor: '*' });
    expect(findError('USER_LOGIN_FAILED')).toEqual({
      code: 111,
      name: 'USER_LOGIN_FAILED',
      section: 'user',
      action: 102,
      flagged: false,
      virtual: false,
      minors: [{ minor: '*' }, { minor: 4, problem: 'accountBlocked' }],
      documented: 'register',
    });
  });
});

describe('errorCodes', () => {
  const pairs = errorDocument.entries.map(({ name, code }) => [name, code]);

  it('has the code of each name, in code order', () => {
    expect(Object.entries(errorCodes)).toEqual(pairs);
    expect({ ...errorCodes }).toEqual(Object.fromEntries(pairs));
    expect(errorCodes.USER_LOGIN_FAILED).toBe(111);
    expect('USER_LOGIN_FAILED' in errorCodes).toBe(true);
    expect(Object.hasOwn(errorCodes, 'USER_LOGIN_FAILED')).toBe(true);
    expect(JSON.parse(JSON.stringify(errorCodes))).toEqual(Object.fromEntries(pairs));
  });

  it.each(['toString', '__proto__', 'constructor', 'then', Symbol.iterator])(
    'has nothing under %s',
    (name) => {
      expect(Reflect.get(errorCodes, name)).toBeUndefined();
      expect(name in errorCodes).toBe(false);
      expect(Object.hasOwn(errorCodes, name)).toBe(false);
    },
  );

  it('cannot be changed', () => {
    expect(Reflect.set(errorCodes, 'USER_LOGIN_FAILED', 1)).toBe(false);
    expect(Reflect.set(errorCodes, 'BOT', 1)).toBe(false);
    expect(Reflect.defineProperty(errorCodes, 'BOT', { value: 1 })).toBe(false);
    Reflect.deleteProperty(errorCodes, 'USER_LOGIN_FAILED');
    expect(errorCodes.USER_LOGIN_FAILED).toBe(111);
  });
});
