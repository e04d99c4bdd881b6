// Rate limits, as a server has them: so many requests, then none until a wait has passed. Comes in: limits, then requests. Goes out: the
// refusal with its real wait, and which requests came in spite of it. Next: server.ts.
import type { ErrorFrame } from '../wire/error-frame.js';
import type { ServerRequest } from './exchange.js';
import type { RateLimit } from './protocol-server.js';

/** A refusal; `delivered` is called when its client has received it. */
export interface Refusal {
  readonly error: ErrorFrame;
  delivered(): void;
}

/** What a limit counts: of an action, or of one subject of it. */
interface Gate {
  left: number;
  /** When it opens anew, in the server's time. */
  untilMs: number;
  /** The connections that have received a refusal since it is shut. Absent while it is open. */
  informed?: Set<number>;
}

export class Limits {
  readonly #elapsed: () => number;
  readonly #limits = new Map<number, { limit: RateLimit; gates: Map<string, Gate> }>();
  readonly violations: ServerRequest[] = [];

  /** `elapsed`: the server's time, ms. */
  constructor(elapsed: () => number) {
    this.#elapsed = elapsed;
  }

  set(action: number, limit: RateLimit): void {
    this.#limits.set(action, { limit, gates: new Map() });
  }

  /** Counts a request. Undefined: it is let through. */
  check(request: ServerRequest): Refusal | undefined {
    const limited = this.#limits.get(request.action);
    if (!limited) return undefined;
    const { limit, gates } = limited;
    const nowMs = this.#elapsed();
    const key = (limit.perSubject && request.subject) || '';
    let gate = gates.get(key);
    if (!gate || gate.untilMs <= nowMs) {
      gate = { left: limit.count, untilMs: nowMs + limit.perMs };
      gates.set(key, gate);
    }
    if (gate.left > 0) {
      gate.left--;
      return undefined;
    }
    // One that crossed the refusal on the way is nobody's mistake.
    if (gate.informed?.has(request.connection)) this.violations.push(request);
    if (!gate.informed && limit.waitS !== undefined) gate.untilMs = nowMs + limit.waitS * 1000;
    gate.informed ??= new Set();
    const { informed, untilMs } = gate;
    return {
      error: { majorCode: 10, ...limit.error, wait: Math.ceil((untilMs - nowMs) / 1000) },
      delivered: () => informed.add(request.connection),
    };
  }
}
