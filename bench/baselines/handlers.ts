// Frozen. The least that a client can write by hand: a table from code to function. Comes in: a decoded frame. Goes out: a call.
import { errorCodes, resolve } from 'igap-reactions';

export interface HandledFrame {
  readonly majorCode: number;
}

export function handlerTable(handle: (kind: string, frame: HandledFrame) => void) {
  const handlers: Record<number, (frame: HandledFrame) => void> = {};
  for (const majorCode of Object.values(errorCodes)) {
    const { kind } = resolve({ majorCode }).reaction;
    handlers[majorCode] = (frame) => handle(kind, frame);
  }
  return (frame: HandledFrame) => handlers[frame.majorCode]?.(frame);
}
