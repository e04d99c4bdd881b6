// What a server has against the contents of a form; the one of `igap-reactions/testing` does not read them. Comes in: a request's bytes. Goes
// out: the refusal, by which the page marks its fields. Next: relay.ts has the request refused with it.
import { BinaryReader } from '@bufbuild/protobuf/wire';
import type { ErrorFrame } from 'igap-reactions';

/** A name: letters, and what may stand between them. */
const isName = (text: string) => /^\p{L}[\p{L}\p{M}\u200c .'-]*$/u.test(text);
/** Eight digits or more, of any script. */
const isPhone = (text: string) => /^\+?\p{Nd}{8,15}$/u.test(text.replace(/[\s()-]/g, ''));

/** The action of a frame, and why it is refused. Undefined: its contents are right, or are none of a form. */
export function refusalOf(
  bytes: Uint8Array,
): { readonly action: number; readonly error: ErrorFrame } | undefined {
  const action = (bytes[0] ?? 0) + (bytes[1] ?? 0) * 256;
  const minorCode = action === 105 ? nickname(bytes) : action === 109 ? contact(bytes) : undefined;
  if (minorCode === undefined) return undefined;
  return { action, error: { majorCode: action === 105 ? 112 : 124, minorCode } };
}

function nickname(bytes: Uint8Array): number | undefined {
  const { 2: name = '' } = textsOf(bytes);
  return isName(name) && name.length > 1 ? undefined : 1;
}

function contact(bytes: Uint8Array): number | undefined {
  const { 2: phone = '', 3: first = '', 4: last = '' } = textsOf(bytes);
  if (!isPhone(phone)) return 1;
  if (first === '' && last === '') return 4;
  if (first !== '' && !isName(first)) return 2;
  return last === '' || isName(last) ? undefined : 3;
}

/** The texts of a request by their field numbers. */
function textsOf(bytes: Uint8Array): Readonly<Record<number, string>> {
  const texts: Record<number, string> = {};
  const reader = new BinaryReader(bytes.subarray(2));
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === 1 || type !== 2) reader.skip(type);
    else texts[number] = reader.string().trim();
  }
  return texts;
}
