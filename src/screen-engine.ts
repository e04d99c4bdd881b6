// What screens need of an engine. Comes in: nothing. Goes out: one structural type, of an engine in this thread or of one that stands for
// an engine in another, and the names of the calls that such a one passes on. Next: hooks, elements and bindings take it.
import type { Protocol } from './protocol/protocol.js';
import type { ReactionEngine } from './reaction-engine.js';

/** Calls that change the session: what people ask for on a screen. An engine in another thread answers them later. */
export const sessionCalls = [
  'lockOut',
  'clearLockout',
  'signedIn',
  'signedOut',
  'logIn',
  'takeOver',
  'nicknameRequired',
  'nicknameSet',
  'twoStepRequired',
  'twoStepVerified',
] as const satisfies readonly (keyof ReactionEngine)[];
export type SessionCall = (typeof sessionCalls)[number];

type Later<Call> = Call extends (...args: infer Args) => infer Result
  ? (...args: Args) => Result | Promise<Awaited<Result>>
  : never;

/** Those calls, of an engine in whatever thread. */
export type SessionCalls = { readonly [Name in SessionCall]: Later<ReactionEngine[Name]> };

/** What is at hand at once, in whatever thread the engine is. */
type AtHand = Pick<
  ReactionEngine,
  | 'state'
  | 'subscribe'
  | 'on'
  | 'once'
  | 'waitFor'
  | 'restored'
  | 'lockouts'
  | 'guard'
  | 'countdown'
  | 'request'
  | 'dispose'
>;

/** What screens need of a protocol: plain data, that crosses to other threads. Its errors stay where the engine is. */
export type ScreenProtocol = Pick<Protocol, 'name' | 'facts' | 'texts'>;

/**
 * An engine for screens: a {@link ReactionEngine}, or what stands for one in another thread. What is read of it, is at hand at once; calls
 * that change the session may return promises.
 */
export interface ScreenEngine extends AtHand, SessionCalls {
  /** What texts and elements ask of the engine's protocol. */
  readonly protocol: ScreenProtocol;
}
