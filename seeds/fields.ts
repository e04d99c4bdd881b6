/**
 * Compiling: entries with the fields as the document words them in; the same with the fields as their requests call them out. Pure.
 * What people who write a form know is the request's own message, so that is what an error names. A word is replaced only where the
 * request has no field of this name and has the other, so the lines fit another build of the document too. Next: parse.ts hands the
 * entries on; check.ts reports what no line fits.
 */
import type { DocumentEntry, DocumentRow } from './document.js';
import { requestFields } from './request-field.js';

/** A word of the document, and the field of the request that it means. */
interface Correction {
  readonly word: string;
  readonly field: string;
  /** Absent: in every request that fits. */
  readonly actions?: readonly number[];
  readonly reason: string;
}

const phone = 'Contacts have a `phone`; only #100 has a `phone_number`.';
const twoAnswers = 'The request numbers its questions and answers in words.';
const title = 'A group or channel has a `name`.';
const about = 'A group or channel has a `description`.';
const avatar = 'The request has the `id` of what it deletes.';
const page = 'The place and the number of items are inside the message `pagination`.';
const member = 'The person to add is the message `member`.';

/** Every word of the document that is not the request's own. */
export const corrections: readonly Correction[] = [
  { word: 'verificationCode', field: 'code', reason: 'It is the only code of the request.' },
  {
    word: 'username',
    field: 'phoneNumber',
    actions: [100],
    reason: 'The request has no username: a number is what it registers, and what clients mark.',
  },
  { word: 'phoneNumber', field: 'phone', reason: phone },
  { word: 'accountDestructionToken', field: 'token', reason: 'The request has one token.' },
  { word: 'accountDestructionReason', field: 'reason', reason: 'The request has one reason.' },
  { word: 'firstQuestion', field: 'questionOne', reason: twoAnswers },
  { word: 'firstAnswer', field: 'answerOne', reason: twoAnswers },
  { word: 'secondQuestion', field: 'questionTwo', reason: twoAnswers },
  { word: 'secondAnswer', field: 'answerTwo', reason: twoAnswers },
  { word: 'passwordHint', field: 'hint', reason: 'The request has one hint.' },
  { word: 'recoveryEmail', field: 'email', reason: 'Only #133 calls it `recovery_email`.' },
  { word: 'avatarId', field: 'id', reason: avatar },
  { word: 'roomName', field: 'name', reason: title },
  { word: 'groupName', field: 'name', reason: title },
  { word: 'channelName', field: 'name', reason: title },
  { word: 'groupDescription', field: 'description', reason: about },
  { word: 'channelDescription', field: 'description', reason: about },
  {
    word: 'messageId',
    field: 'draft.message',
    actions: [207, 315, 415],
    reason: 'A draft has no id. The rows stand in the order of its fields: the text, `reply_to`.',
  },
  { word: 'replyTo', field: 'draft.replyTo', reason: 'It is inside the message `draft`.' },
  { word: 'userId', field: 'member.userId', reason: member },
  { word: 'userIdMember', field: 'member.userId', reason: member },
  { word: 'startMessageId', field: 'member.startMessageId', reason: member },
  { word: 'offset', field: 'pagination.offset', reason: page },
  { word: 'limit', field: 'pagination.limit', reason: page },
  {
    word: 'offset.messageId',
    field: 'offsetMessageId',
    reason: 'It stands beside `offset`, which is a number.',
  },
  { word: 'sdpMid', field: 'sdpMId', reason: 'The request has `sdp_m_id`.' },
];

/** Fields that an error names though its request has nothing like them: they stay as the document says. */
export const exceptions: readonly { action: number; field: string; reason: string }[] = [
  {
    action: 127,
    field: 'sessionId',
    reason: 'Signing out has no field: it ends the session that sends it.',
  },
];

/** What the end of an error's name says of its request, where the request has no one field of that name. */
export const namedPairs: readonly {
  readonly ending: string;
  readonly problem: string;
  readonly fields: readonly [string, string];
  readonly reason: string;
}[] = [
  {
    ending: '_INVALID_ANSWERS',
    problem: 'incorrect',
    fields: ['answerOne', 'answerTwo'],
    reason: 'The request has two answers; which of them is wrong the server keeps to itself.',
  },
];

/** The entry with the fields of its request; of a request that is not known the document's words stay. */
export function withRequestFields(entry: DocumentEntry): DocumentEntry {
  const own = requestFields(entry.action);
  if (!own) return entry;
  const pair = namedPairs.find(
    ({ ending, fields }) => entry.name.endsWith(ending) && fields.every((field) => own.has(field)),
  );
  const rows = entry.rows.map((row): DocumentRow => {
    if (pair && !row.problem) return { ...row, problem: pair.problem, fields: pair.fields };
    return renamed(row, (word) => fieldFor(word, entry.action, own));
  });
  return { ...entry, rows };
}

function fieldFor(word: string, action: number | undefined, own: ReadonlySet<string>): string {
  if (own.has(word)) return word;
  const found = corrections.find(
    ({ word: from, field, actions }) =>
      from === word && own.has(field) && (!actions || actions.some((each) => each === action)),
  );
  return found?.field ?? word;
}

function renamed(row: DocumentRow, nameOf: (word: string) => string): DocumentRow {
  const { field, fields } = row;
  if (fields) {
    const [first, second] = fields;
    const names = [nameOf(first), nameOf(second)] as const;
    return `${names}` === `${fields}` ? row : { ...row, fields: names, words: fields };
  }
  if (field === undefined || nameOf(field) === field) return row;
  return { ...row, field: nameOf(field), words: [field] };
}
