// Bytes and messages, by @bufbuild/protobuf and so by other code than what reads them in a client. Comes in: a request's bytes; an
// answer's fields. Goes out: what the server needs of the request; the answer's bytes. Next: behaviour.ts, connection.ts.
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import type { ErrorFrame } from '../wire/error-frame.js';
import type { AnswerFields } from './exchange.js';
import {
  AnyRequestSchema,
  AnyResponseSchema,
  ChatSendMessageResponseSchema,
  ChatSendMessageSchema,
  ErrorResponseSchema,
  UserLoginSchema,
  UserProfileSetNicknameSchema,
  UserRegisterResponseSchema,
  UserRegisterSchema,
  UserSessionTerminateSchema,
  UserTwoStepVerificationVerifyPasswordResponseSchema,
  UserTwoStepVerificationVerifyPasswordSchema,
  UserVerifyResponseSchema,
  UserVerifySchema,
} from './messages.js';

/** What the server reads of a request. Its secrets go no further than behaviour.ts. */
export interface RequestBody {
  readonly request?: { readonly id: string } | undefined;
  readonly code?: string;
  readonly username?: string;
  readonly token?: string;
  readonly session?: string;
  readonly password?: string;
  readonly roomId?: bigint;
  readonly message?: string;
}

/** The fields of a success; the echo of a #201 is the server's own. */
export type ResponseBody = AnswerFields & Pick<RequestBody, 'roomId' | 'message'>;

const requestSchemas = {
  100: UserRegisterSchema,
  101: UserVerifySchema,
  102: UserLoginSchema,
  105: UserProfileSetNicknameSchema,
  126: UserSessionTerminateSchema,
  132: UserTwoStepVerificationVerifyPasswordSchema,
  201: ChatSendMessageSchema,
};
const responseSchemas = {
  100: UserRegisterResponseSchema,
  101: UserVerifyResponseSchema,
  132: UserTwoStepVerificationVerifyPasswordResponseSchema,
  201: ChatSendMessageResponseSchema,
};

/** An action and its message. Undefined: these bytes are no request. */
export function decodeRequest(bytes: Uint8Array) {
  const [low, high] = bytes;
  if (low === undefined || high === undefined) return undefined;
  const action = low + high * 256;
  if (action === 0 || action >= 30_000) return undefined;
  const schemas: Readonly<Record<number, RequestSchema>> = requestSchemas;
  try {
    const body: RequestBody = fromBinary(schemas[action] ?? AnyRequestSchema, bytes.subarray(2), {
      readUnknownFields: false,
    });
    return { action, body };
  } catch {
    return undefined;
  }
}

type RequestSchema = (typeof requestSchemas)[keyof typeof requestSchemas] | typeof AnyRequestSchema;
type ResponseSchema =
  | (typeof responseSchemas)[keyof typeof responseSchemas]
  | typeof AnyResponseSchema;

/** What every answer begins with. */
export interface ResponseHead {
  readonly id: string;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** The success of an action. Fields that it has not are left out. */
export function encodeResponse(action: number, response: ResponseHead, fields: ResponseBody) {
  const schemas: Readonly<Record<number, ResponseSchema>> = responseSchemas;
  const schema = schemas[action] ?? AnyResponseSchema;
  return framed(action + 30_000, toBinary(schema, create(schema, { ...fields, response })));
}

/** An error. Throws for numbers that the wire cannot hold. */
export function encodeError(error: ErrorFrame, { id, timestamp }: ResponseHead): Uint8Array {
  const { majorCode, minorCode = 0, wait = 0, message = '', requestId } = error;
  const response = { id: requestId ?? id, timestamp: error.timestamp ?? timestamp };
  const fields = { response, majorCode, minorCode, wait, message };
  return framed(0, toBinary(ErrorResponseSchema, create(ErrorResponseSchema, fields)));
}

function framed(action: number, message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2 + message.length);
  bytes.set([action & 0xff, action >> 8]);
  bytes.set(message, 2);
  return bytes;
}
