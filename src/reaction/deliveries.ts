// Which frames were handled: a frame counts once, however it arrives. Comes in: request ids with what they resolved to. Goes out:
// the resolution of an id that was delivered before. Used by: the engine.
import type { Resolution } from './resolve.js';

/** How many request ids are remembered; the oldest is forgotten. */
const remembered = 1000;

export interface Deliveries {
  get(requestId: string): Resolution | undefined;
  add(requestId: string, resolution: Resolution): void;
  clear(): void;
}

export function createDeliveries(): Deliveries {
  const resolutions = new Map<string, Resolution>();
  return {
    get: (requestId) => resolutions.get(requestId),
    add(requestId, resolution) {
      resolutions.set(requestId, resolution);
      const [oldest] = resolutions.keys();
      if (resolutions.size > remembered && oldest) resolutions.delete(oldest);
    },
    clear: () => resolutions.clear(),
  };
}
