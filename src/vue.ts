// The binding of Vue 3: a plugin and composables. Takes no code of the core with it, and no language, so an app pays for them once.

export type { ActionOutcome, FieldErrors } from './binding/action-outcome.js';
export { useAnnouncement } from './vue/announcement.js';
export { type GuardedActionRefs, useGuardedAction } from './vue/guarded-action.js';
export { type LockoutRefs, useLockout } from './vue/lockout.js';
export { useLockoutText } from './vue/lockout-text.js';
export {
  provideReactions,
  type ReactionPluginOptions,
  reactionPlugin,
  useReactionEngine,
} from './vue/provider.js';
export { useReaction } from './vue/reaction.js';
export { useReactionState } from './vue/reaction-state.js';
