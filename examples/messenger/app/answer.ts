// Answers, read. Comes in: a frame that is no error. Goes out: which request it is of, and what it holds. Next: transport.ts finds who waits.
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import type { Frame } from 'igap-reactions/wire';

export interface Answer {
  readonly requestId: string;
  /** #30100: the account of the number. */
  readonly username: string;
  /** #30100: after how many seconds a code may be asked for again. 0: at once. */
  readonly resendDelayS: number;
  /** #30101, #30132: what to log in with. Empty: none. */
  readonly token: string;
}

/** Throws for what is no message. */
export function readAnswer({ action, payload }: Frame): Answer {
  const reader = new BinaryReader(payload);
  const answer = { requestId: '', username: '', resendDelayS: 0, token: '' };
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === 1 && type === WireType.LengthDelimited) answer.requestId = idOf(reader.bytes());
    else if (number === 2 && action === 30_100) answer.username = reader.string();
    else if (number === 6 && action === 30_100) answer.resendDelayS = reader.uint32();
    else if (number === 2 && (action === 30_101 || action === 30_132))
      answer.token = reader.string();
    else reader.skip(type);
  }
  return answer;
}

/** `Response { string id = 1; }` */
function idOf(response: Uint8Array): string {
  const reader = new BinaryReader(response);
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === 1) return reader.string();
    reader.skip(type);
  }
  return '';
}
