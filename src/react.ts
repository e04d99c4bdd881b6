// The binding of React 18 and 19: a provider and hooks. Imports types of the core only, so an application pays for it once.

export { useAnnouncement } from './react/announcement.js';
export { type GuardedActionView, useGuardedAction } from './react/guarded-action.js';
export { type LockoutView, useLockout } from './react/lockout.js';
export {
  ReactionProvider,
  type ReactionProviderProps,
  useReactionEngine,
} from './react/provider.js';
export { useReaction } from './react/reaction.js';
export { useReactionState } from './react/reaction-state.js';
