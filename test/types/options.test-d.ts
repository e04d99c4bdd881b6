import { describe, expectTypeOf, it } from 'vitest';
import { createReactionEngine, type InspectionEvent } from '../../src/index.js';
import { sessionMachine } from '../../src/machine.js';

describe('options', () => {
  it('take what design says', () => {
    createReactionEngine({
      account: null,
      login: async ({ attempt, signal }) => {
        expectTypeOf(attempt).toBeNumber();
        expectTypeOf(signal).toEqualTypeOf<AbortSignal>();
      },
      hasToken: () => true,
      defaultLockoutMs: 1,
      loginTimeoutMs: 1,
      loginBackoff: { baseMs: 1, random: () => 1, maxMs: undefined },
      inspect: (event) => expectTypeOf(event).toEqualTypeOf<InspectionEvent>(),
      fieldNames: { phoneNumber: 'phone' },
    });
    createReactionEngine({ machine: sessionMachine });
    const observer = { next: () => {}, error: () => {}, complete: () => {} };
    createReactionEngine({ inspect: observer });
    createReactionEngine({ subjects: [136, 'USER_REGISTER_MAX_SEND_LOCK'], beforeLogin: [900] });
    createReactionEngine({
      requestDefaults: { whileLockedOut: ({ waitMs }) => (waitMs < 5000 ? 'wait' : 'reject') },
    });
    createReactionEngine({ hasToken: async () => false, login: () => Promise.resolve('anything') });
    // @ts-expect-error there is no such option
    createReactionEngine({ logIn: async () => {} });
    // @ts-expect-error an account is a string or null
    createReactionEngine({ account: 8 });
    // @ts-expect-error login answers by a promise
    createReactionEngine({ login: () => true });
    // @ts-expect-error a token is never handed over
    createReactionEngine({ hasToken: () => 'token' });
    // @ts-expect-error there is no such part of the back-off
    createReactionEngine({ loginBackoff: { factor: 2 } });
    // @ts-expect-error milliseconds are a number
    createReactionEngine({ loginTimeoutMs: '10s' });
    // @ts-expect-error a store has read, write and remove
    createReactionEngine({ store: localStorage });
    // @ts-expect-error a clock has now, monotonic, setTimeout and clearTimeout
    createReactionEngine({ clock: Date });
    // @ts-expect-error no error has this name
    createReactionEngine({ subjects: ['USER_LOGIN_FAILD'] });
    // @ts-expect-error a subject is of one request, not of all
    createReactionEngine({ requestDefaults: { subject: 'room' } });
    // @ts-expect-error names are strings
    createReactionEngine({ fieldNames: { phoneNumber: 8 } });
  });
});

describe('overrides', () => {
  it('are checked by name, minor, kind and fields', () => {
    createReactionEngine({
      overrides: {
        USER_VERIFY_EXPIRED_CODE: { kind: 'correctInput', field: 'code', problem: 'expired' },
        'USER_LOGIN_FAILED/4': { kind: 'register' },
        USER_LOGIN_FAILED: undefined,
      },
    });
    // @ts-expect-error no error has this name
    createReactionEngine({ overrides: { USER_LOGIN_FAILD: { kind: 'deny' } } });
    // @ts-expect-error a minor is a number
    createReactionEngine({ overrides: { 'USER_LOGIN_FAILED/five': { kind: 'deny' } } });
    // @ts-expect-error there is no such kind
    createReactionEngine({ overrides: { USER_LOGIN_FAILED: { kind: 'retry' } } });
    // @ts-expect-error nothing known becomes unknown
    createReactionEngine({ overrides: { USER_LOGIN_FAILED: { kind: 'unknown' } } });
    // @ts-expect-error only an input has a field
    createReactionEngine({ overrides: { USER_LOGIN_FAILED: { kind: 'deny', field: 'code' } } });
    createReactionEngine({ overrides: { BAD_REQUEST: { kind: 'correctInput', problem: 'odd' } } });
    // @ts-expect-error an override has a kind
    createReactionEngine({ overrides: { USER_LOGIN_FAILED: {} } });
  });
});
