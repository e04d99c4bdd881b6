// For tests of applications, and our own. Names, not `*`; nothing runs at import.

// Time that is moved by hand.

export { type ManualClock, type ManualClockOptions, manualClock } from './manual-clock.js';

// An engine, what it is given, and what it tells.

export { type ErrorFields, errorFrame } from './testing/error-frame.js';
export { type NextEventOptions, nextEvent } from './testing/next-event.js';
export {
  type TestEngine,
  type TestEngineOptions,
  type ToldEvent,
  testEngine,
} from './testing/test-engine.js';

// A server that speaks the protocol. In Node, with the packages ws and @bufbuild/protobuf.

export type {
  Answer,
  AnswerFields,
  Misbehaviour,
  RequestFilter,
  ServerRequest,
  Traffic,
} from './testing/exchange.js';
export type {
  Order,
  Patience,
  ProtocolServer,
  RateLimit,
  ServerAccount,
  ServerOptions,
} from './testing/protocol-server.js';
export type { Push } from './testing/push.js';
export { startServer } from './testing/start-server.js';
