// `resolve` for code that has no engine at hand. Comes in: an error frame, from anywhere. Goes out: its resolution; what cannot be read is an
// OptionError.
import { development } from './development.js';
import { mustBe } from './misuse.js';
import { igap } from './protocol/igap.js';
import { keyedOverrides } from './protocol/override.js';
import { aProtocol } from './protocol/protocol.js';
import {
  type Resolution,
  type ResolveOptions,
  type ResolveSettings,
  resolutionOf,
} from './reaction/resolve.js';
import { attempt } from './stranger.js';
import type { ErrorFrame } from './wire/error-frame.js';

/**
 * What an error frame is and what it asks for: exact minor, then `*`, then the entry, then `unknown`. Total: an undocumented
 * code or minor resolves too.
 *
 * @throws OptionError for what is no object, or cannot be read, and for wrong options, which it names.
 * @example
 * ```ts
 * import { resolve } from 'igap-reactions';
 *
 * resolve({ majorCode: 111, minorCode: 4 }).reaction.kind; // 'accountBlocked'
 * resolve({ majorCode: 111, minorCode: 1 }).reaction.kind; // 'register'
 * ```
 */
export function resolve(frame: ErrorFrame, options?: ResolveOptions): Resolution {
  const settings = options === undefined ? usual : settingsOf(options);
  let resolution: Resolution | undefined;
  try {
    if (Object(frame) === frame) resolution = resolutionOf(frame, settings);
  } catch {
    // A frame that cannot be read is none.
  }
  if (!resolution)
    throw mustBe(
      'resolve.frame',
      development && 'an error frame: { majorCode, minorCode?, ... }',
      frame,
    );
  return resolution;
}

const usual: ResolveSettings = { protocol: igap };

function settingsOf(options: ResolveOptions): ResolveSettings {
  // Own or inherited; a getter may throw.
  const read = attempt(() => {
    const { protocol = igap, overrides, fieldNames, defaultLockoutMs } = options;
    return { protocol, overrides, fieldNames, defaultLockoutMs };
  });
  if (Object(options) !== options || !read) {
    throw mustBe('resolve.options', development && 'an object that can be read', options);
  }
  const { protocol, overrides } = read;
  aProtocol('resolve.protocol', protocol);
  return { ...read, overrides: overrides && keyedOverrides(protocol, overrides) };
}
