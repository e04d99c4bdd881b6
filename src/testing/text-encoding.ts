// Texts on the wire, where the platform has no functions for them: Hermes, and Jest's jsdom. Comes in: nothing. Goes out: functions that
// @bufbuild/protobuf calls. Next: codec.ts.
import { configureTextEncoding } from '@bufbuild/protobuf/wire';
import { readUtf8, utf8Of } from '../wire/utf8.js';

/** Where @bufbuild/protobuf, of whichever copy, keeps what it was given. */
const configured = Symbol.for('@bufbuild/protobuf/text-encoding');

/** Elsewhere the server has the platform's functions: it judges the reader of the package, so it does not share its code where it need not. */
export function provideTextEncoding(): void {
  const { TextEncoder, TextDecoder } = globalThis;
  if (configured in globalThis || (TextEncoder && TextDecoder)) return;
  configureTextEncoding({
    encodeUtf8: (text) => Uint8Array.from(utf8Of(text)),
    decodeUtf8(bytes, strict) {
      const invalid = [0];
      // From 1: `invalid` says where, and 0 is nowhere.
      const text = readUtf8(Uint8Array.of(0, ...bytes), 1, bytes.length + 1, invalid, 0);
      if (strict && invalid[0]) throw new TypeError('The text is no UTF-8.');
      return text;
    },
    checkUtf8: (text) => !/[\ud800-\udfff]/u.test(text),
  });
}
