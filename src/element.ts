// The binding for any framework or none: custom elements. Imports types of the core only. Nothing is defined at import.

export {
  defineReactionElements,
  type LockoutChangeEvent,
  type ReactionActionEvent,
  type ReactionElementOptions,
} from './element/define.js';
export type { LockoutCountdownElement } from './element/lockout-countdown.js';
