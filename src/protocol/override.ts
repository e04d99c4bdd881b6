// What an app wants an error to mean: the shape of an override, and of a row that is added to a protocol. Comes in: overrides by whatever key.
// Goes out: the same by code. Next: resolve.ts.

import { development } from '../development.js';
import { OptionError } from '../faults.js';
import { mustBe, sentences, suggestion, unknownWordText } from '../misuse.js';
import { attempt } from '../stranger.js';
import { isUint32 } from '../wire/error-frame.js';
import { adviceOn, codeOf, type Protocol } from './protocol.js';
import type { ReactionKind } from './reaction.js';
import type { ErrorName, Problem } from './register.js';
import { isKind, reactionKinds } from './rules.js';

/** An input is wrong. */
export interface InputReaction<Word extends string> {
  readonly kind: 'correctInput';
  readonly field?: string | undefined;
  readonly problem?: Word | undefined;
}

/** It is locked. */
export interface LockoutReaction {
  readonly kind: 'lockout';
  /** How long it locks where the frame has no wait, ms, 1 or more. */
  readonly waitMs?: number | undefined;
}

/** It is refused, known, or may work later. */
export interface RefusalReaction<Word extends string> {
  readonly kind: 'deny' | 'inform' | 'retryLater';
  readonly problem?: Word | undefined;
}

/** What needs nothing but its kind. */
export interface PlainReaction {
  readonly kind: Exclude<
    ReactionKind,
    'correctInput' | 'lockout' | 'deny' | 'inform' | 'retryLater' | 'unknown'
  >;
}

// Interfaces: a compiler would look anew at an object type for each of the names in `Overrides`.
/** A reaction as an app may name one. `Word` is what it may say is wrong. */
export type ReactionOf<Word extends string> =
  | InputReaction<Word>
  | LockoutReaction
  | RefusalReaction<Word>
  | PlainReaction;

/**
 * What an app wants instead of our reaction. What is absent is the protocol's: the row's field, its problem, the engine's `defaultLockoutMs`. A
 * problem is a word of the document's, or one of the app's own.
 */
export type Override = ReactionOf<Problem | (string & {})>;

/**
 * Reactions by error name, name and minor code, code, or code and minor code: `FORBIDDEN`, `'FORBIDDEN/14'`, `677`, `'677/6'`; documented or
 * not. That of an error does not touch those of its rows that have a reaction of their own (111/4). The wait of an overridden error
 * still locks, unless the kind is `ignore`.
 */
export type Overrides = {
  readonly [Key in ErrorName | `${ErrorName}/${number}`]?: Override | undefined;
} & {
  readonly [code: number]: Override | undefined;
  readonly [codeAndMinor: `${number}/${number}`]: Override | undefined;
};

/** An override as it is looked up, whatever key it was given by. */
export type KeyedOverrides = Readonly<Record<string, Override | undefined>>;

/** Overrides by code, `'4'` and `'4/14'`, whatever keys they were given by. `read` reads one. */
export function keyedOverrides(
  protocol: Protocol,
  overrides: object,
  read: (path: string, given: unknown) => Override = readKind,
): KeyedOverrides {
  const keyed: Record<string, Override> = {};
  const entries = attempt(() => Object.entries<unknown>({ ...overrides }));
  if (!entries) throw mustBe('overrides', development && 'an object that can be read', overrides);
  for (const [key, given] of entries) {
    const path = `overrides['${key}']`;
    const by = codeKey(protocol, key, path);
    if (given !== undefined) keyed[by] = read(path, given);
  }
  return keyed;
}

/** What an override may ask for. */
export function aReactionKind(path: string, kind: unknown): void {
  if (isKind(kind)) return;
  throw mustBe(path, development && 'a kind of reaction', kind, development && kindAdvice(kind));
}

const kindAdvice = (kind: unknown) =>
  sentences(
    unknownWordText(kind),
    suggestion(kind, reactionKinds()),
    `One of: ${reactionKinds().join(', ')}.`,
  );

function codeKey(protocol: Protocol, key: string, path: string): string {
  const [error = '', minor] = key.split('/');
  const code = /^\d+$/.test(error) ? +error : codeOf(protocol, error);
  if (!code || !isUint32(code)) {
    throw new OptionError(
      path,
      development &&
        sentences(`${path}: ${protocol.name} has no error ${error}.`, adviceOn(protocol)(error)),
    );
  }
  if (minor === undefined) return `${code}`;
  if (!/^\d+$/.test(minor) || !isUint32(+minor)) {
    throw new OptionError(
      path,
      development && `${path}: the minor code ${minor} is no number, 0 to 2^32-1.`,
    );
  }
  return `${code}/${+minor}`;
}

function readKind(path: string, given: unknown): Override {
  const sound = attempt(() => ({ ...Object(given) }));
  aReactionKind(`${path}.kind`, sound?.kind);
  return sound as Override;
}
