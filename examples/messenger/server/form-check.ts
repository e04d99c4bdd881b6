// What a server has against the contents of a form; the one of `igap-reactions/testing` takes any. Comes in: a request with its bytes. Goes out:
// the refusal, by which the page marks its fields. Next: messenger.ts gives it to the protocol server as an answer of its own.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { Answer, ServerRequest } from 'igap-reactions/testing/server';

/** A name: letters, and what may stand between them. */
const isName = (text: string) => /^\p{L}[\p{L}\p{M}\u200c .'-]*$/u.test(text);
/** Eight digits or more. */
const isPhone = (phone: bigint) => /^\d{8,15}$/.test(String(phone));

/** Undefined: its contents are right, or are none of a form. */
export function formCheck(request: ServerRequest, payload: Uint8Array): Answer | undefined {
  const { action, undecodable } = request;
  if (undecodable) return undefined;
  const refused = (majorCode: number, minorCode: number | undefined): Answer | undefined =>
    minorCode === undefined ? undefined : { error: { majorCode, minorCode } };
  if (action === 105) return refused(112, nickname(fieldsOf(payload)));
  return action === 109 ? refused(124, contact(fieldsOf(payload))) : undefined;
}

/** The fields of a request by their numbers. */
interface Form {
  readonly texts: Readonly<Record<number, string>>;
  readonly numbers: Readonly<Record<number, bigint>>;
}

function nickname({ texts: { 2: name = '' } }: Form): number | undefined {
  return isName(name) && name.length > 1 ? undefined : 1;
}

function contact({ numbers, texts }: Form): number | undefined {
  const { 3: first = '', 4: last = '' } = texts;
  if (!isPhone(numbers[2] ?? 0n)) return 1;
  if (first === '' && last === '') return 4;
  if (first !== '' && !isName(first)) return 2;
  return last === '' || isName(last) ? undefined : 3;
}

function fieldsOf(payload: Uint8Array): Form {
  const texts: Record<number, string> = {};
  const numbers: Record<number, bigint> = {};
  const reader = new BinaryReader(payload);
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (type === WireType.Varint) numbers[number] = BigInt(reader.uint64());
    else if (type === WireType.LengthDelimited && number !== 1) {
      texts[number] = reader.string().trim();
    } else reader.skip(type);
  }
  return { texts, numbers };
}
