import {
  createFileRegistry,
  fromBinary,
  fromJson,
  type JsonObject,
  toBinary,
  toJson,
} from '@bufbuild/protobuf';
import { describeProto } from '../../seeds/proto.js';
import type { ErrorFrame } from '../../src/index.js';
import { textOf } from '../docs/page.js';

const text = textOf('seeds/error.proto');
const schema = createFileRegistry(describeProto('error.proto', text)).getMessage(
  'igap.ErrorResponse',
);

/** What others read of an ErrorResponse. */
export function decodedByProtobuf(payload: Uint8Array): ErrorFrame {
  if (!schema) throw new Error('there is no igap.ErrorResponse');
  const read = toJson(schema, fromBinary(schema, payload), { alwaysEmitImplicit: true });
  const { response, ...fields } = read as JsonObject;
  const { id = '', timestamp = 0 } = (response ?? {}) as JsonObject;
  return { ...fields, requestId: id, timestamp } as unknown as ErrorFrame;
}

/** What others write of an ErrorFrame. */
export function encodedByProtobuf(frame: ErrorFrame): Uint8Array {
  if (!schema) throw new Error('there is no igap.ErrorResponse');
  const { majorCode, minorCode = 0, wait = 0, requestId = '', timestamp = 0, message = '' } = frame;
  const response = requestId || timestamp ? { response: { id: requestId, timestamp } } : {};
  const json = { majorCode, minorCode, wait, message, ...response };
  return toBinary(schema, fromJson(schema, json));
}
