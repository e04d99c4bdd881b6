// The entry `igap-reactions/inspect`: a panel for people who build an app. Nothing is defined and nothing runs at import.

export {
  defineReactionInspector,
  type InspectEngineOptions,
  inspectEngine,
  type ReactionInspectorElement,
  type ReactionInspectorOptions,
} from './inspect/define.js';
export type { SeenEvent } from './inspect/seen-event.js';
export type { SeenFrame } from './inspect/seen-frame.js';
