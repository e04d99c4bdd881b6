// Which error gets which reaction, as data: the first rule that fits an entry counts (design: "The reactions"). Comes in: an
// entry. Goes out: its kind and basis. Next: resolve.ts adds the minor row, the wait and the application's overrides.
import type { Entry, Problem } from '../catalogue/catalogue.js';
import type { Basis, ReactionKind } from './reaction.js';

/** One rule. It fits entries by the one thing that it names: `property`, `codes` or `name`; one that names none fits all. */
export interface Rule {
  readonly kind: Exclude<ReactionKind, 'unknown'>;
  readonly basis: Exclude<Basis, 'override'>;
  /** Fits entries of which this property is set (`documented`: to this rule's kind). */
  readonly property?: 'virtual' | 'flagged' | 'documented';
  /** Fits these codes. */
  readonly codes?: readonly number[];
  /** Fits names that match; where a group captures, it is the wrong field, in upper snake case. */
  readonly name?: RegExp;
  /** With `correctInput`: what the name says is wrong. */
  readonly problem?: Problem;
}

/** In this order. The last fits every entry. */
export const rules: readonly Rule[] = [
  { kind: 'ignore', basis: 'documented', property: 'virtual' },
  { kind: 'lockout', basis: 'documented', property: 'flagged' },
  { kind: 'login', basis: 'documented', property: 'documented' },
  { kind: 'register', basis: 'documented', property: 'documented' },
  { kind: 'sessionReplaced', basis: 'derived', codes: [3] },
  { kind: 'follow', basis: 'derived', codes: [6] },
  { kind: 'sessionTerminated', basis: 'derived', codes: [8] },
  { kind: 'setNickname', basis: 'derived', codes: [9] },
  { kind: 'verifyTwoStep', basis: 'derived', codes: [184] },
  { kind: 'accountBlocked', basis: 'derived', codes: [105, 135] },
  { kind: 'correctInput', basis: 'derived', name: /BAD_PAYLOAD$/, problem: 'unspecified' },
  {
    kind: 'correctInput',
    basis: 'derived',
    name: /INVALID_(CODE|OLD_PASSWORD|PASSWORD|TOKEN|ANSWERS)$/,
    problem: 'incorrect',
  },
  { kind: 'correctInput', basis: 'derived', name: /EXPIRED_(CODE|TOKEN)$/, problem: 'expired' },
  { kind: 'retryLater', basis: 'derived', codes: [5] },
  {
    kind: 'retryLater',
    basis: 'derived',
    name: /(?:INTERNAL_SERVER_ERROR|BAD_GATEWAY|GATEWAY_ERROR)$/,
  },
  {
    kind: 'deny',
    basis: 'derived',
    name: /(?:FORBIDDEN|PRIVACY_PROTECTION|BLOCKED_BY_PEER)$/,
  },
  // Limits that the document gives no wait for.
  {
    kind: 'deny',
    basis: 'derived',
    name: /(?:LIMIT_REACHED|LIMIT_EXCEEDED|LOCK|RESTRICTION)$/,
  },
  { kind: 'inform', basis: 'derived' },
];

const found = /* @__PURE__ */ new WeakMap<Entry, Rule>();

/** The first rule that fits; looked for once per entry. Total: the last one fits everything. */
export function ruleFor(entry: Entry): Rule {
  const known = found.get(entry);
  if (known) return known;
  const rule = rules.find((candidate) => fits(candidate, entry)) as Rule;
  found.set(entry, rule);
  return rule;
}

function fits({ kind, property, codes, name }: Rule, entry: Entry): boolean {
  if (property === 'documented') return entry.documented === kind;
  if (property) return entry[property];
  if (codes) return codes.includes(entry.code);
  return name?.test(entry.name) ?? true;
}

/** The wrong field that a name tells: `oldPassword` of `..._INVALID_OLD_PASSWORD`. */
export function fieldInName(entry: Entry, { name }: Rule): string | undefined {
  return name
    ?.exec(entry.name)?.[1]
    ?.toLowerCase()
    .replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
