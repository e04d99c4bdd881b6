// Which frames were handled: a frame counts once, however it arrives. Comes in: request ids with what they resolved to. Goes out:
// the resolution of an id that was delivered before. Used by: the engine.
import type { Resolution } from './resolve.js';

/** How many request ids are remembered; the oldest is forgotten. */
const remembered = 1000;

export class Deliveries {
  readonly #resolutions = new Map<string, Resolution>();

  get(requestId: string): Resolution | undefined {
    return this.#resolutions.get(requestId);
  }

  add(requestId: string, resolution: Resolution): void {
    this.#resolutions.set(requestId, resolution);
    if (this.#resolutions.size <= remembered) return;
    for (const oldest of this.#resolutions.keys()) {
      this.#resolutions.delete(oldest);
      return;
    }
  }

  clear(): void {
    this.#resolutions.clear();
  }
}
