// The first stage: whatever the app hands to `receive`. Comes in: bytes, decoded fields, what a decoder threw. Goes out: what became of it;
// never an exception. Next: delivery.ts.

import { development } from '../development.js';
import type { Outbox } from '../event/outbox.js';
import { DisposedError, type Fault } from '../faults.js';
import type { Received } from '../reaction-engine.js';
import { fieldsOf } from '../stranger.js';
import { warnOnce } from '../warning.js';
import { decodeErrorFrame } from '../wire/decode-error-frame.js';
import { parseErrorFrame } from '../wire/error-frame.js';
import { isBytes } from '../wire/frame.js';
import type { Delivery } from './delivery.js';
import { notAFrameText, waitAdvice, wireText } from './frame-fault.js';

export function createReceive(
  { turn, fault }: Pick<Outbox, 'turn' | 'fault'>,
  { deliver }: Pick<Delivery, 'deliver'>,
): (input: unknown, isDisposed: boolean) => Received {
  const report = ({ code, message }: Fault) => void fault(code, message);

  function read(input: unknown): Received {
    const inBytes = isBytes(input);
    const decoded = inBytes ? decodeErrorFrame(input, report) : input;
    if (inBytes && !decoded) return { outcome: 'notAnError' };
    const parsed = parseErrorFrame(decoded);
    if (development && !inBytes && parsed) {
      const advice = waitAdvice(input);
      if (advice) warnOnce(report, advice);
    }
    return parsed ? { outcome: 'resolved', resolution: deliver(parsed) } : invalid(decoded);
  }

  /** What a decoder threw says by itself what is wrong, whatever copy of the package it is of. */
  function invalid(input: unknown): Received {
    const { name, message, byte } = fieldsOf(input, 'name', 'message', 'byte');
    const isWireError =
      name === 'WireError' && typeof message === 'string' && message.endsWith(` at byte ${byte}`);
    return {
      outcome: 'fault',
      fault: fault('frame.invalid', isWireError ? wireText(message) : notAFrameText(input)),
    };
  }

  return (input, isDisposed) => {
    if (isDisposed) {
      const { message } = new DisposedError();
      return { outcome: 'fault', fault: { code: 'disposed', message } };
    }
    try {
      return turn('frame', read, input);
    } catch (error) {
      return invalid(error);
    }
  };
}
