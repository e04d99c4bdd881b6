import { describe, expect, it } from 'vitest';
import { checkOverrides } from '../../cli/override-check.js';
import { igap } from '../../src/index.js';

const noteOf = (key: string, override: unknown) =>
  checkOverrides({ [key]: override }, igap, igap).notes[0];

describe('an override', () => {
  it.each([
    ['USER_LOGIN_FAILED', { kind: 'deny' }],
    ['USER_LOGIN_FAILED/4', { kind: 'deny' }],
    ['CHAT_SEND_MESSAGE_BAD_PAYLOAD/18', { kind: 'correctInput', field: 'place' }],
    ['111/9', { kind: 'inform' }],
    ['677', { kind: 'inform' }],
    // 111/4 has a reaction of its own, so this changes every other minor code.
    ['111', { kind: 'accountBlocked' }],
  ])('of %s holds as %j', (key, override) => {
    expect(noteOf(key, override)).toBeUndefined();
  });

  it.each([
    ['USER_LOGIN_FAILD', { kind: 'deny' }, 'did you mean USER_LOGIN_FAILED?'],
    ['USER_LOGIN_FAILED/9', { kind: 'deny' }, 'lists no minor code 9 of USER_LOGIN_FAILED'],
    ['111/x', { kind: 'deny' }, 'error/minor code'],
    ['111/99999999999', { kind: 'deny' }, 'minor code'],
    ['111', { kind: 'denny' }, 'did you mean deny?'],
    ['111', 'deny', 'no kind of reaction'],
    ['111', { kind: 'lockout', waitMs: -1 }, 'waitMs'],
    ['111', { kind: 'deny', field: 'name' }, 'field'],
  ])('of %s breaks as %j', (key, override, why) => {
    expect(noteOf(key, override)).toMatchObject({ key, verdict: 'breaks' });
    expect(noteOf(key, override)?.why).toContain(why);
  });

  it.each([
    ['LOGIN_REQUIRED', { kind: 'login' }, 'login'],
    ['111/4', { kind: 'accountBlocked' }, 'accountBlocked'],
    ['203/18', { kind: 'correctInput', field: 'location.lat' }, 'location.lat'],
    ['FLOOD_REQUEST', { kind: 'lockout' }, 'lockout'],
  ])('of %s is not needed as %j', (key, override, why) => {
    expect(noteOf(key, override)).toMatchObject({ key, verdict: 'needless' });
    expect(noteOf(key, override)?.why).toContain(why);
  });

  it('must be one of an object', () => {
    for (const given of [[], null, 'deny']) {
      expect(() => checkOverrides(given, igap, igap)).toThrow('overrides are an object');
    }
  });
});
