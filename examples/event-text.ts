// What each event says, in a few words. Comes in: an event. Goes out: its text. Pure. Next: timeline.ts.
import type { Reaction, ReactionEvents, Refusal } from 'igap-reactions';
import type { EmittedEvent, ShownEvent } from './player.js';
import { causeText, codeText, duration, plain, scopeText } from './words.js';

const refused = ({ resolution: { frame, entry } }: Refusal) =>
  entry ? `${codeText(frame)} ${entry.name}` : codeText(frame);

/** What a page is asked for, by an error or by the app itself. */
const asked = ({ resolution }: ReactionEvents['nickname.required']) =>
  resolution ? refused({ resolution }) : 'the app said so';

const texts: { readonly [Name in ShownEvent]: (payload: ReactionEvents[Name]) => string } = {
  reaction: ({ reaction, basis }) => `${reactionText(reaction)} (${basis})`,
  'login.started': ({ attempt }) => `#102 is sent, try ${attempt}`,
  'login.succeeded': ({ attempt }) => `at try ${attempt}`,
  'login.delayed': ({ reason, delayMs = 0 }) =>
    reason === 'offline'
      ? 'there is no connection'
      : `${duration(delayMs)}, ${reason === 'lockout' ? 'locked out' : 'backing off'}`,
  'login.failed': ({ attempt, resolution }) =>
    `at try ${attempt}${resolution ? `: ${refused({ resolution })}` : ''}`,
  'registration.required': ({ resolution }) =>
    resolution ? refused({ resolution }) : 'there is no token',
  'nickname.required': asked,
  'twoStep.required': asked,
  'account.blocked': refused,
  'session.replaced': refused,
  'session.terminated': refused,
  'lockout.started': ({ lockout, origin }) =>
    `${scopeText(lockout.scope)}, ${duration(lockout.waitMs)}${origin === 'frame' ? '' : `, by the ${origin}`}`,
  'lockout.extended': ({ lockout }) =>
    `${scopeText(lockout.scope)}, now ${duration(lockout.waitMs)} by ${causeText(lockout)}`,
  'lockout.ended': ({ lockout, reason }) => `${scopeText(lockout.scope)} (${reason})`,
  'input.rejected': ({ field, fields, problem }) =>
    `${field ?? fields?.join(' and ') ?? 'no field named'}: ${problem}`,
  'request.denied': refused,
  'request.retryable': refused,
  'error.reported': ({ resolution }) => {
    const { message } = resolution.frame;
    return message === undefined ? refused({ resolution }) : `“${plain(message)}”`;
  },
  'state.changed': ({ session, account, connection, previous }) => {
    const who = account === previous.account ? '' : `, account ${accountText(account)}`;
    const how = connection === previous.connection ? '' : `, connection ${connection}`;
    return session === previous.session
      ? `${session}${who}${how}`
      : `${previous.session} → ${session}${who}${how}`;
  },
  fault: ({ code, message }) => `${code}: ${message}`,
};

/** The text of an event, without its name. */
export function eventText({ name, payload }: EmittedEvent): string {
  const text: (payload: never) => string = texts[name];
  return text(payload as never);
}

/** What the client must do, with what it needs for that. */
function reactionText(reaction: Reaction): string {
  switch (reaction.kind) {
    case 'lockout':
      return `lockout for ${duration(reaction.waitMs)}`;
    case 'correctInput': {
      const field = reaction.field ?? reaction.fields?.join(' and ');
      return `correctInput ${field === undefined ? '' : `${field}: `}${reaction.problem}`;
    }
    default:
      return reaction.kind;
  }
}

export function accountText(account: string | null): string {
  return account === null ? 'anonymous' : plain(account);
}
