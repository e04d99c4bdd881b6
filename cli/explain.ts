// The verb `explain`. Comes in: a code, a name or a frame. Goes out: what the error means, for people and as JSON.
import type { Colors } from '../examples/layout.js';
import type { Scope } from '../src/lockout/lockout.js';
import { extendProtocol } from '../src/protocol/extend.js';
import { igap } from '../src/protocol/igap.js';
import { observed } from '../src/protocol/observed.js';
import type { Protocol } from '../src/protocol/protocol.js';
import { type Answer, InputError } from './answer.js';
import { type Explanation, explanationOf } from './explanation.js';
import { type GivenError, readError } from './given-error.js';
import { reactionPhrase } from './reaction-phrase.js';

export interface ExplainOptions {
  readonly observed?: boolean | undefined;
}

/** The protocol of the document, or with what public clients learned besides. */
export function knownProtocol(options: ExplainOptions): Protocol {
  return options.observed ? extendProtocol(igap, observed) : igap;
}

export function explain(given: string, options: ExplainOptions): Answer {
  const protocol = knownProtocol(options);
  const explanation = explanationOf(errorIn(given, protocol, options), protocol);
  return { lines: (colors) => explanationLines(explanation, colors), json: explanation };
}

/** What only the extension knows is a hint, not a riddle. */
function errorIn(given: string, protocol: Protocol, options: ExplainOptions): GivenError {
  try {
    return readError(given, protocol);
  } catch (error) {
    if (!(error instanceof InputError) || options.observed) throw error;
    if (!isRead(given, knownProtocol({ observed: true }))) throw error;
    throw new InputError(
      `the document has no error ${given}, but public clients know it: add --observed`,
    );
  }
}

function isRead(given: string, protocol: Protocol): boolean {
  try {
    readError(given, protocol);
    return true;
  } catch {
    return false;
  }
}

function explanationLines(explanation: Explanation, colors: Colors): string[] {
  const { code, minor, name, basis, texts, section, line } = explanation;
  const numbers = minor === undefined ? `${code}` : `${code}/${minor}`;
  const row = (label: string, text: string) => `  ${label.padEnd(10)}${text}`;
  const title = name === undefined ? 'not in the document' : colors.bold(name);
  const place = line === undefined ? 'not in it' : `section ${section}, line ${line}`;
  const { frame, request } = explanation;
  return [
    `${colors.bold(colors.yellow(numbers))} ${title}`,
    ...(frame ? [row('frame', frameText(frame))] : []),
    row('request', request ? `#${request.action}: ${request.words.en}` : 'none in particular'),
    row('reaction', `${colors.cyan(phraseOf(explanation))} (${basis})${rowNote(explanation)}`),
    row('locks', lockText(explanation)),
    row('English', texts.en),
    row('Persian', texts.fa),
    row('document', place),
    // Where one was asked for, the others are no answer.
    ...(minor === undefined ? rowLines(explanation, row) : []),
  ];
}

function frameText(frame: NonNullable<Explanation['frame']>): string {
  return Object.entries(frame)
    .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
    .join(', ');
}

/** Which row counts, where the minor code that was asked for has none. */
function rowNote({ minor, row, rows }: Explanation): string {
  if (minor === undefined || row === minor || rows.length === 0) return '';
  return row === '*' ? `, as every minor code` : `; the document lists no minor code ${minor}`;
}

/** Without a wait of the server nobody knows for how long. */
function phraseOf({ reaction, frame }: Explanation): string {
  return reaction.kind === 'lockout' && !frame?.wait ? reaction.kind : reactionPhrase(reaction);
}

function lockText({ lockout: { scope, waitMs }, frame }: Explanation): string {
  if (!scope) return 'nothing';
  const what = scopeText(scope);
  if (waitMs === 0) return `nothing; if the server sends a wait, ${what}`;
  if (frame?.wait) return `${what}, for ${frame.wait} s`;
  return `${what}, for the wait that the server sends (${waitMs / 1000} s if it sends none)`;
}

function scopeText(scope: Scope): string {
  switch (scope.kind) {
    case 'everything':
      return 'every request, or the refused action where it is known';
    case 'action':
      return `#${scope.action}`;
    case 'subject':
      return `#${scope.action} for the subject of the request`;
    case 'error':
      return 'the refused action where it is known';
  }
}

function rowLines(
  { rows, basis: usual }: Explanation,
  row: (label: string, text: string) => string,
): string[] {
  if (rows.every(({ minor }) => minor === '*')) return [];
  const width = Math.max(...rows.map(({ minor }) => `${minor}`.length));
  return rows.map(({ minor, reaction, basis, says }, at) => {
    const origin = basis === usual ? '' : ` (${basis})`;
    const text = `${`${minor}`.padEnd(width)}  ${reaction}${says ? `; the row says ${says}` : ''}`;
    return row(at === 0 ? 'minors' : '', text + origin);
  });
}
