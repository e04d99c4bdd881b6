// What the document and the README say of a frame, said once more in the plainest way: one look at an entry after the other, nothing worked out
// before. Comes in: a frame and options. Goes out: the resolution that there must be. Next: resolve-model.test.ts compares.
import {
  type Entry,
  type ErrorFrame,
  findError,
  type MinorRow,
  type Override,
  type Reaction,
  type ResolveOptions,
} from '../../src/index.js';

/** Kinds of the errors that mean something by themselves. */
const kindOfCode: Readonly<Record<number, Reaction['kind']>> = {
  2: 'login',
  3: 'sessionReplaced',
  6: 'follow',
  8: 'sessionTerminated',
  9: 'setNickname',
  105: 'accountBlocked',
  111: 'register',
  135: 'accountBlocked',
  184: 'verifyTwoStep',
};
/** Kinds by the end of a name, the first that fits; what is wrong, and which input. */
const kindOfEnding: readonly (readonly [
  ending: string,
  kind: Reaction['kind'],
  problem?: string,
  field?: string,
])[] = [
  ['BAD_PAYLOAD', 'correctInput', 'unspecified'],
  ['INVALID_CODE', 'correctInput', 'incorrect', 'code'],
  ['INVALID_OLD_PASSWORD', 'correctInput', 'incorrect', 'oldPassword'],
  ['INVALID_PASSWORD', 'correctInput', 'incorrect', 'password'],
  ['INVALID_TOKEN', 'correctInput', 'incorrect', 'token'],
  ['INVALID_ANSWERS', 'correctInput', 'incorrect', 'answers'],
  ['EXPIRED_CODE', 'correctInput', 'expired', 'code'],
  ['EXPIRED_TOKEN', 'correctInput', 'expired', 'token'],
  ...['INTERNAL_SERVER_ERROR', 'BAD_GATEWAY', 'GATEWAY_ERROR'].map(
    (ending) => [ending, 'retryLater'] as const,
  ),
  ...['FORBIDDEN', 'PRIVACY_PROTECTION', 'BLOCKED_BY_PEER'].map(
    (ending) => [ending, 'deny'] as const,
  ),
  ...['LIMIT_REACHED', 'LIMIT_EXCEEDED', '_LOCK', 'RESTRICTION'].map(
    (ending) => [ending, 'deny'] as const,
  ),
];

interface Said {
  readonly kind: Reaction['kind'];
  readonly problem?: string | undefined;
  readonly field?: string | undefined;
}

function saidOf({ code, name, virtual, flagged }: Entry): Said {
  if (virtual) return { kind: 'ignore' };
  if (flagged) return { kind: 'lockout' };
  const kind = kindOfCode[code];
  if (kind) return { kind };
  if (name === 'TIMEOUT') return { kind: 'retryLater' };
  const [, byName, problem, field] = kindOfEnding.find(([end]) => name.endsWith(end)) ?? [];
  return byName ? { kind: byName, problem, field } : { kind: 'inform' };
}

/** The field that a frame names: its row's, else that of all rows, else that of the name. */
function fieldOf(entry: Entry, row: MinorRow | undefined, said: Said): string | undefined {
  if (row?.field) return row.field;
  const [first, ...others] = new Set(entry.minors.map(({ field }) => field));
  return (row || others.length > 0 ? undefined : first) ?? said.field;
}

function overrideOf(
  overrides: Readonly<Record<string, Override>>,
  { majorCode, minorCode }: ErrorFrame,
  name: string | undefined,
  isOfRow: boolean,
): Override | undefined {
  const exact = [`${name}/${minorCode}`, `${majorCode}/${minorCode}`];
  const keys = isOfRow ? exact : [...exact, `${name}`, `${majorCode}`];
  return keys.map((key) => overrides[key]).find((found) => found);
}

/** What `resolve` must answer, without what of the frame it hands on. */
export function expectedOf(
  frame: ErrorFrame,
  { overrides = {}, fieldNames = {}, defaultLockoutMs = 60_000 }: ResolveOptions,
) {
  const entry = findError(frame.majorCode);
  const rows = entry?.minors ?? [];
  const row =
    rows.find(({ minor }) => minor === frame.minorCode) ?? rows.find(({ minor }) => minor === '*');
  const said: Said = entry ? saidOf(entry) : { kind: 'unknown' };
  const isBlocked = row?.problem === 'accountBlocked';
  const override = overrideOf(
    overrides as Readonly<Record<string, Override>>,
    frame,
    entry?.name,
    isBlocked,
  );
  const own = isBlocked ? 'accountBlocked' : said.kind;
  const isLocked =
    !override && frame.wait && ['inform', 'deny', 'retryLater', 'unknown'].includes(own);
  const kind = override?.kind ?? (isLocked ? 'lockout' : own);
  const isDocumented =
    entry && !isBlocked && !isLocked && (entry.virtual || entry.flagged || entry.documented);
  const basis = override ? 'override' : isDocumented ? 'documented' : 'derived';
  const waitMs =
    1000 * (frame.wait ?? 0) ||
    (override && 'waitMs' in override && override.waitMs) ||
    defaultLockoutMs;
  const given = (override ?? {}) as Partial<Record<'field' | 'problem', string>>;
  const input = kind === 'correctInput' ? 'unspecified' : undefined;
  const known = row?.problem ?? (own === 'correctInput' && !isBlocked ? said.problem : undefined);
  const problem = given.problem ?? (override && !input ? undefined : known) ?? input;
  const named = (field: string) => fieldNames[field] ?? field;
  const field = entry && fieldOf(entry, row, said);

  const reaction: Record<string, unknown> = { kind };
  if (kind === 'lockout') reaction.waitMs = waitMs;
  if (['correctInput', 'deny', 'inform', 'retryLater'].includes(kind) && problem) {
    reaction.problem = problem;
  }
  if (kind === 'correctInput') {
    if (given.field !== undefined) reaction.field = given.field;
    else if (row?.fields) reaction.fields = row.fields.map(named);
    else if (field) reaction.field = named(field);
  }
  return { entry, minor: row, reaction, basis };
}
