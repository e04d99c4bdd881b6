// The engine for iGap. Comes in: options, with a protocol or without. Goes out: an engine. Without one it is `igap`.
import { createEngine } from './engine.js';
import type { ReactionEngineOptions } from './options.js';
import { igap } from './protocol/igap.js';
import type { ReactionEngine } from './reaction-engine.js';

/**
 * A reaction engine. Reads the stored lockouts of its account; touches nothing else until it is used. What it finds in the
 * storage is emitted after the present task, so that listeners can be added first.
 *
 * @throws OptionError that names a wrong option.
 * @example
 * ```ts
 * import { createReactionEngine } from 'igap-reactions';
 *
 * const engine = createReactionEngine({
 *   login: async ({ signal }) => console.log('send #102, resolve on #30102', signal.aborted),
 * });
 * engine.on('login.succeeded', ({ attempt }) => console.log('logged in at try', attempt));
 * engine.receive({ majorCode: 2 });
 * ```
 */
export function createReactionEngine(options: ReactionEngineOptions = {}): ReactionEngine {
  return createEngine(options, igap);
}
