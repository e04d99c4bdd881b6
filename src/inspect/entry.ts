// A line of the timeline. Comes in: nothing. Goes out: its type, and the few words that several kinds of lines share. Next: event-entry.ts
// makes lines of events, journal.ts keeps them.
import type { SessionState } from '../event/events.js';
import type { Scope } from '../lockout/lockout.js';

/** What a line is about: the filter knows these. */
export type EntryKind = 'frame' | 'reaction' | 'event' | 'request' | 'fault' | 'app';

/** How much it asks of somebody: it went well, it goes on by itself, a person must act, it ended or is wrong. */
export type Tone = 'plain' | 'good' | 'busy' | 'asks' | 'stops';

/** One line. It holds numbers, names of the protocol, subjects and ids of requests; no account, no text of the server. One of the app's own holds what the app wrote. */
export interface Entry {
  readonly kind: EntryKind;
  readonly tone: Tone;
  readonly name: string;
  readonly text: string;
}

/** The tone of each state. The type says that none is left out. */
export const sessionTones: Readonly<Record<SessionState, Tone>> = {
  ready: 'good',
  loggingIn: 'busy',
  loginDelayed: 'busy',
  loginFailed: 'stops',
  nicknameRequired: 'asks',
  registrationRequired: 'asks',
  twoStepRequired: 'asks',
  accountBlocked: 'stops',
  replaced: 'stops',
  terminated: 'stops',
};

/** The name of a request as the engine has it, or the end of an id on the wire, which sets it apart from its neighbours. */
export const shortId = (id: string): string =>
  id.startsWith('request-') ? id : `id ${id.slice(-6)}`;

/** `250 ms`, `1.5 s`, `20 s`, `5 min`. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Math.round(ms / 100) / 10} s`;
  return `${Math.round(ms / 6000) / 10} min`;
}

/** What a request is about: `#201 for room-42`. */
export const requestText = (action: number, subject?: string): string =>
  subject === undefined ? `#${action}` : `#${action} for ${subject}`;

/** What a lockout locks. */
export function scopeText(scope: Scope): string {
  switch (scope.kind) {
    case 'everything':
      return 'every request';
    case 'action':
      return `#${scope.action}`;
    case 'subject':
      return scope.subject === undefined
        ? `#${scope.action} without a subject`
        : requestText(scope.action, scope.subject);
    case 'error':
      return `error ${scope.majorCode}`;
  }
}
