// The protocol as a value: its errors, what each asks for, and the facts around them. Comes in: how its errors are found. Goes out: what the
// engine, `resolve`, texts and elements ask. Made by: define.ts of a compiled document, extend.ts of another protocol.
import { development } from '../development.js';
import { mustBe, suggestion } from '../misuse.js';
import type { Entry } from './entry.js';
import type { ProtocolFacts } from './facts.js';
import { type Meaning, type Meanings, meaningsOf, unknown } from './meaning.js';
import type { Wordings } from './wording.js';

/**
 * All that an engine knows of a protocol. `igap` is build 94 of the document; `extendProtocol` adds to one; `npx igap-reactions compile`
 * makes one of another build. It is a value: nothing of it changes.
 *
 * @example
 * ```ts
 * import { createReactionEngine, igap } from 'igap-reactions';
 *
 * igap.find('USER_LOGIN_FAILED').action; // 102
 * igap.find(672); // undefined
 * createReactionEngine({ protocol: igap }).protocol === igap; // true
 * ```
 */
export interface Protocol {
  /** `'igap'`: which protocol; of another build what `compile --name` was given. */
  readonly name: string;
  /** The code of every error by its name. Frozen and without a prototype. Read from the packed text when it is first asked for. */
  readonly codes: object;
  /** The error with this code or name; undefined where there is none. Total: any number or string may be asked for. The same object each time. */
  find(key: number | string): Entry | undefined;
  /** What an error means, before waits and overrides. Total: exact minor, then `*`, then the error, then `unknown`. The same object each time. */
  meaningOf(majorCode: number, minorCode?: number): Meaning;
  readonly facts: ProtocolFacts;
  /** Words of the app's for what it added, by language tag: `en`, `fa`. Those of the document itself are in the languages. */
  readonly texts: Wordings;
}

/** The names of a protocol, as types: its codes and its numbered minor codes by name, and its words for what is wrong. */
export interface ProtocolWords {
  readonly codes: object;
  readonly minors: object;
  readonly problem: string;
}

/** The names of the errors of a protocol. */
export type NameIn<Words extends ProtocolWords> = keyof Words['codes'] & string;

/** A protocol whose names the compiler knows: `igap`, and what `compile` and `extendProtocol` make. */
export interface NamedProtocol<Words extends ProtocolWords> extends Protocol {
  readonly codes: Readonly<Words['codes']>;
  find<Name extends NameIn<Words>>(name: Name): Entry<Name, Words['codes'][Name] & number>;
  find(key: number | string): Entry | undefined;
  /** Never there: it carries the names to the compiler. */
  readonly '~words'?: Words | undefined;
}

/** What a protocol is made of. */
export interface ProtocolParts {
  readonly name: string;
  /** Called when the codes are first asked for. */
  readonly readCodes: () => Readonly<Record<string, number>>;
  /** Called once per code. */
  readonly readEntry: (code: number) => Entry<string, number> | undefined;
  readonly facts: ProtocolFacts;
  readonly texts: Wordings;
}

/** A protocol that reads an error when it is first asked for. */
export function makeProtocol<Words extends ProtocolWords>(
  parts: ProtocolParts,
): NamedProtocol<Words> {
  const { name, readEntry, facts, texts } = parts;
  const meanings = new Map<number, Meanings>();
  let codes: Readonly<Record<string, number>> | undefined;
  const readCodes = () => {
    codes ??= parts.readCodes();
    return codes;
  };
  const meaningOf = (majorCode: number, minorCode?: number): Meaning => {
    let known = meanings.get(majorCode);
    if (!known) {
      const entry = readEntry(majorCode);
      if (!entry) return unknown;
      // The names that the compiler knows are those of the entries.
      known = meaningsOf(entry as Entry);
      meanings.set(majorCode, known);
    }
    return known.rows.get(minorCode as number) ?? known.rest;
  };
  const protocol = {
    name,
    facts,
    texts,
    get codes() {
      return readCodes();
    },
    find: (key: number | string) =>
      meaningOf((typeof key === 'string' ? readCodes()[key] : key) ?? 0).entry,
    meaningOf,
  };
  return protocol as NamedProtocol<Words>;
}

/** The code of an error by code or name; undefined where no error has the name. */
export function codeOf({ codes }: Protocol, error: unknown): number | undefined {
  if (typeof error === 'string') return (codes as Readonly<Record<string, number>>)[error];
  return Number.isSafeInteger(error) ? (error as number) : undefined;
}

/** What helps whoever has named an error that a protocol does not have. Development only. */
export const adviceOn =
  (protocol: Protocol) =>
  (name: unknown): string =>
    development ? suggestion(name, Object.keys(protocol.codes)) : '';

/** What must be a protocol, as an option is checked. */
export function aProtocol(name: string, value: unknown): Protocol {
  const { find, meaningOf, facts } = Object(value);
  const isSound =
    typeof find === 'function' && typeof meaningOf === 'function' && Object(facts) === facts;
  if (!isSound)
    throw mustBe(name, development && 'a protocol: igap, or what extendProtocol() returns', value);
  return value as Protocol;
}
