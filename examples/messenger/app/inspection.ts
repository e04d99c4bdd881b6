// What the inspector is given. Comes in: the engine, frames of the wire, what the page did to the server. Goes out: `<reaction-inspector>`, one for
// as long as the page lasts. Next: panel/inspector.tsx puts it in its place.
import type { ScreenEngine } from 'igap-reactions';
import { defineReactionInspector, type ReactionInspectorElement } from 'igap-reactions/inspect';
import { decodeErrorFrame, decodeFrame } from 'igap-reactions/wire';
import type { Traffic } from './transport.js';

export interface Inspection {
  readonly element: ReactionInspectorElement;
  readonly traffic: Traffic;
  /** From now on what the engine does is shown. */
  follow(engine: ScreenEngine): void;
  /** Something was done to the server. */
  done(text: string): void;
}

/** Answers have numbers from here on; 0 is an error, and what is between them was not asked for. */
const firstAnswer = 30_000;

export function createInspection(): Inspection {
  defineReactionInspector();
  const element = document.createElement('reaction-inspector');
  return {
    element,
    traffic(kind, bytes, requestId) {
      if (kind === 'opened' || kind === 'closed') element.note({ event: 'socket', text: kind });
      else element.note({ direction: kind, bytes: bytes.length, ...seen(kind, bytes, requestId) });
    },
    follow(engine) {
      element.engine = engine;
    },
    done: (text) => element.note({ event: 'server', text }),
  };
}

/** What a frame says of itself, and nothing that it holds. */
function seen(direction: 'in' | 'out', bytes: Uint8Array, knownId: string | undefined) {
  try {
    const { action } = decodeFrame(bytes);
    const requestId = knownId || decodeErrorFrame(bytes)?.requestId;
    // An answer that does not say what it answers is of no use.
    return { action, requestId, damaged: direction === 'in' && action > firstAnswer && !requestId };
  } catch {
    return { damaged: true };
  }
}
