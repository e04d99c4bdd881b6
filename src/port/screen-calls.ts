// What the app may ask of an engine in another thread. Comes in: what a worker is asked by. Goes out: plain functions that return promises, each
// with its arguments checked as the engine's are. Next: the app, hooks, elements.
import { anAction } from '../arguments.js';
import {
  aLockout,
  anAppLockout,
  aRequestOptions,
  aSend,
  logInOptions,
  signInOptions,
} from '../call-arguments.js';
import type { RequestOptions, Send } from '../request-options.js';
import { type SessionCall, type SessionCalls, sessionCalls } from '../screen-engine.js';
import type { PageRequests } from './page-requests.js';

/** How the argument of a call is read; the others take none. */
const readers: { readonly [Name in SessionCall]?: (given: unknown) => object } = {
  lockOut: (lockout) => anAppLockout('lockOut', lockout),
  clearLockout: (lockout) => aLockout('clearLockout.lockout', lockout),
  signedIn: (how = {}) => signInOptions('signedIn', how),
  logIn: (how = {}) => logInOptions('logIn', how),
};

export function createScreenCalls({ call, request }: PageRequests) {
  const calls = sessionCalls.map((name) => [
    name,
    (given: unknown) => call(name, readers[name]?.(given)),
  ]);
  return Object.assign(Object.fromEntries(calls) as SessionCalls, {
    request<T>(action: number, send: Send<T>, how: RequestOptions = {}) {
      anAction('request.action', action);
      aSend('request.send', send);
      const sound = aRequestOptions('request.options', how, 'request.');
      return request(action, send, sound) as Promise<T>;
    },
  });
}
