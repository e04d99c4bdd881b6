// A server that speaks the protocol, an entry of its own: in Node, with the package ws. What a bundler for a page
// or a phone is given must not lead there. Names, not `*`; nothing runs at import.

export type {
  Answer,
  AnswerFields,
  Misbehaviour,
  RequestFilter,
  ServerRequest,
  Traffic,
} from './exchange.js';
export type {
  MemoryServerOptions,
  Order,
  Patience,
  ProtocolServer,
  RateLimit,
  ServerAccount,
  ServerControls,
  ServerOptions,
} from './protocol-server.js';
export type { Person, Push } from './push.js';
export { startServer } from './start-server.js';
