// Everything public, by audience. Names, not `*`; nothing runs at import.

// The engine, and what it is given.

export type { Signal, SignalMembers } from './abort-signal.js';
export type { ConnectionEnd } from './connection.js';
export { createReactionEngine } from './igap-engine.js';
export type { ReactionEngineOptions } from './options.js';
export type {
  AppLockout,
  GuardedAction,
  ReactionEngine,
  ReactionState,
  Received,
} from './reaction-engine.js';
export type { ScreenEngine, ScreenProtocol } from './screen-engine.js';
export type { Login, LoginCall, LoginRequest } from './session/login.js';
export type { Inspect, InspectionEvent, Inspector, SessionLogic } from './session/phase.js';
export type { LoginBackoff, PartialBackoff } from './session/run.js';
export type { HasToken } from './session/token-search.js';

// Requests.

export {
  AccountChangedError,
  LockedOutError,
  NotSentError,
  RequestRefusedError,
  SessionEndedError,
} from './request/request-error.js';
export type {
  BatchAnswers,
  BatchMember,
  BatchOptions,
  PendingRequest,
  RequestDefaults,
  RequestMatch,
  RequestOptions,
  Send,
  SendCall,
  TrackedRequest,
} from './request-options.js';
export type { Long, Subject } from './wire/subject.js';

// What the screens listen to.

export type {
  AnyEvent,
  Cause,
  ConnectionState,
  ReactionEventName,
  ReactionEvents,
  Refusal,
  RequestRefusal,
  SessionEvents,
  SessionState,
  SessionSummary,
  SignedOutReason,
  WaitOptions,
} from './event/events.js';
export type {
  HoldReason,
  RequestDurations,
  RequestEvents,
  RequestName,
} from './event/request-events.js';

// Errors and what they ask for.

export type { AddedEntry, AddedError, AddedReaction } from './protocol/added-error.js';
export type { AddedBasis, Entry, MinorRow } from './protocol/entry.js';
export {
  type AddedCodes,
  type AddedProblems,
  type ErrorsOf,
  type ExtendedWords,
  extendProtocol,
  type MinorsOf,
  type ProblemsOf,
  type ProtocolExtension,
} from './protocol/extend.js';
export type { ClientError, ProtocolFacts } from './protocol/facts.js';
export { errorCodes, findError } from './protocol/find-error.js';
export { igap } from './protocol/igap.js';
export type {
  CodeByName,
  DocumentProblem,
  IgapWords,
  MinorByName,
  Section,
} from './protocol/igap-words.js';
export type { Meaning } from './protocol/meaning.js';
export type {
  InputReaction,
  LockoutReaction,
  Override,
  Overrides,
  PlainReaction,
  ReactionOf,
  RefusalReaction,
} from './protocol/override.js';
export type { NamedProtocol, Protocol, ProtocolWords } from './protocol/protocol.js';
export type { Basis, Reaction, ReactionKind } from './protocol/reaction.js';
export type {
  CodeOf,
  ErrorCode,
  ErrorKey,
  ErrorName,
  MinorOf,
  NumberedMinors,
  Problem,
  Register,
  RegisteredCodes,
  RegisteredWords,
} from './protocol/register.js';
export type { Wording, Wordings } from './protocol/wording.js';
export type { FieldNames, Resolution, ResolvedFrame, ResolveOptions } from './reaction/resolve.js';
export { resolve } from './resolve.js';
export type { ErrorFrame } from './wire/error-frame.js';
export type { Bytes } from './wire/frame.js';

// Lockouts, and where they are kept.

export type { Countdown } from './lockout/countdown.js';
export { type IdbStoreOptions, idbStore } from './lockout/idb-store.js';
export type { Guard, Lockout, LockoutEvents, LockoutOrigin, Scope } from './lockout/lockout.js';
export { memoryStore } from './lockout/memory-store.js';
export type { LockoutStore, StoredLockout, StoreEntries } from './lockout/store.js';
export type { TabChannel } from './tab/tabs.js';

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
export {
  isReactionError,
  type ReactionErrorName,
  type ReactionErrors,
  reactionErrorFrom,
} from './reaction-error.js';
