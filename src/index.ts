// Everything public, by audience. Names, not `*`; nothing runs at import.

// The engine, and what it is given.

export { createReactionEngine } from './engine.js';
export type { ReactionEngineOptions } from './options.js';
export type {
  GuardedAction,
  HostLockout,
  ReactionEngine,
  ReactionState,
  Received,
} from './reaction-engine.js';
export type { LoginBackoff, PartialBackoff } from './session/run.js';

// Requests.

export type { RequestOptions, Send, SendCall, TrackedRequest } from './request/request.js';
export {
  AccountChangedError,
  LockedOutError,
  RequestRefusedError,
  SessionEndedError,
} from './request/request-error.js';

// What the screens hear.

export type {
  ReactionEventName,
  ReactionEvents,
  Refusal,
  SessionEvents,
  SessionState,
  WaitOptions,
} from './session/events.js';

// Errors and what they ask for.

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
export { errorCodes, findError } from './catalogue/catalogue.js';
export type { Basis, Reaction, ReactionKind } from './reaction/reaction.js';
export type { Override, Overrides, Resolution, ResolveOptions } from './reaction/resolve.js';
export { resolve } from './reaction/resolve.js';
export type { ErrorFrame } from './wire/error-frame.js';
export type { Bytes } from './wire/frame.js';

// Lockouts, and where they are kept.

export type { Countdown } from './lockout/countdown.js';
export { type IdbStoreOptions, idbStore } from './lockout/idb-store.js';
export type { Guard, Lockout, LockoutEvents, LockoutOrigin, Scope } from './lockout/lockout.js';
export { memoryStore } from './lockout/memory-store.js';
export type { LockoutStore, StoredLockout, StoreEntries } from './lockout/store.js';
export type { TabChannel } from './lockout/tabs.js';

// Time and trouble.

export { type Clock, systemClock } from './clock.js';
export {
  DisposedError,
  type Fault,
  type FaultCode,
  OptionError,
  WaitTimeoutError,
  WireError,
} from './faults.js';
export { isReactionError, type ReactionErrors } from './reaction-error.js';

// The session machine, to draw it or to generate paths through it.

export type { SessionInput, SessionKind } from './session/machine.js';
export { sessionMachine } from './session/machine.js';
