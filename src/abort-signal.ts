// The platform's signal of an abort, as a type. Comes in: what the program's own types say of it. Goes out: that, or the members that are needed
// where they say nothing: without DOM, WebWorker or Node types there is no `AbortSignal`. Used by: everything public that takes or gives one.

/** What is used of an `AbortSignal`. */
export interface SignalMembers {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The platform's `AbortSignal`. Where the program's types have none, what is used of it. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer Own } }
  ? Own
  : SignalMembers;
