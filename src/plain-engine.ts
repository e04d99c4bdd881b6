// The engine for a protocol of the app's own. Comes in: options, with a protocol. Goes out: an engine. Nothing of iGap comes with it.
import { createEngine } from './engine.js';
import type { ReactionEngineOptions } from './options.js';
import type { Protocol } from './protocol/protocol.js';
import type { ReactionEngine } from './reaction-engine.js';

/** What `createReactionEngine` of `igap-reactions/engine` takes. */
export interface EngineOptions extends ReactionEngineOptions {
  /** The errors, and what they ask for: what `compile` has made. */
  readonly protocol: Protocol;
}

/**
 * A reaction engine for a protocol of the app's own; `igap` does not come with it. All else is as of `createReactionEngine` of
 * `igap-reactions`.
 *
 * @throws OptionError that names a wrong option, `protocol` too.
 * @example
 * ```ts
 * import { igap } from 'igap-reactions';
 * import { createReactionEngine } from 'igap-reactions/engine';
 *
 * // `npx igap-reactions compile errors.md --out igap96.ts --name igap96` writes one of another build.
 * const engine = createReactionEngine({ protocol: igap });
 * await engine.dispose();
 * ```
 */
export function createReactionEngine(options: EngineOptions): ReactionEngine {
  return createEngine(options);
}
