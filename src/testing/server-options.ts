// What a server is told by a test, checked. Comes in: options. Goes out: an OptionError for what would never match on the wire. Next:
// start-server.ts, memory-server.ts.
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import type { MemoryServerOptions } from './protocol-server.js';

/** `of`: the function that they were given. */
export function checkServerOptions(of: string, options: MemoryServerOptions): void {
  if (Object(options) !== options)
    throw mustBe(`${of}(options)`, development && 'an object', options);
  const { code = 0, tokens = {} } = options;
  if (code !== code >>> 0) throw mustBe('code', development && 'an integer from 0 to 2^32-1', code);
  for (const { phoneNumber = 0n } of Object.values(tokens)) {
    const isUint64 =
      typeof phoneNumber === 'bigint' && BigInt.asUintN(64, phoneNumber) === phoneNumber;
    if (!isUint64)
      throw mustBe('phoneNumber', development && 'a bigint from 0 to 2^64-1', phoneNumber);
  }
}
