// Requests as bytes, and which request an answer is of; a real client has its protocol's generated messages for that. Comes in: an action
// and its fields. Goes out: a frame as it is sent. Used by: client.ts.
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import type { Frame } from 'igap-reactions/wire';

/** The field numbers of what requests hold besides their id, as the messenger has them (seeds/server.proto). */
const numbers = {
  phoneNumber: 2,
  token: 2,
  code: 2,
  nickname: 2,
  password: 2,
  sessionId: 2,
  countryCode: 3,
  username: 3,
  roomId: 3,
  message: 4,
} as const;

/** What a request holds besides its id: numbers as bigints, the rest as text. */
export type Fields = { readonly [Name in keyof typeof numbers]?: string | bigint };

/** The action, 16 bits little endian; `Request { string id = 1; }` as field 1; the fields. */
export function encodeRequest(requestId: string, action: number, fields: Fields): Uint8Array {
  const { LengthDelimited, Varint } = WireType;
  const message = new BinaryWriter();
  message.tag(1, LengthDelimited).fork().tag(1, LengthDelimited).string(requestId).join();
  for (const [name, value] of Object.entries(fields)) {
    const number = numbers[name as keyof Fields];
    if (typeof value === 'bigint') message.tag(number, Varint).uint64(value);
    else message.tag(number, LengthDelimited).string(value);
  }
  return Uint8Array.of(action & 0xff, action >> 8, ...message.finish());
}

/** Servers write fields in order: an answer begins with its `Response`, and that with the id. */
export function requestIdOf({ payload }: Frame): string {
  const reader = new BinaryReader(payload);
  reader.tag();
  reader.uint32();
  reader.tag();
  return reader.string();
}
