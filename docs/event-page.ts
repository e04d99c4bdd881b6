// The page of events. Comes in: what src/event and src/lockout declare, with its comments. Goes out: the text of docs/reference/events.md.
// Next: generate.ts writes it.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = fileURLToPath(new URL('../src/event/events.ts', import.meta.url));

/** The headings, and which events stand below each: by the interface that declares them. */
const groups: readonly (readonly [title: string, owner: string])[] = [
  ['Of every frame, and of the state', 'ReactionEvents'],
  ['Of the session and the login', 'SessionEvents'],
  ['Of lockouts', 'LockoutEvents'],
  ['Of requests, while somebody listens', 'RequestEvents'],
];

/** What payloads are made of, explained once. */
const parts = ['Resolution', 'Reaction', 'Lockout', 'Scope', 'SessionSummary', 'Fault'];

/** The Markdown page. */
export function eventPage(): string {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(
      fileURLToPath(new URL('../tsconfig.build.json', import.meta.url)),
      ts.sys.readFile,
    ).config,
    ts.sys,
    fileURLToPath(new URL('..', import.meta.url)),
  );
  const program = ts.createProgram([source], options);
  const checker = program.getTypeChecker();
  const declared = declarationsOf(program);
  const events = checker.getTypeAtLocation(find(declared, 'ReactionEvents')).getProperties();
  const sections = groups.map(([title, owner]) => {
    const own = events.filter((event) => ownerOf(event) === owner);
    return `## ${title}\n\n${own.map((event) => eventText(event, checker)).join('\n\n')}`;
  });
  const shared = parts.map((name) => partText(find(declared, name), name, checker));
  return `<!-- Written by \`npm run docs\` from the declarations in src/event/events.ts. Change these instead. -->
# Events

\`engine.on(name, listener)\` returns what stops it, \`once\` listens once, \`waitFor(name, options?)\` is a promise. For one frame the order is
\`reaction\`, \`lockout.*\`, at most one event of the session or of the request, \`state.changed\`. All are emitted before the outermost
\`receive\` returns, and \`engine.state\` is new at the first. A field with \`?\` may be absent. Times are in ms.

${sections.join('\n\n')}

## What payloads are made of

${shared.join('\n\n')}
`;
}

/** The interfaces and types of the project's own files, by name. */
function declarationsOf(program: ts.Program): ReadonlyMap<string, ts.Declaration> {
  const files = program.getSourceFiles().filter(({ fileName }) => fileName.includes('/src/'));
  const all = files.flatMap((file) => [...file.statements]);
  return new Map(
    all.flatMap((node) =>
      ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)
        ? [[node.name.text, node]]
        : [],
    ),
  );
}

function find(declared: ReadonlyMap<string, ts.Declaration>, name: string): ts.Declaration {
  const node = declared.get(name);
  if (!node) throw new Error(`nothing is called ${name}`);
  return node;
}

/** The interface that declares a property. */
function ownerOf(property: ts.Symbol): string | undefined {
  const parent = property.declarations?.[0]?.parent;
  return parent && ts.isInterfaceDeclaration(parent) ? parent.name.text : undefined;
}

function eventText(event: ts.Symbol, checker: ts.TypeChecker): string {
  const type = checker.getTypeOfSymbol(event);
  const name = type.aliasSymbol?.name ?? type.symbol?.name;
  const carries =
    name && parts.includes(name)
      ? `Carries a [\`${name}\`](#${name.toLowerCase()}).`
      : table(type, checker);
  return `### \`${event.name}\`\n\n${wordsOf(event, checker)}\n\n${carries}`;
}

function partText(node: ts.Declaration, name: string, checker: ts.TypeChecker): string {
  const type = checker.getTypeAtLocation(node);
  const symbol = type.aliasSymbol ?? type.symbol;
  const words = wordsOf(symbol, checker);
  const body = type.isUnion() ? unionTable(node, checker) : table(type, checker);
  return `### ${name}\n\n${words}\n\n${body}`;
}

