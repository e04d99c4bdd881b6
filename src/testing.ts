// For tests of applications, and our own, on any platform: `testing/server.ts` has what needs sockets. Names, not `*`; nothing runs at import.

// Time that is moved by hand.

export { type ManualClock, type ManualClockOptions, manualClock } from './manual-clock.js';

// An engine, what it is given, and what it emits.

export { type ErrorFields, errorFrame } from './testing/error-frame.js';
export { type NextEventOptions, nextEvent } from './testing/next-event.js';
export {
  type EmittedEvent,
  type TestEngine,
  type TestEngineOptions,
  testEngine,
} from './testing/test-engine.js';

// A server where there are no sockets.

export type {
  Answer,
  AnswerFields,
  Misbehaviour,
  RequestFilter,
  ServerRequest,
  Traffic,
} from './testing/exchange.js';
export type {
  MemoryServer,
  MemorySocket,
  MemorySocketConstructor,
  MemorySocketEvents,
  MemorySocketHandler,
  MemorySocketListener,
  SentData,
} from './testing/memory-connection.js';
export { memoryServer } from './testing/memory-server.js';
export type {
  MemoryServerOptions,
  Order,
  Patience,
  RateLimit,
  ServerAccount,
  ServerControls,
} from './testing/protocol-server.js';
export type { Push } from './testing/push.js';
