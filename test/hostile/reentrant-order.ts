// The order of what is emitted. Comes in: an engine. Goes out: the names of its events, and what was wrong with them. Used by:
// reentrant-model.ts.
import type { ReactionEngine } from '../../src/index.js';
import { eventNames } from './reentrant-callbacks.js';

/** In which state of the session each event is emitted. */
export const stateOf: Readonly<Record<string, string>> = {
  'login.started': 'loggingIn',
  'login.succeeded': 'ready',
  'login.delayed': 'loginDelayed',
  'login.failed': 'loginFailed',
  'registration.required': 'registrationRequired',
  'twoStep.required': 'twoStepRequired',
  'account.blocked': 'accountBlocked',
  'session.replaced': 'replaced',
  'session.terminated': 'terminated',
};

/** Whether a step is the arrival of one frame. */
export const isFrame = (name: string) => /^an? (?!look|.*socket)/.test(name);
const isOfSession = (name: string) => name in stateOf || name === 'nickname.required';
const isOfRequest = (name: string) => /^(input\.|error\.|request\.(denied|retryable))/.test(name);

/** Whether what one frame emits is in order. */
export function isInOrder(names: readonly string[]): boolean {
  const kinds = names
    .filter((name) => !/^request\.(held|sent|settled)$/.test(name))
    .map((name) => {
      if (name.startsWith('lockout.')) return 'l';
      if (isOfSession(name) || isOfRequest(name)) return 'e';
      return name === 'reaction' ? 'r' : name === 'state.changed' ? 's' : 'f';
    });
  return /^(rl*e?s?f*)?f*$/.test(kinds.join(''));
}

/** Listens to everything: nothing comes after dispose, and each change of the state begins where the one before has ended. */
export function watchEvents(
  engine: ReactionEngine,
  problems: string[],
  isDisposed: () => boolean,
): { readonly names: readonly string[] } {
  const names: string[] = [];
  let last = '';
  for (const name of eventNames) {
    engine.on(name, () => {
      names.push(name);
      if (isDisposed()) problems.push(`${name} after dispose`);
    });
  }
  engine.on('state.changed', ({ session, account, connection, previous }) => {
    const before = `${previous.session} ${previous.account} ${previous.connection}`;
    if (last && before !== last) problems.push(`from ${before}, not ${last}`);
    last = `${session} ${account} ${connection}`;
  });
  return { names };
}