/** The fields of a payload. */
function table(type: ts.Type, checker: ts.TypeChecker): string {
  const rows = type.getProperties().map((field) => {
    const of = checker.getNonNullableType(checker.getTypeOfSymbol(field));
    const named = of.aliasSymbol ?? of.symbol;
    const words = wordsOf(field, checker) || (isOurs(named) ? wordsOf(named, checker) : '');
    return `| \`${nameOf(field)}\` | ${typeText(checker.getTypeOfSymbol(field), checker)} | ${words} |`;
  });
  return ['| field | type | meaning |', '|---|---|---|', ...rows].join('\n');
}

/** The members of a union that is distinguished by \`kind\`. Their comments stand before them. */
function unionTable(node: ts.Declaration, checker: ts.TypeChecker): string {
  if (!ts.isTypeAliasDeclaration(node) || !ts.isUnionTypeNode(node.type))
    throw new Error('no union');
  const { types } = node.type;
  const rows = types.map((member, at) => {
    const before = types[at - 1]?.end ?? node.name.end;
    const between = node.getSourceFile().text.slice(before, member.getStart());
    const words = /\/\*\*(.*?)\*\//s.exec(between)?.[1]?.replaceAll(/\n\s*\*/g, ' ') ?? '';
    const [kind, ...rest] = checker.getTypeAtLocation(member).getProperties();
    const fields = rest.map(
      (field) => `\`${nameOf(field)}\`: ${typeText(checker.getTypeOfSymbol(field), checker)}`,
    );
    const name = kind ? typeText(checker.getTypeOfSymbol(kind), checker) : '';
    return `| ${name} | ${fields.join(', ')} | ${cell(words)} |`;
  });
  return ['| kind | fields | meaning |', '|---|---|---|', ...rows].join('\n');
}

/** Whether it is declared here, and not by the language. */
const isOurs = (symbol: ts.Symbol | undefined): symbol is ts.Symbol =>
  symbol?.declarations?.some((node) => node.getSourceFile().fileName.includes('/src/')) === true;

const nameOf = ({ name, flags }: ts.Symbol) =>
  flags & ts.SymbolFlags.Optional ? `${name}?` : name;

/** A type in a few words: its texts where it is a few of them, a link where it is explained below, else its name. */
function typeText(type: ts.Type, checker: ts.TypeChecker): string {
  const own = checker.getNonNullableType(type);
  const name = own.aliasSymbol?.name ?? own.symbol?.name ?? '';
  if (parts.includes(name)) return `[\`${name}\`](#${name.toLowerCase()})`;
  const isWords = own.isUnion() && own.types.every((each) => each.isStringLiteral());
  if (isWords && own.types.length <= 10) return wordsIn(own, checker).join(', ');
  const flags =
    ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType;
  const text = checker.typeToString(type, undefined, flags).replace(/ \| undefined$/, '');
  return `\`${cell(text)}\``;
}

/** The texts of a union, in the order in which they are declared where that is in one place. */
function wordsIn(union: ts.UnionType, checker: ts.TypeChecker): string[] {
  const declared = union.aliasSymbol?.declarations?.find(ts.isTypeAliasDeclaration)?.type;
  const types =
    declared && ts.isUnionTypeNode(declared)
      ? declared.types.map((node) => checker.getTypeAtLocation(node))
      : union.types;
  return types.flatMap((type) => (type.isStringLiteral() ? [`\`'${type.value}'\``] : []));
}

const wordsOf = (symbol: ts.Symbol, checker: ts.TypeChecker) =>
  cell(ts.displayPartsToString(symbol.getDocumentationComment(checker)));

/** Text in a cell of a table: links of comments become code, since they lead nowhere here. */
const cell = (text: string) =>
  text
    .replaceAll(/\{@link ([\w.]+)\}/g, '`$1`')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
