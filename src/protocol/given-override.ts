// A reaction as an app gives it, as an option or in an extension. Comes in: what the app gave. Goes out: plain data of the engine's own; what
// is wrong is named. Next: overrides of the engine, and errors that are added to a protocol.

import { aText, aWait, record } from '../arguments.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { aReactionKind, type Override } from './override.js';
import { isKind } from './rules.js';

/** The members of a reaction, each as it must be. */
export const reactionMembers = {
  kind: (name: string, kind: unknown): never => {
    aReactionKind(name, kind);
    return kind as never;
  },
  field: aText as never,
  problem: aText as never,
  waitMs: aWait as never,
};
const members = record<Record<keyof typeof reactionMembers, never>>(reactionMembers, 'kind');

/** A reaction as an app may name one. */
export function anOverride(name: string, given: unknown): Override {
  if (development && isKind(given)) {
    throw mustBe(name, `{ kind: '${given}' }`, given);
  }
  const reaction = members(name, given);
  checkMembers(name, reaction);
  return reaction as Override;
}

/** Throws where a reaction has what only another kind has. */
export function checkMembers(
  name: string,
  reaction: Readonly<Record<'kind' | 'field' | 'waitMs', unknown>>,
): void {
  const { kind } = reaction;
  const only = [
    ['field', 'correctInput'],
    ['waitMs', 'lockout'],
  ] as const;
  for (const [member, of] of only) {
    if (reaction[member] !== undefined && kind !== of) {
      throw mustBe(
        `${name}.${member}`,
        development && `left out: only ${of} has one, this is ${kind}`,
      );
    }
  }
}
