/**
 * Compiling: one Detail cell's text in; its problem and field out, in our own words. Next: parse.ts keeps them with
 * the row.
 * The wordings are data. A problem that has its noun in its name (tooManyContacts) has no field: what it counts is no
 * field of a form.
 */
import type { Meaning } from './document.js';

interface Wording {
  /** Matched against the whole text; its groups are the names of fields. */
  readonly text: RegExp;
  readonly problem: string;
}

/** Exact sentences first: the general ones at the end would take some of them for the name of a field. */
const wordings: readonly Wording[] = [
  { text: /^your request is (?:totally )?wrong$/i, problem: 'requestInvalid' },
  { text: /^(?:your account|user) is blocked$/i, problem: 'accountBlocked' },
  { text: /^peer's account has got blocked$/i, problem: 'peerBlocked' },
  { text: /^too many contacts$/i, problem: 'tooManyContacts' },
  { text: /^more than the allowed usernames have been selected/i, problem: 'tooManyUsernames' },
  { text: /^number of messages is more than the allowed/i, problem: 'tooManyMessages' },
  { text: /^at least one message is required$/i, problem: 'messageRequired' },
  { text: /^no such file is found$/i, problem: 'fileNotFound' },
  { text: /^it's required to enter (.+) or (.+)$/i, problem: 'eitherRequired' },
  { text: /^(.+) or (.+) is required$/i, problem: 'eitherRequired' },
  { text: /^(.+) (?:and|&) (.+) have been set(?: both)?$/i, problem: 'bothSet' },
  { text: /^both (.+) and (.+) are set$/i, problem: 'bothSet' },
  { text: /^this (.+) has already been taken/i, problem: 'alreadyTaken' },
  { text: /^(.+) is too long$/i, problem: 'tooLong' },
  // `Both are invalid` is about a field too: #204 has one that is called `both`.
  {
    text: /^(.+) (?:is|are|in) (?:not (?:valid|correct)|invalid|wrong|incorrect)$/i,
    problem: 'invalid',
  },
  { text: /^invalid (.+)$/i, problem: 'invalid' },
];

/** Spellings of one word. What the request calls it is said in fields.ts. */
const fieldNames: Readonly<Record<string, string>> = {
  emailAddress: 'email',
  roomNameForGroup: 'roomName',
  roomNameForChannel: 'roomName',
  offSet: 'offset',
  firstRecoveryQuestion: 'firstQuestion',
  secondRecoveryQuestion: 'secondQuestion',
  answerOfTheFirstQuestion: 'firstAnswer',
  answerOfTheSecondQuestion: 'secondAnswer',
  answerOfTheFirstRecoveryQuestion: 'firstAnswer',
  answerOfTheSecondRecoveryQuestion: 'secondAnswer',
};

/** Words in lower camel case: `SDP_M_Line_Index` is `sdpMLineIndex`, `E-mail` is one word. */
export function camelCase(text: string): string {
  const words =
    text.replace(/e-mail/gi, 'email').match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g) ?? [];
  const joined = words
    .map((word, at) => {
      const lower = word.toLowerCase();
      return at === 0 ? lower : lower.charAt(0).toUpperCase() + lower.slice(1);
    })
    .join('');
  return /^[0-9]/.test(joined) ? `n${joined}` : joined;
}

/** The field that a text names: `Location.lat` is `location.lat`, `The first answer` is `firstAnswer`. */
function fieldName(text: string): string {
  return text
    .replace(/^the /i, '')
    .split('.')
    .map(camelCase)
    .filter((segment) => segment !== '')
    .map((segment) => fieldNames[segment] ?? segment)
    .join('.');
}

/**
 * What one text says. `recognised` is false for a wording that no pattern here fits: its problem is then the text
 * itself in camel case, and nothing is known of a field.
 */
export function readDetail(detail: string): { meaning: Meaning; recognised: boolean } {
  const text = detail.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  for (const wording of wordings) {
    const match = wording.text.exec(text);
    if (!match) continue;
    const [first, second] = match.slice(1).map(fieldName);
    const { problem } = wording;
    if (first && second) return { meaning: { problem, fields: [first, second] }, recognised: true };
    return { meaning: first ? { problem, field: first } : { problem }, recognised: true };
  }
  return { meaning: { problem: camelCase(text) || 'other' }, recognised: false };
}
