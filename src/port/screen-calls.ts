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
import type { Lockout } from '../lockout/lockout.js';
import type { AppLockout } from '../reaction-engine.js';
import type { RequestOptions, Send } from '../request-options.js';
import type { CallName } from './message.js';
import type { PageRequests } from './page-requests.js';

export function createScreenCalls({ call, request }: PageRequests) {
  const calling = (name: CallName) => () => call<boolean>(name);
  return {
    request<T>(action: number, send: Send<T>, how: RequestOptions = {}) {
      anAction('request.action', action);
      aSend('request.send', send);
      const sound = aRequestOptions('request.options', how, 'request.');
      return request(action, send, sound) as Promise<T>;
    },
    lockOut: (lockout: AppLockout) =>
      call<Lockout | undefined>('lockOut', anAppLockout('lockOut', lockout)),
    clearLockout: (lockout: Lockout) =>
      call<boolean>('clearLockout', aLockout('clearLockout.lockout', lockout)),
    signedIn: (how: { readonly account?: string | null | undefined } = {}) =>
      call<void>('signedIn', signInOptions('signedIn', how)),
    signedOut: () => call<void>('signedOut'),
    logIn: (how: { readonly newToken?: boolean | undefined } = {}) =>
      call<boolean>('logIn', logInOptions('logIn', how)),
    takeOver: calling('takeOver'),
    nicknameRequired: calling('nicknameRequired'),
    nicknameSet: calling('nicknameSet'),
    twoStepRequired: calling('twoStepRequired'),
    twoStepVerified: calling('twoStepVerified'),
  };
}
