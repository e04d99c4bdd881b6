// What a test sets of a server, checked. Comes in: options. Goes out: an OptionError for what would never match on the wire. Next:
// start-server.ts, memory-server.ts.
import {
  aBoolean,
  aClock,
  aFunction,
  anObject,
  aText,
  fitting,
  from0,
  type Kinds,
  record,
} from '../arguments.js';
import { development } from '../development.js';
import type { MemoryServerOptions, ServerAccount, ServerOptions } from './protocol-server.js';

const memoryOptions: Kinds<MemoryServerOptions> = {
  clock: aClock,
  tokens: anObject as never,
  code: fitting(
    development && 'an integer from 0 to 2^32-1',
    (value) => value === (value as number) >>> 0,
  ),
  answer: aFunction,
  batchWindowMs: from0,
  log: aFunction,
};
const aPort = fitting<number>(
  development && 'an integer from 0 to 65535',
  (value) => value === ((value as number) & 0xffff),
);
const account = record<ServerAccount>(
  {
    account: aText,
    phoneNumber: fitting<bigint>(
      development && 'a bigint from 0 to 2^64-1',
      (value) => typeof value === 'bigint' && BigInt.asUintN(64, value) === value,
    ),
    twoStepPassword: aText,
    blocked: aBoolean,
    newUser: aBoolean,
  },
  'account',
);

function checkAll(of: string, options: MemoryServerOptions, kinds: Kinds<MemoryServerOptions>) {
  anObject(`${of}(options)`, options);
  const { tokens = {} } = record<MemoryServerOptions>(kinds)(of, options, '');
  // A token is a secret: what is wrong with its account goes by its own name.
  for (const each of Object.values(tokens)) account('account', each, '');
}

export const checkMemoryOptions = (options: MemoryServerOptions): void =>
  checkAll('memoryServer', options, memoryOptions);

export const checkServerOptions = (options: ServerOptions): void =>
  checkAll('startServer', options, { ...memoryOptions, port: aPort } as never);
