// The page of reactions, from the rules. Comes in: the catalogue and src/protocol/rules.ts. Goes out: the text of docs/reactions.md.
// Pure. Next: generate.ts writes it.
import {
  type Basis,
  type Entry,
  errorCodes,
  findError,
  type ReactionKind,
  resolve,
} from '../src/index.js';
import { ruleFor, rules } from '../src/protocol/rules.js';
import { meanings, reasons } from './reaction-words.js';

const entries: readonly Entry[] = Object.values(errorCodes).map((code) => findError(code));
const kindOf = ({ code }: Entry) => resolve({ majorCode: code }).reaction.kind;

/** The Markdown page. */
export function reactionTable(): string {
  return `<!-- Written by \`npm run docs\` from src/protocol/rules.ts. Change docs/reaction-table.ts instead. -->
# Reactions

Which error gets which reaction, and why.

A frame resolves to the row of its exact minor code, else to the row \`*\`, else to the error itself, else to \`unknown\`; a minor
code that the document does not list is as \`*\`. Only a row that says that the account is blocked (111/4) has a reaction of its
own; the others say which input is wrong. All that the document holds, with section, field and problem, is in
[the catalogue](catalogue.md).

## Kinds

\`basis\` says why we think so: \`documented\` is the document's own word (its Reaction cell, the wait flag, "Virtual Error"),
\`derived\` is ours, from the name or the texts, and \`override\` is the application's. Every frame also emits \`reaction\`.

| kind | the server means | the screen | events | basis | errors |
|---|---|---|---|---|---|
${kindRows().join('\n')}

111/4 is \`accountBlocked\` too. \`login\` emits neither event where it starts no login, and the answer to a login emits that
login's event.

## Overrides

An application can want another reaction, by the name of an error or by name and minor code. The override of an error counts for
all its minor codes but those that have a reaction of their own (111/4). An overridden kind is kept beside a wait, and the wait or
the flag still starts its lockout, unless the kind is \`ignore\`. With \`correctInput\`, \`field\` and \`problem\` default to the
document's.

\`\`\`ts
import { createReactionEngine } from 'igap-reactions';

const engine = createReactionEngine({
  overrides: {
    USER_VERIFY_EXPIRED_CODE: { kind: 'retryLater' },
    'CHAT_SEND_MESSAGE_BAD_PAYLOAD/24': { kind: 'retryLater' },
    CLIENT_GET_ROOM_NOT_FOUND: { kind: 'correctInput', field: 'room', problem: 'invalid' },
  },
  fieldNames: { phone: 'contactNumber', 'location.lat': 'latitude' },
});

engine.on('input.rejected', ({ field, problem }) => console.log(field, problem)); // contactNumber invalid
engine.receive({ majorCode: 118, minorCode: 1 });
\`\`\`

## Rules

The first that fits counts.

| kind | basis | fits |
|---|---|---|
${ruleRows().join('\n')}

## Waits

An error can name a wait, in seconds, whether the document flags it with one or not.

- A kind with a meaning of its own keeps it, and the wait starts a lockout besides: ${kept().join(', ')}.
- ${turned().join(', ')} become \`lockout\`, basis \`derived\`.
- \`ignore\` stays, and starts none.
- A flagged error that comes without its wait locks for \`defaultLockoutMs\` (60 000), and is a fault.

## Field names

A field is called what the message of its request calls it, in lower camel case, and inside another message dotted: \`code\` of #101,
\`phone\` of #109, \`location.lat\` of #201. [The catalogue](catalogue.md) shows the document's own word where that is another. \`fieldNames\`
gives the fields the names of the application's form. Two \`fields\` are a pair: with \`eitherRequired\` one is missing, with \`bothSet\` one is
too many, with any other problem one of them or both are wrong (10134: \`answerOne\`, \`answerTwo\`).

## One by one

<details>
<summary>The ${count('deny')} errors that are <code>deny</code></summary>

${list('deny')}

</details>

<details>
<summary>The ${count('inform')} errors that are <code>inform</code></summary>

No rule but the last fits these: they are known, and the end of the name says what can be said.

${list('inform')}

</details>
`;
}

