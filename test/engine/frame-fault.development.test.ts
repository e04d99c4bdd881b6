import { expect, it, vi } from 'vitest';
import { encodeErrorFrame } from '../../src/wire.js';
import { rig } from '../support/engine.js';

/** What is reported of these inputs, in order. */
function messagesOf(...inputs: readonly unknown[]): readonly string[] {
  const { engine, emitted } = rig();
  const receive: (frame: never) => unknown = engine.receive;
  for (const input of inputs) receive(input as never);
  return emitted.flatMap((one) => (one.name === 'fault' ? one.payload.message : []));
}

const noFrame = 'No error frame: it has no integer majorCode';

it.each<[unknown, string]>([
  ['{"majorCode":8}', `${noFrame} (got a string). This is JSON: parse it first.`],
  [' [8]', `${noFrame} (got a string). This is JSON: parse it first.`],
  ['8 {', `${noFrame} (got a string).`],
  ['', `${noFrame} (got a string).`],
  [
    { majorCode: '8' },
    `${noFrame} (got an object). majorCode is a string: pass Number(majorCode).`,
  ],
  [
    { data: [8], type: 'message' },
    `${noFrame} (got an object). This is an event: pass event.data.`,
  ],
  [{ data: [8] }, `${noFrame} (got an object).`],
  [{ type: 'message' }, `${noFrame} (got an object).`],
  [{ majorcode: 8 }, `${noFrame} (got an object). Did you mean 'majorCode'?`],
  [new Blob([]), `${noFrame} (got a Blob). Set socket.binaryType = 'arraybuffer'.`],
  [Object.create(null), `${noFrame} (got an object).`],
  [
    { name: 'WireError', message: 'The frame ends too early at byte 7', byte: 7 },
    'The frame ends too early at byte 7',
  ],
  [
    { name: 'WireError', message: 'A Blob has no bytes at byte 0', byte: 0 },
    'A Blob has no bytes.',
  ],
  [{ name: 'WireError', message: 'Not A Blob at byte 0', byte: 0 }, 'Not A Blob at byte 0'],
  [{ name: 'WireError', message: 'secret', byte: 7 }, `${noFrame} (got an object).`],
  [{ name: 'WireError', message: 7, byte: 7 }, `${noFrame} (got an object).`],
  [{ name: 'Error', message: 'secret at byte 7', byte: 7 }, `${noFrame} (got an object).`],
])('the fault of %j says what it is, and what to do', (input, message) => {
  expect(messagesOf(input)).toEqual([message]);
});

it('the fault of dropped fields says what each must be', () => {
  expect(messagesOf({ majorCode: 8, minorCode: -1, wait: 'x', requestId: 7, action: -1 })).toEqual([
    'Dropped minorCode,wait,requestId,action of error 8: minorCode must be an integer, 0 to 2^32-1; ' +
      'wait must be a number of seconds, an integer, 0 to 2^32-1; requestId must be a string; ' +
      'action must be an integer, 0 to 65535.',
  ]);
  expect(messagesOf({ majorCode: 8, subject: {}, timestamp: -1, message: 7 })).toEqual([
    'Dropped subject,timestamp,message of error 8: ' +
      'subject must be a string or number, of at most 512 characters; ' +
      'timestamp must be a number of seconds, an integer, 0 or more; message must be a string.',
  ]);
});

it('the fault of an error without its wait, and of a virtual one, names it', () => {
  expect(messagesOf({ majorCode: 136 })).toEqual([
    'Error 136 came without the wait that is documented: it locks for defaultLockoutMs.',
  ]);
  expect(messagesOf({ majorCode: 602 })).toEqual(['Virtual error 602']);
});

it('a wait that goes by another name is warned of once, where there is no wait', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  messagesOf({ majorCode: 10, wait: 1, waitMs: 7 });
  messagesOf(encodeErrorFrame({ majorCode: 10, wait: 1 }), 'x');
  expect(warn).not.toHaveBeenCalled();
  messagesOf({ majorCode: 10, waitMs: 7 }, { majorCode: 10, waitMs: 7 });
  expect(warn.mock.calls).toEqual([
    [
      "[igap-reactions] A frame has no waitMs, and it was left out: did you mean 'wait', in seconds?",
    ],
  ]);
  warn.mockRestore();
});
