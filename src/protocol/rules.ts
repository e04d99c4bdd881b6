// Which error gets which reaction, as data: the first rule that fits an entry counts. Comes in: an entry. Goes
// out: the rule. Next: meaning.ts, once per entry.

import type { Entry } from './entry.js';
import type { ReactionKind } from './reaction.js';
import type { Problem } from './register.js';
import { camelCase } from './unpack.js';

/**
 * What fits is said by the second member: a property of the entry (what the document itself says: `documented` fits where it is
 * this rule's kind), its codes, or the end of its name, where a group captures the wrong field. The third is what is wrong.
 */
export type Rule = readonly [
  kind: Exclude<ReactionKind, 'unknown'>,
  fits: 'virtual' | 'flagged' | 'documented' | readonly number[] | RegExp,
  problem?: Problem,
];

/** The first that fits counts; the last fits every entry. */
export const rules: readonly Rule[] = [
  ['ignore', 'virtual'],
  ['lockout', 'flagged'],
  ['login', 'documented'],
  ['register', 'documented'],
  ['sessionReplaced', [3]],
  ['follow', [6]],
  ['sessionTerminated', [8]],
  ['setNickname', [9]],
  ['verifyTwoStep', [184]],
  ['accountBlocked', [105, 135]],
  ['correctInput', /bad_payload$/i, 'unspecified'],
  ['correctInput', /invalid_(code|(?:old_)?password|token|answers)$/i, 'incorrect'],
  ['correctInput', /expired_(code|token)$/i, 'expired'],
  ['retryLater', /^timeout$|internal_server_error$|bad_gateway$|gateway_error$/i],
  ['deny', /(?:forbidden|privacy_protection|blocked_by_peer)$/i],
  // Limits that the document gives no wait for.
  ['deny', /(?:limit_reached|limit_exceeded|_lock|restriction)$/i],
  ['inform', /$/],
];

/** The first rule that fits. */
export function ruleFor(entry: Entry): Rule {
  // The last one fits everything.
  return rules.find((rule) => fits(rule, entry)) as Rule;
}

function fits([kind, fit]: Rule, entry: Entry): boolean {
  if (typeof fit === 'string') return entry[fit] === true || entry[fit] === kind;
  return fit instanceof RegExp
    ? fit.test(entry.name)
    : (fit as readonly number[]).includes(entry.code);
}

/** The wrong field that a name says: `oldPassword` of `..._INVALID_OLD_PASSWORD`. */
export function fieldInName({ name }: Entry, [, fit]: Rule): string | undefined {
  const [, words] = (fit instanceof RegExp && fit.exec(name)) || [];
  return words && camelCase(words.toLowerCase());
}

/** The kinds of reactions that a rule may ask for, each once. */
export const reactionKinds = (): readonly string[] => [...new Set(rules.map(([kind]) => kind))];

export const isKind = (kind: unknown): kind is Rule[0] => rules.some(([each]) => each === kind);