function count(kind: ReactionKind): number {
  return entries.filter((entry) => kindOf(entry) === kind).length;
}

function kindRows(): string[] {
  return Object.entries(meanings).map(([kind, { server, screen, events }]) => {
    const own = entries.filter((entry) => kindOf(entry) === kind);
    const bases = new Set<Basis>(own.map(({ code }) => resolve({ majorCode: code }).basis));
    const errors = own.length <= 3 ? own.map(({ code }) => code).join(', ') : `${own.length}`;
    const cells = [
      code(kind),
      server,
      screen,
      events.map(code).join(', '),
      [...bases].map(code).join(', '),
      errors,
    ];
    return row(cells);
  });
}

/** The rules that fit any entry, in the order in which they are asked. */
function ruleRows(): string[] {
  const fitting = new Map<ReturnType<typeof ruleFor>, Entry[]>();
  for (const entry of entries) {
    const rule = ruleFor(entry);
    fitting.set(rule, [...(fitting.get(rule) ?? []), entry]);
  }
  return rules
    .filter((rule) => fitting.has(rule))
    .map((rule) => {
      const [kind, fit] = rule;
      const own = fitting.get(rule) ?? [];
      const [basis = ''] = own.map((entry) => resolve({ majorCode: entry.code }).basis);
      const fits =
        fit === 'documented'
          ? 'the Reaction cell asks for it'
          : typeof fit === 'string'
            ? `the document's mark: ${fit}`
            : !(fit instanceof RegExp)
              ? own.map((entry) => `${entry.code} ${code(entry.name)}`).join(', ')
              : rule === rules.at(-1)
                ? 'everything else'
                : `names that end in ${endsOf(own, fit).map(code).join(', ')}`;
      return row([code(kind), code(basis), `${fits} (${own.length})`]);
    });
}

/** The ends of names that a pattern finds. */
function endsOf(own: readonly Entry[], name: RegExp): string[] {
  return [...new Set(own.flatMap((entry) => name.exec(entry.name)?.[0] ?? []))].sort();
}

/** A table of the errors of a kind, with the part of the name that made them so. */
function list(kind: ReactionKind): string {
  const own = entries.filter((entry) => kindOf(entry) === kind);
  const rows = own.map((entry) => {
    const [end, reason] = reasonFor(entry);
    return row([`${entry.code}`, code(entry.name), code(end), reason]);
  });
  return `| code | name | made so by | which says |
|---|---|---|---|
${rows.join('\n')}`;
}

/** Throws where a new build of the document brings a name that nobody has given a reason. */
function reasonFor(entry: Entry): readonly [end: string, reason: string] {
  for (const [end, reason] of reasons) {
    const found = end.exec(entry.name)?.[0];
    if (found !== undefined) return [found, reason];
  }
  throw new Error(`docs/reaction-table.ts gives no reason for ${entry.code} ${entry.name}`);
}

/** Kinds that a wait leaves as they are. */
function kept(): string[] {
  return kindsWhere((without, waiting) => without === waiting && without !== 'ignore');
}

/** Kinds that a wait makes a lockout. */
function turned(): string[] {
  return kindsWhere((without, waiting) => without !== waiting);
}

function kindsWhere(test: (without: ReactionKind, waiting: ReactionKind) => boolean): string[] {
  const found = new Set<string>();
  for (const majorCode of [...entries.map((entry) => entry.code), undocumented]) {
    const without = resolve({ majorCode }).reaction.kind;
    const waiting = resolve({ majorCode, wait: 1 }).reaction.kind;
    if (test(without, waiting) && without !== 'lockout') found.add(without);
  }
  return Object.keys(meanings)
    .filter((kind) => found.has(kind))
    .map(code);
}

/** A major code that no document holds. */
const undocumented = 0;

const code = (text: string) => `\`${text}\``;
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
