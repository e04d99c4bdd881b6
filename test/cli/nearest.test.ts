import { describe, expect, it } from 'vitest';
import { nearest } from '../../cli/nearest.js';

const words = ['explain', 'list', 'lint', 'USER_LOGIN_FAILED', 'USER_LOGIN_REQUIRED'];

describe('nearest', () => {
  it.each([
    ['explian', 'explain'],
    ['lits', 'list'],
    ['lnit', 'lint'],
    ['USER_LOGIN_FAILD', 'USER_LOGIN_FAILED'],
    ['user_login_failed', 'USER_LOGIN_FAILED'],
    ['USER_LOGN_REQUIRE', 'USER_LOGIN_REQUIRED'],
  ])('of %s is %s', (word, found) => {
    expect(nearest(word, words)).toBe(found);
  });

  it.each(['', 'x', 'compile', 'CHAT_SEND_MESSAGE'])('of "%s" is none', (word) => {
    expect(nearest(word, words)).toBeUndefined();
  });

  it('is the first of two that are as near', () => {
    expect(nearest('lit', ['list', 'lint'])).toBe('list');
  });
});
