import { describe, expect, it } from 'vitest';
import { type ErrorName, errorCodes, OptionError, resolve } from '../../src/index.js';
import { errorFrame } from '../../src/testing.js';
import { said } from '../support/said.js';

describe('errorFrame', () => {
  it('is the frame of an error by its name, with what else arrives', () => {
    expect(errorFrame('LOGIN_REQUIRED')).toEqual({ majorCode: 2 });
    expect(errorFrame('FLOOD_REQUEST', { wait: 30, action: 102 })).toEqual({
      majorCode: 10,
      wait: 30,
      action: 102,
    });
    const blocked = errorFrame('USER_LOGIN_FAILED', { minorCode: 4 });
    expect(resolve(blocked).reaction.kind).toBe('accountBlocked');
  });

  it('knows every documented error', () => {
    for (const [name, code] of Object.entries(errorCodes)) {
      expect(errorFrame(name as ErrorName)).toEqual({ majorCode: code });
    }
  });

  it.each(['USER_LOGIN', '', 'toString', '__proto__'])('throws for %j', (name) => {
    const wrong = () => errorFrame(name as ErrorName);
    expect(wrong).toThrow(OptionError);
    expect(wrong).toThrow(said('errorFrame(name) must be the name of an error of igap'));
  });
});
