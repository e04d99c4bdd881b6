import { describe, expectTypeOf, it } from 'vitest';
import {
  type Entry,
  type ErrorCode,
  type ErrorKey,
  type ErrorName,
  errorCodes,
  findError,
  type MinorOf,
  type Problem,
  type Section,
} from '../../src/index.js';

describe('names and codes', () => {
  it('are literals', () => {
    expectTypeOf(errorCodes.USER_LOGIN_FAILED).toEqualTypeOf<111>();
    expectTypeOf<'USER_LOGIN_FAILED'>().toExtend<ErrorName>();
    expectTypeOf<111>().toExtend<ErrorCode>();
    expectTypeOf<string>().not.toExtend<ErrorName>();
    expectTypeOf<number>().not.toExtend<ErrorCode>();
    // @ts-expect-error no error has this name
    errorCodes.USER_LOGIN_FAILD;
    // @ts-expect-error a code is not the document's to change here
    errorCodes.USER_LOGIN_FAILED = 111;
    // @ts-expect-error no error has this code
    const code: ErrorCode = 112_000;
    // @ts-expect-error no error has this name
    const name: ErrorName = 'FILE_UPLOAD_OPTION_BAD_PAYLOAD.';
    expectTypeOf([code, name]).toBeArray();
  });
});

describe('findError', () => {
  it('knows the entry of a documented name or code', () => {
    expectTypeOf(findError('USER_LOGIN_FAILED')).toExtend<Entry>();
    expectTypeOf(findError('USER_LOGIN_FAILED').code).toEqualTypeOf<111>();
    expectTypeOf(findError('USER_LOGIN_FAILED').name).toEqualTypeOf<'USER_LOGIN_FAILED'>();
    expectTypeOf(findError(111).code).toEqualTypeOf<111>();
    expectTypeOf(findError(errorCodes.FLOOD_REQUEST).code).toEqualTypeOf<10>();
  });

  it('may find nothing for any other', () => {
    const code: number = 111;
    const either = code as number | string;
    expectTypeOf(findError(code)).toEqualTypeOf<Entry | undefined>();
    expectTypeOf(findError(either)).toEqualTypeOf<Entry | undefined>();
    const text: string = 'toString';
    expectTypeOf(findError(text)).toEqualTypeOf<Entry | undefined>();
    expectTypeOf(findError(672)).toEqualTypeOf<Entry | undefined>();
    // @ts-expect-error no error has this name
    findError('toString');
    // @ts-expect-error an entry cannot be changed
    findError(111).flagged = true;
  });
});

describe('minors and keys', () => {
  it('are those that the document numbers', () => {
    expectTypeOf<MinorOf<'USER_LOGIN_FAILED'>>().toEqualTypeOf<4>();
    expectTypeOf<MinorOf<'USER_REGISTER_BAD_PAYLOAD'>>().toEqualTypeOf<1 | 2 | 3>();
    expectTypeOf<MinorOf<'MPL_GET_TOPUP_TOKEN_BAD_PAYLOAD'>>().toEqualTypeOf<1 | 2>();
    expectTypeOf<MinorOf<'FLOOD_REQUEST'>>().toBeNever();
    const keys: ErrorKey[] = ['USER_LOGIN_FAILED', 'USER_LOGIN_FAILED/4', 'FLOOD_REQUEST'];
    // @ts-expect-error the document does not number this minor
    keys.push('USER_LOGIN_FAILED/5');
    // @ts-expect-error this error has only *
    keys.push('FLOOD_REQUEST/1');
  });
});

describe('words', () => {
  it('are literals', () => {
    expectTypeOf<'qrCode' | 'billInquiry' | 'system'>().toExtend<Section>();
    expectTypeOf<'invalid' | 'incorrect' | 'expired' | 'unspecified'>().toExtend<Problem>();
    expectTypeOf<'wrong'>().not.toExtend<Problem>();
    expectTypeOf<string>().not.toExtend<Section>();
  });
});
