// A protocol with what the app adds. Comes in: a protocol, errors and rows by name. Goes out: another protocol; the first stays as it is.
// Next: the engine, `resolve`, the languages.

import {
  aCopy,
  anAction,
  type Kind,
  kind,
  listOf,
  oneOf,
  record,
  textsByName,
} from '../arguments.js';
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { type AddedError, joined, readErrors } from './added-error.js';
import type { AddedBasis, Entry } from './entry.js';
import {
  aProtocol,
  codeOf,
  makeProtocol,
  type NamedProtocol,
  type NameIn,
  type Protocol,
  type ProtocolWords,
} from './protocol.js';
import { joinWordings, type Wording, type Wordings } from './wording.js';

/** What {@link extendProtocol} adds. Every member may be absent. */
export interface ProtocolExtension {
  /** Errors by name: new ones with their `code`, documented ones with the minors that are added or mean something else. */
  readonly errors?: Readonly<Record<string, AddedError>> | undefined;
  /** Actions that need no login, beside those of the protocol. */
  readonly beforeLogin?: readonly number[] | undefined;
  /** Errors, by code or name, whose lockout concerns the subject of the request and not the whole action. */
  readonly subjects?: readonly (number | string)[] | undefined;
  /** Words for what is added, by language tag. */
  readonly texts?: Wordings | undefined;
  /** What a resolution says of where they come from. @default 'added' */
  readonly basis?: AddedBasis | undefined;
}

/** The errors that an extension adds, or adds to. */
export type ErrorsOf<Added> = Added extends { readonly errors: infer Errors } ? Errors : object;
/** The code of each error that is new, by its name. */
export type AddedCodes<Errors> = {
  readonly [Name in keyof Errors as Errors[Name] extends { readonly code: number }
    ? Name
    : never]: Errors[Name] extends { readonly code: infer Code } ? Code : never;
};
/** The minor codes that are added to an error. */
export type MinorsOf<Errors, Name> = Name extends keyof Errors
  ? Errors[Name] extends { readonly minors: infer Minors }
    ? keyof Minors
    : never
  : never;
/** What one row says is wrong. */
export type ProblemsOf<Given> = Given extends { readonly problem: infer Word extends string }
  ? Word
  : never;
/** What the added errors and rows say is wrong. */
export type AddedProblems<Errors> = {
  [Name in keyof Errors]:
    | ProblemsOf<Errors[Name]>
    | (Errors[Name] extends { readonly minors: infer Minors }
        ? { [Minor in keyof Minors]: ProblemsOf<Minors[Minor]> }[keyof Minors]
        : never);
}[keyof Errors];

/** The names of a protocol and of what was added to it. */
export interface ExtendedWords<Base extends ProtocolWords, Errors> {
  readonly codes: Base['codes'] & AddedCodes<Errors>;
  readonly minors: {
    readonly [Name in keyof Base['minors'] | keyof Errors]:
      | (Name extends keyof Base['minors'] ? Base['minors'][Name] : never)
      | MinorsOf<Errors, Name>;
  };
  readonly problem: Base['problem'] | AddedProblems<Errors>;
}

/**
 * A protocol that knows more: errors and minor codes that the document does not hold, what a minor means to this server, actions that
 * need no login, errors that lock one subject. The basis of what it decides is `added`.
 *
 * @throws OptionError that names what is wrong, and for a clash (a code, a name, or a minor that says two things) both sides.
 * @example
 * ```ts
 * import { extendProtocol, igap, resolve } from 'igap-reactions';
 *
 * const protocol = extendProtocol(igap, {
 *   errors: {
 *     CLIENT_VOTE: {
 *       code: 677,
 *       action: 677,
 *       minors: { 6: { kind: 'deny', problem: 'tooManyVotes' }, 7: { kind: 'inform' } },
 *     },
 *     FORBIDDEN: { minors: { 14: { kind: 'deny' } } },
 *   },
 * });
 * console.log(resolve({ majorCode: 677, minorCode: 6 }, { protocol }).reaction); // { kind: 'deny', problem: 'tooManyVotes' }
 * ```
 */
export function extendProtocol<
  Base extends ProtocolWords,
  const Added extends ProtocolExtension & {
    readonly errors?: { readonly [Name in NameIn<Base>]?: AddedError };
  },
>(base: NamedProtocol<Base>, added: Added): NamedProtocol<ExtendedWords<Base, ErrorsOf<Added>>>;
export function extendProtocol(base: Protocol, added: ProtocolExtension): Protocol {
  aProtocol('extendProtocol.protocol', base);
  const {
    errors = {},
    beforeLogin = [],
    subjects = [],
    texts = {},
    basis = 'added',
  } = members('extendProtocol.extension', added, '');
  const byCode = new Map<number, Entry<string, number>>();
  const codes: Record<string, number> = Object.assign(Object.create(null), base.codes);
  for (const [name, error] of readErrors(errors, basis)) {
    const code = codeFor(name, error.code, base, byCode);
    codes[name] = code;
    byCode.set(code, joined(base.find(code), error, { code, name, basis }));
  }
  const aCode = kind(development && 'the code or name of an error of this protocol', (error) =>
    typeof error === 'string' ? codes[error] : codeOf(base, error),
  );
  return makeProtocol({
    name: base.name,
    readCodes: () => Object.freeze(codes),
    readEntry: (code) => byCode.get(code) ?? base.find(code),
    facts: {
      ...base.facts,
      beforeLogin: [...base.facts.beforeLogin, ...beforeLogin],
      subjects: [...base.facts.subjects, ...listOf(aCode)('subjects', subjects)],
    },
    texts: joinWordings(base.texts, texts),
  });
}

const aWording = record<Wording>({
  errors: textsByName,
  problems: textsByName,
  fields: textsByName,
  actions: textsByName,
});
const wordings: Kind<Wordings> = (name, given) =>
  Object.fromEntries(
    Object.entries(aCopy(name, given)).map(([tag, words]) => [
      tag,
      aWording(`${name}.${tag}`, words),
    ]),
  );

const members = record<ProtocolExtension>({
  errors: aCopy as never,
  beforeLogin: listOf(anAction),
  subjects: listOf(kind(development && 'a code or name', (error) => error as number | string)),
  texts: wordings,
  basis: oneOf(['added', 'observed']),
});

/** The code of an error that is added or changed. A code has one name, and a name one code. */
function codeFor(
  name: string,
  code: number | undefined,
  base: Protocol,
  added: ReadonlyMap<number, Entry<string, number>>,
): number {
  const known = codeOf(base, name);
  if (known === undefined && code === undefined) {
    throw mustBe(`errors.${name}.code`, development && `given: ${base.name} has no ${name}`);
  }
  if (known !== undefined && code !== undefined && known !== code) {
    throw mustBe(`errors.${name}.code`, development && `${known}, which is ${name}, not ${code}`);
  }
  const own = code ?? known ?? 0;
  const other = added.get(own)?.name ?? base.find(own)?.name;
  if (other !== undefined && known === undefined) {
    throw mustBe(
      `errors.${name}.code`,
      development && `another than ${own}, which is that of ${other}`,
    );
  }
  return own;
}
