// Reads a recording. Comes in: the text of an NDJSON file. Goes out: one step per line, with its number; a line that cannot be
// played is a step too, which says why. Pure. Next: player.ts.
import type { ErrorFrame, ReactionEngine } from 'igap-reactions';

/** Calls of the app that a recording may hold. `clearLockout` takes an action and a subject, as `guard` does. */
export const callNames = [
  'guard',
  'lockouts',
  'lockOut',
  'clearLockout',
  'signedIn',
  'signedOut',
  'logIn',
  'takeOver',
  'nicknameSet',
  'twoStepVerified',
] as const satisfies readonly (keyof ReactionEngine)[];

export type CallName = (typeof callNames)[number];

/** What #102 is answered with: #30102, or an error. */
export type LoginAnswer = 'ok' | ErrorFrame;

type Step =
  | { readonly kind: 'frame'; readonly frame: ErrorFrame }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'call'; readonly name: CallName; readonly args: readonly unknown[] }
  | { readonly kind: 'login'; readonly answer: LoginAnswer }
  /** Nothing to play; `problem` says what is wrong with the line. */
  | { readonly kind: 'broken'; readonly problem: string };

export interface Line {
  /** From 1, as editors count. */
  readonly number: number;
  /** When it is played, ms from the start at speed 1. A broken line: when the one before it is. */
  readonly atMs: number;
  /** A heading to print before it. */
  readonly note?: string;
  /** It is played, though something about it is odd. */
  readonly warning?: string;
  readonly step: Step;
}

/** What one timer takes, 24 days. More is most likely no time from the start of a recording, but one since 1970. */
const longestMs = 2 ** 31 - 1;

/** The lines of a recording, in their order; blank ones are left out. */
export function parseScript(text: string): Line[] {
  const lines: Line[] = [];
  let atMs = 0;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (raw.trim() === '') continue;
    const number = index + 1;
    const read = parseLine(raw);
    if (typeof read === 'string') {
      lines.push({ number, atMs, step: { kind: 'broken', problem: read } });
      continue;
    }
    const early = read.atMs < atMs;
    const warning = `atMs ${read.atMs} is before ${atMs}, the time of an earlier line; it is played at once`;
    atMs = Math.max(atMs, read.atMs);
    lines.push({ number, ...read, atMs, ...(early && { warning }) });
  }
  return lines;
}

function parseLine(raw: string): Pick<Line, 'atMs' | 'note' | 'step'> | string {
  const value = parseJson(raw);
  if (value === undefined) return `no JSON: ${excerpt(raw.trim())}`;
  if (!isRecord(value))
    return 'no object, but one with "atMs" and "frame", "bytes", "call" or "login"';
  const { atMs, note } = value;
  if (typeof atMs !== 'number' || !(atMs >= 0 && atMs <= longestMs)) {
    return `"atMs" must be the ms from the start, 0 to ${longestMs}, not ${excerpt(JSON.stringify(atMs))}`;
  }
  const step = parseStep(value);
  if (typeof step === 'string') return step;
  return typeof note === 'string' ? { atMs, note, step } : { atMs, step };
}

function parseStep(value: Record<string, unknown>): Step | string {
  const [kind, ...more] = ['frame', 'bytes', 'call', 'login'].filter((name) => name in value);
  if (!kind) return 'one of "frame", "bytes", "call" and "login" must be there';
  if (more.length > 0) return `"${kind}" and "${more.join('", "')}" cannot share a line`;
  const content = value[kind];
  if (kind === 'call') return parseCall(content);
  if (kind === 'bytes') return parseBytes(content);
  if (kind === 'login' && content === 'ok') return { kind, answer: content };
  if (!isFrame(content)) {
    const expected = kind === 'frame' ? 'an object' : '"ok" or an object';
    return `"${kind}" must be ${expected}, not ${excerpt(JSON.stringify(content))}`;
  }
  return kind === 'frame' ? { kind, frame: content } : { kind: 'login', answer: content };
}

function parseCall(call: unknown): Step | string {
  if (!isRecord(call)) return `"call" must be an object, not ${excerpt(JSON.stringify(call))}`;
  const name = callNames.find((known) => known === call.name);
  if (!name) {
    const given = excerpt(JSON.stringify(call.name));
    return `${given} is no call of the engine: ${callNames.join(', ')}`;
  }
  const { args = [] } = call;
  return { kind: 'call', name, args: Array.isArray(args) ? args : [args] };
}

function parseBytes(hex: unknown): Step | string {
  const pairs = typeof hex === 'string' ? hex.trim().split(/\s+/) : [];
  if (pairs.length > 0 && pairs.every((pair) => /^[\da-f]{2}$/i.test(pair))) {
    return { kind: 'bytes', bytes: Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)) };
  }
  return `"bytes" must be hex, such as "00 00 10 08", not ${excerpt(JSON.stringify(hex))}`;
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Any object: what its fields are worth is the engine's to say, and part of the show. */
function isFrame(value: unknown): value is ErrorFrame {
  return isRecord(value);
}

/** The beginning of a text, fit to be printed. `undefined` is what JSON has no word for. */
function excerpt(text = 'nothing'): string {
  const plain = text.replace(/\p{Cc}/gu, '·');
  return plain.length > 40 ? `${plain.slice(0, 39)}…` : plain;
}
