// What goes over the wire of a protocol server, for a person. Comes in: a line of its log. Goes out: a line of text, without any secret. Pure.
// Used by: server.ts, and `igap-reactions serve`.
import { findError } from 'igap-reactions';
import type { Traffic } from 'igap-reactions/testing/server';
import type { Colors } from './layout.js';

export function trafficText(line: Traffic, colors: Pick<Colors, 'dim' | 'green' | 'red'>): string {
  const { action, requestId, connection, subject, atMs } = line.request;
  const id = requestId && ` ${requestId}`;
  if (line.kind === 'request') {
    const time = colors.dim(new Date(atMs).toISOString().slice(11, 23));
    return `${time}  ${connection} > #${action}${id}${subject ? `, room ${subject}` : ''}`;
  }
  return `${' '.repeat(12)}  ${connection} < ${answerText(line, action, colors)}${id}`;
}

function answerText(
  { error }: Extract<Traffic, { kind: 'answer' }>,
  action: number,
  { green, red }: Pick<Colors, 'green' | 'red'>,
): string {
  if (!error) return green(`#${action + 30_000}`);
  const { majorCode, minorCode, wait } = error;
  const name = findError(majorCode)?.name ?? 'not documented';
  const minor = minorCode ? `/${minorCode}` : '';
  return `${red(`${majorCode}${minor} ${name}`)}${wait ? `, wait ${wait} s` : ''}`;
}
