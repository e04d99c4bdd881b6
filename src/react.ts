// The binding of React 18 and 19: a provider and hooks. Takes no code of the core with it, and no language, so an app pays for them once.
'use client';

export type { ActionOutcome, FieldErrors } from './binding/action-outcome.js';
export type { LockoutView } from './binding/lockout-view.js';
export { useAnnouncement } from './react/announcement.js';
export { type GuardedActionView, useGuardedAction } from './react/guarded-action.js';
export { useLockout } from './react/lockout.js';
export { useLockoutText } from './react/lockout-text.js';
export {
  ReactionProvider,
  type ReactionProviderProps,
  useReactionEngine,
} from './react/provider.js';
export { useReaction } from './react/reaction.js';
export { useReactionState } from './react/reaction-state.js';
