// The entry `igap-reactions/port`: one engine in a worker, for the screens of many pages. Each side takes only its own.

export { engineOver, type PortOptions } from './port/engine-over.js';
export {
  type ChannelEnd,
  channelPort,
  type ExtensionEnd,
  type ExtensionEvent,
  extensionPort,
  type MessageTarget,
  type Port,
  type PortEvent,
  type SharedWorkerEnd,
  workerPort,
} from './port/port.js';
export type { PortEngine, PortState, ScreenState } from './port/screen-state.js';
export { serveEngine } from './port/serve-engine.js';
