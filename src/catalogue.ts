// The entry `igap-reactions/catalogue`: errors and what they ask for, without an engine.

export type { Entry, MinorRow } from './protocol/entry.js';
export { errorCodes, findError } from './protocol/find-error.js';
export { igap } from './protocol/igap.js';
export type { Override, Overrides } from './protocol/override.js';
export type { Protocol } from './protocol/protocol.js';
export type { Basis, Reaction, ReactionKind } from './protocol/reaction.js';
export type { ErrorCode, ErrorName, Problem } from './protocol/register.js';
export type { Resolution, ResolveOptions } from './reaction/resolve.js';
export { resolve } from './resolve.js';
export type { ErrorFrame } from './wire/error-frame.js';
