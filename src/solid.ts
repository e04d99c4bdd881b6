// The binding of Solid: a provider and primitives. Takes no code of the core with it, and no language, so an app pays for them once.

export type { ActionOutcome, FieldErrors } from './binding/action-outcome.js';
export type { MaybeGetter } from './binding/provided.js';
export { createAnnouncement } from './solid/announcement.js';
export { createGuardedAction, type GuardedActionAccessors } from './solid/guarded-action.js';
export { createLockout, type LockoutAccessors } from './solid/lockout.js';
export { createLockoutText } from './solid/lockout-text.js';
export {
  ReactionProvider,
  type ReactionProviderProps,
  useReactionEngine,
} from './solid/provider.js';
export { onReaction } from './solid/reaction.js';
export { createReactionState } from './solid/reaction-state.js';
