// The binding of Svelte 5: a context and functions for the scripts of components. Takes no code of the core with it, and no language, so an
// app pays for them once. No compiler is needed for it.

export type { ActionOutcome, FieldErrors } from './binding/action-outcome.js';
export type { LockoutView } from './binding/lockout-view.js';
export type { MaybeGetter } from './binding/provided.js';
export { createAnnouncement } from './svelte/announcement.js';
export { createGuardedAction, type GuardedActionView } from './svelte/guarded-action.js';
export { createLockout } from './svelte/lockout.js';
export { createLockoutText } from './svelte/lockout-text.js';
export {
  getReactionEngine,
  type ReactionContextOptions,
  setReactionContext,
} from './svelte/provider.js';
export { onReaction } from './svelte/reaction.js';
export { type Current, createReactionState } from './svelte/reaction-state.js';
