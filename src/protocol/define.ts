// A protocol of a compiled document. Comes in: the packed text that the compiler writes. Goes out: the protocol; nothing is read before it is
// asked. Next: the generated module of a build calls it.
import { development } from '../development.js';
import { mustBe } from '../misuse.js';
import { igapFacts } from './facts.js';
import { makeProtocol, type NamedProtocol, type ProtocolWords } from './protocol.js';
import { type Packed, unpack, unpackEntry } from './unpack.js';
import type { Wordings } from './wording.js';

/** A compiled document: what `npx igap-reactions compile` writes. */
export interface CompiledProtocol {
  /** Which protocol and build: `'igap96'`. */
  readonly name: string;
  /** Of the packed text: 1. */
  readonly format: 1;
  /** The errors; how they are packed is the compiler's. */
  readonly packed: string;
  /** Words for what the languages of this package do not know. */
  readonly texts?: Wordings | undefined;
}

/**
 * The protocol of a compiled document, with the facts of iGap around it. The module that `npx igap-reactions compile` writes calls it.
 *
 * @throws OptionError for a text of another format: compile it anew with this version.
 */
export function defineProtocol<Words extends ProtocolWords>(
  compiled: CompiledProtocol,
): NamedProtocol<Words> {
  const { name, format, packed, texts = {} } = compiled;
  if (format !== 1 || typeof packed !== 'string') {
    throw mustBe(
      'defineProtocol.format',
      development && '1: compile the document with this version',
    );
  }
  let found: Packed | undefined;
  const open = () => {
    found ??= unpack(packed);
    return found;
  };
  return makeProtocol<Words>({
    name,
    readCodes: () => open().codes(),
    readEntry(code) {
      const entry = open().find(code);
      return entry && unpackEntry(entry);
    },
    facts: igapFacts,
    texts,
  });
}
