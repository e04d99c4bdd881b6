// The callbacks of an app. Comes in: nothing. Goes out: their names. Used by: reentrant-app.ts and what drives it.
import { eventNames as alwaysMade } from '../support/event-names.js';

export const eventNames = [
  ...alwaysMade,
  'request.held',
  'request.sent',
  'request.settled',
] as const;

/** Everything that the app gives and the engine calls, or reads. */
export const callbackNames = [
  ...eventNames,
  'subscribe',
  'countdown',
  'now',
  'monotonic',
  'setTimeout',
  'clearTimeout',
  'onWake',
  'unwake',
  'read',
  'write',
  'remove',
  'close of the store',
  'listening to the channel',
  'postMessage',
  'close of the channel',
  'login',
  'then of login',
  'abort of login',
  'hasToken',
  'then of hasToken',
  'random',
  'inspect',
  'send',
  'then of send',
  'abort of send',
  'whileLockedOut',
  'cancel',
  'filter',
  'addEventListener',
  'removeEventListener',
  'aborted',
  'decrypt',
  'then of secured',
  'readyState',
  'listening to the socket',
  'leaving the socket',
] as const;
export type CallbackName = (typeof callbackNames)[number];
