// What is printed of a moment. Comes in: a moment, a width and colours. Goes out: lines of text, none wider than the width. Pure.
// Next: screen.ts.
import type { ErrorFrame, Guard, Lockout, Resolution } from 'igap-reactions';
import { eventText } from './event-text.js';
import { type Colors, fold, heading, type Layout, together } from './layout.js';
import type { EmittedEvent, Moment } from './player.js';
import type { Line } from './script.js';
import type { Outcome } from './stage.js';
import { codeText, duration, plain, scopeText } from './words.js';

/** Where the text of a moment begins: after the time. */
const gutter = 9;

export function momentLines({ atMs, line, outcome, emitted }: Moment, layout: Layout): string[] {
  const { colors: c } = layout;
  const rows: string[] = [];
  if (line?.warning) rows.push(`warning   ${c.yellow(line.warning)}`);
  for (const event of emitted) rows.push(eventRow(event, c));
  const result = outcome && resultRow(outcome, emitted, c);
  if (result) rows.push(result);
  return [
    ...(line?.note ? heading(line.note, layout) : []),
    ...fold(`${c.dim(timeText(atMs))}  ${headText(line, outcome, emitted, c)}`, gutter, layout),
    ...rows.flatMap((row, index) => {
      const last = index === rows.length - 1;
      const lead = ' '.repeat(gutter) + c.dim(last ? '└ ' : '├ ');
      return fold(lead + row, gutter + 12, layout);
    }),
  ];
}

/** Since the start, as wide as the gutter allows. */
export function timeText(atMs: number): string {
  return `${(atMs / 1000).toFixed(1)} s`.padStart(gutter - 2);
}

function headText(
  line: Line | undefined,
  outcome: Outcome | undefined,
  emitted: readonly EmittedEvent[],
  c: Colors,
): string {
  if (!line) return c.bold('timer');
  const { step, number } = line;
  switch (step.kind) {
    case 'frame':
      return `${c.bold('frame')}  ${frameText(step.frame, resolutionOf(outcome, emitted), c)}`;
    case 'bytes': {
      const resolution = resolutionOf(outcome, emitted);
      const text = resolution ? `  ${frameText(resolution.frame, resolution, c)}` : '';
      return `${c.bold('bytes')}  ${c.blue(hexText(step.bytes))}${text}`;
    }
    case 'login': {
      const { answer } = step;
      const text =
        answer === 'ok'
          ? c.bold(c.green('#30102'))
          : frameText(answer, resolutionOf(outcome, emitted), c);
      return `${c.bold('login')}  answer ${text}`;
    }
    case 'call': {
      const args = step.args.map((arg) => plain(JSON.stringify(arg))).join(', ');
      return `${c.bold('call')}   ${c.blue(`${step.name}(${args})`)}${callResult(outcome, c)}`;
    }
    case 'broken':
      return c.red(`line ${number} is not played: ${step.problem}`);
  }
}

function resolutionOf(
  outcome: Outcome | undefined,
  emitted: readonly EmittedEvent[],
): Resolution | undefined {
  const reaction = emitted.find((event) => event.name === 'reaction');
  return reaction?.payload ?? (outcome?.kind === 'received' ? outcome.resolution : undefined);
}

/** The numbers that arrived, and the entry's name. */
function frameText(frame: ErrorFrame, resolution: Resolution | undefined, c: Colors): string {
  if (!Number.isSafeInteger(frame.majorCode)) return c.red(plain(frame));
  const { entry } = resolution ?? {};
  const name = entry ? c.bold(entry.name) : resolution && 'not in the catalogue';
  const { wait, requestId, action, subject } = frame;
  const details = [
    wait && `wait${together}${plain(wait)}${together}s`,
    action && `#${plain(action)}`,
    subject !== undefined && `subject${together}${plain(subject)}`,
    requestId && `request${together}${plain(requestId)}`,
  ].filter(Boolean);
  const code = c.bold(c.yellow(codeText(frame)));
  return `${code}${name ? ` ${name}` : ''}${details.length > 0 ? c.dim(`  ${details.join(', ')}`) : ''}`;
}

/** Bytes as a recording has them. */
function hexText(bytes: Uint8Array): string {
  return plain([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' '));
}

function eventRow(event: EmittedEvent, c: Colors): string {
  const text = eventText(event);
  switch (event.name) {
    case 'reaction':
      return `reaction  ${c.cyan(text)}`;
    case 'state.changed':
      return `state     ${c.green(text)}`;
    case 'fault':
      return `fault     ${c.red(text)}`;
    default:
      return `event     ${c.magenta(event.name)}  ${text}`;
  }
}

/** What a line came to, where no event says it. */
function resultRow(
  outcome: Outcome,
  emitted: readonly EmittedEvent[],
  c: Colors,
): string | undefined {
  if (outcome.kind === 'answer' && outcome.to !== 'running') {
    return c.yellow(
      outcome.to === 'next' ? 'kept for the next login' : 'not used: no login is running',
    );
  }
  const again = outcome.kind === 'received' && emitted.length === 0;
  return again ? c.dim('delivered before: nothing happens') : undefined;
}

/** What a call came to, after an arrow. */
function callResult(outcome: Outcome | undefined, c: Colors): string {
  if (outcome?.kind === 'threw') {
    const { error } = outcome;
    return ` → ${c.red(error instanceof Error ? plain(error.message, 200) : plain(error))}`;
  }
  if (outcome?.kind !== 'returned' || outcome.value instanceof Promise) return '';
  return ` → ${returnedText(outcome.value)}`;
}

function returnedText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (isGuard(value)) {
    if (value.allowed) return 'allowed';
    const { lockout, remainingMs } = value;
    return `refused: ${scopeText(lockout.scope)} is locked, ${duration(remainingMs)} left`;
  }
  if (Array.isArray(value)) return `${value.length} locked`;
  return isLockout(value) ? `${scopeText(value.scope)} is locked` : plain(value);
}

function isGuard(value: unknown): value is Guard {
  return typeof value === 'object' && value !== null && 'allowed' in value;
}

function isLockout(value: unknown): value is Lockout {
  return typeof value === 'object' && value !== null && 'scope' in value;
}
