// The page of what may go wrong. Comes in: the data of test/reliability. Goes out: the text of docs/reliability.md. Pure. Next: generate.ts
// writes it.
import { callback } from '../test/reliability/callback.js';
import { type Family, titleOf } from '../test/reliability/cell.js';
import { channel } from '../test/reliability/channel.js';
import { clock } from '../test/reliability/clock.js';
import { connection } from '../test/reliability/connection.js';
import { login } from '../test/reliability/login.js';
import { port } from '../test/reliability/port.js';
import { secret } from '../test/reliability/secret.js';
import { storage } from '../test/reliability/storage.js';

export const families: readonly Family[] = [
  storage,
  channel,
  clock,
  callback,
  login,
  connection,
  port,
  secret,
];

/** What the tables do not say of themselves, by heading. */
const notes: Readonly<Record<string, string>> = {
  Storage:
    'What is known to this page refuses to its end in every row, `restored`, `signedIn()` and `dispose()` settle within 2 s, and the next write that works is used.',
  'Other tabs':
    'A tab does a thing; the row says what another tab of the same account knows of it.',
  Clocks: 'Each takes 30 s by a clock that is well.',
  'Functions of the app':
    'The first call is in trouble, the second is well and works as ever. What was locked stays locked.',
  'The login': 'It was given up before it settles.',
  Connections: 'What is locked refuses on; the next request resolves.',
  Ports:
    'Another port to the worker is used as soon as there is one, and no request or call is done twice.',
  Secrets:
    'Looked for in every event but `reaction` and `error.reported`, in state, storage, messages to tabs and ports, errors of the library, and in the console; the row says where it is found.',
};

function tableOf({ heading, test, cells }: Family): string {
  const rows = cells.map((cell) => `| ${titleOf(cell)} | ${cell.happens} |`);
  return `## ${heading}

${notes[heading]} Tests: [${test}.test.ts](../test/reliability/${test}.test.ts).

| test | what happens |
|---|---|
${rows.join('\n')}
`;
}

/** The Markdown page. */
export function reliabilityPage(): string {
  return `<!-- Written by \`npm run docs\` from the data of test/reliability. Change that, or docs/reliability-page.ts, instead. -->
# What may go wrong

Each row is a test of that title. What is called a fault is the event \`fault\`, with the code that is named; one kind of trouble is
reported once, in the library's own words.

## What is promised

- What is locked refuses until it ends, whatever storage, tabs, clocks or functions of the app do. No lockout lasts longer than its wait
  from the moment at which this page learned of it, by a clock that goes.
- Every promise of the library settles: \`restored\`, \`signedIn()\`, \`signedOut()\` and \`dispose()\` within 2 s, a request at the end of its
  budgets and its \`timeoutMs\`.
- Nothing of the app's or of the platform's that fails stops anything else, and what works again is used again.
- One login at a time, no loop of logins, and no answer of a login that was given up changes the session.
- What was sent is not sent again by itself, but after a 2 or where \`replay: 'idempotent'\` allows it.
- After \`dispose()\` no timer, channel or handle is left, and nothing is emitted.

## What is not

- A lockout that could not be stored is forgotten by a reload: the server refuses again. So is one that the storage has lost, and one of a
  page whose clock has never answered. In a living page it goes on.
- A removal that could not be stored comes back with a reload, until the lockout's own end.
- What the storage has lost of an account is also lost by leaving that account and coming back.
- A wall clock that is set forward ends a lockout early.
- Tabs without a channel learn of new lockouts when they wake, and of sign-ins and sign-outs not at all.
- A page whose port is lost shows what it knew last.
- A request that was in flight when its connection or port was lost may have been done by the server.
- \`login\`, \`send\` and listeners run in your page: the library cannot stop a function that never returns.
- A subject and an account are kept as they are given, also in the storage: never use a phone number, a token or a text.

## How it is tested

| what | how | command |
|---|---|---|
| every row below | a test of its title | \`npm test\` |
| resolver, wire, clocks, lockouts, tabs, session, connection, requests, port, recordings, callbacks, wrong values | random series of steps, beside a plain model of what must hold: each 300 times or more with three seeds, or 10,000 times | \`npm test\`, \`npm run test:models\` |
| the same for an hour | a random seed each round; of a round that fails the command that repeats it is printed | \`SOAK=1h npm run test:soak\` |
| lines and branches of \`src\` | 98 % of the lines and of the branches are run by tests, in one of the two builds, or it fails | \`npm run coverage\` |
| dependencies that are shipped | no advisory is known, where a registry answers that | \`npm run audit\` |

What coverage does not count: words that are data or generated, and \`src/solid\`, \`src/svelte\` and \`src/vue\`, which tests run as their
frameworks' compilers have built them. What it finds not run is what only other platforms have (no \`setImmediate\`, no \`TextEncoder\`, an
older browser), which tests of bundles, runtimes and browsers run; what only the build for production does; and guards against what comes too late.

${families.map(tableOf).join('\n')}`;
}
