// The entry `igap-reactions/engine`: the engine for a protocol that the app brings, without that of iGap in the bundle. Goes out: what such an
// app needs; all else (stores, errors, `systemClock`) it imports from `igap-reactions`.

export type { ReactionEngineOptions } from './options.js';
export { createReactionEngine, type EngineOptions } from './plain-engine.js';
export { type CompiledProtocol, defineProtocol } from './protocol/define.js';
export { extendProtocol, type ProtocolExtension } from './protocol/extend.js';
export type { NamedProtocol, Protocol, ProtocolWords } from './protocol/protocol.js';
export type { ReactionEngine } from './reaction-engine.js';
