// Everything public, by audience. Types and values by name; nothing runs at import.

export type {
  Entry,
  ErrorCode,
  ErrorKey,
  ErrorName,
  MinorOf,
  MinorRow,
  Problem,
  Section,
} from './catalogue/catalogue.js';
// Errors and what they ask for.
export { errorCodes, findError } from './catalogue/catalogue.js';
// Time and trouble.
export { type Clock, systemClock } from './clock.js';
// The engine.
export { createReactionEngine } from './engine.js';
export {
  DisposedError,
  type Fault,
  type FaultCode,
  isReactionError,
  OptionError,
  type ReactionErrors,
  WaitTimeoutError,
} from './faults.js';
// Lockouts and where they are kept.
export type { Countdown } from './lockout/countdown.js';
export { type IdbStoreOptions, idbStore } from './lockout/idb-store.js';
export type { Guard, Lockout, LockoutOrigin, Scope } from './lockout/lockout.js';
export { memoryStore } from './lockout/memory-store.js';
export type { LockoutStore, StoredLockout, StoreEntries } from './lockout/store.js';
export type { ReactionEngineOptions } from './options.js';
export type { Basis, Reaction, ReactionKind } from './reaction/reaction.js';
export type { Override, Overrides, Resolution, ResolveOptions } from './reaction/resolve.js';
export { resolve } from './reaction/resolve.js';
export type { HostLockout, ReactionEngine, ReactionState, Received } from './reaction-engine.js';
// What the screens hear.
export type {
  ReactionEventName,
  ReactionEvents,
  Refusal,
  SessionEvents,
  SessionState,
  WaitOptions,
} from './session/events.js';
export type { SessionInput, SessionKind } from './session/machine.js';
// The machine, to draw it or to generate paths through it.
export { sessionMachine } from './session/machine.js';
export type { LoginBackoff, PartialBackoff } from './session/run.js';
export type { ErrorFrame } from './wire/error-frame.js';
