// Requests as bytes; a real client has its protocol's generated messages for that. Comes in: an action and its fields. Goes out: a frame as it
// is sent. Next: transport.ts.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** What each request holds besides its id, and under which field number: the messenger's own. */
const numbers = {
  100: { phoneNumber: 2, countryCode: 3 },
  101: { code: 2, username: 3 },
  102: { token: 2 },
  105: { nickname: 2 },
  109: { phone: 2, firstName: 3, lastName: 4 },
  132: { password: 2 },
  201: { roomId: 3, message: 4 },
  601: {},
} as const;

export type Action = keyof typeof numbers;
/** The fields of a request: numbers as bigints, the rest as text. */
export type Fields<A extends Action> = {
  readonly [Name in keyof (typeof numbers)[A]]: string | bigint;
};

/** The action, 16 bits little endian; `Request { string id = 1; }` as field 1; the fields. */
export function encodeRequest<A extends Action>(
  id: string,
  action: A,
  fields: Fields<A>,
): Uint8Array<ArrayBuffer> {
  const { LengthDelimited, Varint } = WireType;
  const message = new BinaryWriter();
  message.tag(1, LengthDelimited).fork().tag(1, LengthDelimited).string(id).join();
  const values: Readonly<Record<string, string | bigint>> = fields;
  for (const [name, number] of Object.entries<number>(numbers[action])) {
    const value = values[name] ?? '';
    if (typeof value === 'bigint') message.tag(number, Varint).uint64(value);
    else if (value !== '') message.tag(number, LengthDelimited).string(value);
  }
  return Uint8Array.of(action & 0xff, action >> 8, ...message.finish());
}
