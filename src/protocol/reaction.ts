// What the client must do about an error: the union that everything after the resolver speaks. Comes in: nothing. Goes out:
// types. Next: rules.ts says which error gets which reaction.

import type { ErrorFrame } from '../wire/error-frame.js';
import type { Problem } from './register.js';

/**
 * What the client must do, discriminated on `kind`. docs/reactions.md lists which error asks for which.
 *
 * @example
 * ```ts
 * import { resolve } from 'igap-reactions';
 *
 * const { reaction } = resolve({ majorCode: 203, minorCode: 18 });
 * if (reaction.kind === 'correctInput') console.log(reaction.field, reaction.problem); // location.lat invalid
 * ```
 */
export type Reaction =
  /** 2: send #102 again. */
  | { readonly kind: 'login' }
  /** 111 but not 111/4: go to the registration page. */
  | { readonly kind: 'register' }
  /** 111/4, 105, 135: the account is blocked; registering does not help. */
  | { readonly kind: 'accountBlocked' }
  /** 8: the session was ended from another device. */
  | { readonly kind: 'sessionTerminated' }
  /** 3: a new client is in this session; stand down and never come back by itself. */
  | { readonly kind: 'sessionReplaced' }
  /** 9: the nickname must be set first. */
  | { readonly kind: 'setNickname' }
  /** 184: the two-step password is asked for. */
  | { readonly kind: 'verifyTwoStep' }
  /** Not before `waitMs` milliseconds after the frame's arrival (more than 0). */
  | { readonly kind: 'lockout'; readonly waitMs: number }
  /** An input is wrong. No `field`: the document names none; two `fields`: it names two. */
  | {
      readonly kind: 'correctInput';
      readonly field?: string | undefined;
      readonly fields?: readonly string[] | undefined;
      readonly problem: Problem;
    }
  /** The server could not, now; the same request may succeed later. `problem`: why, where that is known; of `deny` and `inform` too. */
  | { readonly kind: 'retryLater'; readonly problem?: Problem | undefined }
  /** This may not be done; repeating it does not help. */
  | { readonly kind: 'deny'; readonly problem?: Problem | undefined }
  /** Known, and nothing to do but to inform the person: not found, exists already, ... */
  | { readonly kind: 'inform'; readonly problem?: Problem | undefined }
  /**
   * 6: a sibling in the same batch failed (request ids `<batch>.<index>`); its error says why. An engine looks `sibling` up when it
   * is read: absent until that error has come, and without the server's own text.
   */
  | { readonly kind: 'follow'; readonly sibling?: ErrorFrame | undefined }
  /** A virtual error: never for a client. */
  | { readonly kind: 'ignore' }
  /** The catalogue does not hold this major code; the frame keeps the numbers. */
  | { readonly kind: 'unknown' };

/** The `kind` of a {@link Reaction}. */
export type ReactionKind = Reaction['kind'];

/**
 * Why we think so: `documented` (the Reaction cell, the wait flag, "Virtual Error"), `derived` (from the name or the texts of
 * the document), `override` (the app's own word), `added` (an error or row that the app added to the protocol), `observed` (one that
 * public clients learned, see `observed`).
 */
export type Basis = 'documented' | 'derived' | 'override' | 'added' | 'observed';
