// Bytes and messages, by @bufbuild/protobuf and so by other code than what reads them in a client. Comes in: a request's bytes; an
// answer's fields. Goes out: what the server needs of the request; the answer's bytes. Next: behaviour.ts, connection.ts.
import { create, fromBinary, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import type { ErrorFrame } from '../wire/error-frame.js';
import type { AnswerFields } from './exchange.js';
import * as messages from './messages.js';
import type { Push } from './push.js';

/** What a client says of itself in #102, and #125 lists. */
export type ClientDetails = Partial<
  Pick<
    messages.UserLogin,
    | 'appName'
    | 'appId'
    | 'appBuildVersion'
    | 'appVersion'
    | 'platform'
    | 'platformVersion'
    | 'device'
    | 'deviceName'
    | 'language'
  >
>;

type SentMessage = Partial<Omit<messages.ChatSendMessage, '$typeName' | 'request'>>;

/** What the server reads of a request, by the messenger's own names; uint64 are bigints. Its secrets go no further than the deeds. */
export interface RequestBody extends ClientDetails, SentMessage {
  readonly request?: { readonly id: string } | undefined;
  readonly phoneNumber?: bigint;
  readonly code?: number;
  readonly username?: string;
  readonly token?: string;
  readonly nickname?: string;
  readonly phone?: bigint;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly userId?: bigint;
  readonly sessionId?: bigint;
  readonly password?: string;
}

/** The fields of a success: a test's, and those that only the server fills in. */
export interface ResponseBody extends AnswerFields {
  readonly phone?: bigint;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly user?: MessageInitShape<typeof messages.RegisteredUserSchema>;
  readonly session?: MessageInitShape<
    typeof messages.UserSessionGetActiveListResponse_SessionSchema
  >[];
  readonly roomMessage?: MessageInitShape<typeof messages.RoomMessageSchema>;
  readonly timestamp?: number;
  readonly qrCodeImage?: Uint8Array<ArrayBuffer>;
  readonly expireTime?: number;
}

const requestSchemas = {
  100: messages.UserRegisterSchema,
  101: messages.UserVerifySchema,
  102: messages.UserLoginSchema,
  105: messages.UserProfileSetNicknameSchema,
  106: messages.UserContactsImportSchema,
  109: messages.UserContactsEditSchema,
  117: messages.UserInfoSchema,
  125: messages.UserSessionGetActiveListSchema,
  126: messages.UserSessionTerminateSchema,
  127: messages.UserSessionLogoutSchema,
  131: messages.UserTwoStepVerificationGetPasswordDetailSchema,
  132: messages.UserTwoStepVerificationVerifyPasswordSchema,
  145: messages.UserVerifyNewDeviceSchema,
  201: messages.ChatSendMessageSchema,
  502: messages.InfoTimeSchema,
  601: messages.ClientGetRoomListSchema,
  802: messages.QrCodeNewDeviceSchema,
};
const responseSchemas = {
  100: messages.UserRegisterResponseSchema,
  101: messages.UserVerifyResponseSchema,
  102: messages.UserLoginResponseSchema,
  105: messages.UserProfileSetNicknameResponseSchema,
  106: messages.UserContactsImportResponseSchema,
  109: messages.UserContactsEditResponseSchema,
  117: messages.UserInfoResponseSchema,
  125: messages.UserSessionGetActiveListResponseSchema,
  126: messages.UserSessionTerminateResponseSchema,
  127: messages.UserSessionLogoutResponseSchema,
  131: messages.UserTwoStepVerificationGetPasswordDetailResponseSchema,
  132: messages.UserTwoStepVerificationVerifyPasswordResponseSchema,
  201: messages.ChatSendMessageResponseSchema,
  502: messages.InfoTimeResponseSchema,
  601: messages.ClientGetRoomListResponseSchema,
  802: messages.QrCodeNewDeviceResponseSchema,
};
const pushSchemas = {
  60000: messages.PushLoginTokenResponseSchema,
  60001: messages.PushTwoStepVerificationResponseSchema,
  60002: messages.PushUserInfoExpiredResponseSchema,
  60003: messages.PushRateSignalingResponseSchema,
  60004: messages.PushWalletPaymentVerifiedResponseSchema,
};

type RequestSchema =
  | (typeof requestSchemas)[keyof typeof requestSchemas]
  | typeof messages.AnyRequestSchema;
type ResponseSchema =
  | (typeof responseSchemas)[keyof typeof responseSchemas]
  | typeof messages.AnyResponseSchema;

/** A request as it came. */
export interface Received {
  readonly action: number;
  /** What stands behind the action. */
  readonly payload: Uint8Array;
  /** Undefined: it cannot be decoded. */
  readonly body: RequestBody | undefined;
}

/** Undefined: these bytes have not the action of a request. */
export function decodeRequest(bytes: Uint8Array): Received | undefined {
  const [low, high] = bytes;
  if (low === undefined || high === undefined) return undefined;
  const action = low + high * 256;
  if (action === 0 || action >= 30_000) return undefined;
  const schemas: Readonly<Record<number, RequestSchema>> = requestSchemas;
  const payload = new Uint8Array(bytes.subarray(2));
  try {
    const options = { readUnknownFields: false };
    const body = fromBinary(schemas[action] ?? messages.AnyRequestSchema, payload, options);
    return { action, payload, body };
  } catch {
    return { action, payload, body: undefined };
  }
}

/** What every answer begins with. */
export interface ResponseHead {
  readonly id: string;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** The success of an action. Fields that it has not are left out. */
export function encodeResponse(action: number, response: ResponseHead, fields: ResponseBody) {
  const schemas: Readonly<Record<number, ResponseSchema>> = responseSchemas;
  const schema = schemas[action] ?? messages.AnyResponseSchema;
  return framed(action + 30_000, toBinary(schema, create(schema, { ...fields, response })));
}

/** An error. Throws for numbers that the wire cannot hold. */
export function encodeError(error: ErrorFrame, { id, timestamp }: ResponseHead): Uint8Array {
  const { majorCode, minorCode = 0, wait = 0, message = '', requestId } = error;
  const response = { id: requestId ?? id, timestamp: error.timestamp ?? timestamp };
  const fields = { response, majorCode, minorCode, wait, message };
  const schema = messages.ErrorResponseSchema;
  return framed(0, toBinary(schema, create(schema, fields)));
}

/** A push. Throws for numbers that the wire cannot hold. */
export function encodePush({ action, ...fields }: Push, response: ResponseHead): Uint8Array {
  const schema = pushSchemas[action];
  return framed(action, toBinary(schema, create(schema, { ...fields, response })));
}

function framed(action: number, message: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(2 + message.length);
  bytes.set([action & 0xff, action >> 8]);
  bytes.set(message, 2);
  return bytes;
}
