import { describe, expectTypeOf, it } from 'vitest';
import type { ErrorFrame } from '../../src/index.js';
import { errorFrame } from '../../src/testing.js';

describe('errorFrame', () => {
  it('takes the names of the document, and returns a frame with their code', () => {
    expectTypeOf(errorFrame('LOGIN_REQUIRED')).toExtend<ErrorFrame>();
    expectTypeOf(errorFrame('LOGIN_REQUIRED').majorCode).toEqualTypeOf<2>();
    // @ts-expect-error there is no such error
    errorFrame('LOGIN_REQIRED');
    // @ts-expect-error a code is no name
    errorFrame(2);
  });

  it('takes the minors that the document numbers, and any where it numbers none', () => {
    errorFrame('USER_LOGIN_FAILED', { minorCode: 4 });
    errorFrame('LOGIN_REQUIRED', { minorCode: 1 });
    errorFrame('LOGIN_REQUIRED', { minorCode: undefined });
    // @ts-expect-error the document does not number it
    errorFrame('USER_LOGIN_FAILED', { minorCode: 5 });
    // @ts-expect-error a minor is a number
    errorFrame('LOGIN_REQUIRED', { minorCode: '1' });
  });

  it('takes the other fields of a frame, and no more', () => {
    errorFrame('FLOOD_REQUEST', { wait: 30, action: 102, subject: 42n, requestId: 'r' });
    // @ts-expect-error the name says the code
    errorFrame('FLOOD_REQUEST', { majorCode: 11 });
    // @ts-expect-error there is no such field
    errorFrame('FLOOD_REQUEST', { waitMs: 30 });
  });
});
