// The page of the session. Comes in: the diagrams and the table of the session. Goes out: the text of docs/session.md. Pure.
// Next: generate.ts writes it.
import { loginDiagram, phaseTable, sessionDiagram } from './session-diagram.js';

/** The Markdown page. */
export function sessionPage(): string {
  return `<!-- Written by \`npm run docs\` from src/session/transitions.ts. Change that, or docs/session-page.ts, instead. -->
# The session

The session is the relation of this device and account to the server, not the connection. \`engine.state.session\` is one of ten
states. \`ready\` means that nothing is known against the session, not that #102 was sent. The state is not stored: after a reload it
is \`ready\`, until the server says otherwise. \`engine.state.connection\` is \`unknown\` until something is said of it, then \`open\` or
\`closed\`.

A plain number on an arrow is a received error, \`name()\` a call of the app.

\`\`\`mermaid
${sessionDiagram()}
\`\`\`

What leads from one of the first five states to another is the login:

\`\`\`mermaid
${loginDiagram()}
\`\`\`

${phaseTable()}

An event is emitted when its phase is entered from another, by something else than the app's own word: a hundred 8s are one
\`session.terminated\`. \`signedIn()\`, \`signedOut()\`, \`nicknameSet()\`, \`connected()\` and \`disconnected()\` emit only
\`state.changed\`, and the events of a login that they start or end: \`signedIn()\` while \`loggingIn\` is \`login.succeeded\`. \`state.changed\`
follows whenever \`session\`, \`account\` or \`connection\` has changed. Its \`cause\` says what that turn began with: \`app\` (a call), \`connection\`,
\`frame\`, \`tab\`, \`login\` (its answer, time-out or timer), \`noToken\`.

\`engine.state.reason\` says why nobody is signed in: \`terminated\`, \`replaced\`, \`accountBlocked\`, \`registrationRequired\`, \`signedOut\` or
\`noToken\`. It stays until the next sign-in, also when the app wipes its data and calls \`signedOut()\` after an 8: the page that comes
then can still say what happened.

## Calls of the app

| call | when | from | to |
|---|---|---|---|
| \`connected()\` | a connection is open and secured, and nobody is logged in on it | any | see below |
| \`disconnected()\` | it is closed | any | see below |
| \`signedIn({ account? })\` | #30102 has come on this connection | any | \`ready\` |
| \`logIn()\` | the person wants it | \`ready\`, \`nicknameRequired\`, \`loggingIn\`, \`loginDelayed\`, \`loginFailed\` | \`loggingIn\`, or \`loginDelayed\` while a lockout holds or the connection is closed |
| \`logIn({ newToken: true })\` | a token was just obtained | the same, \`registrationRequired\`, \`twoStepRequired\`, \`accountBlocked\`, \`terminated\` | \`loggingIn\` |
| \`signedOut()\` | the person signed out | any | \`registrationRequired\` |
| \`takeOver()\` | the person wants this client to be the one | \`replaced\` | \`loggingIn\` |
| \`nicknameRequired()\` | the server says so otherwise than by a 9 (\`new_user\` in #30101) | \`ready\`, \`loggingIn\`, \`loginDelayed\`, \`loginFailed\` | \`nicknameRequired\` |
| \`nicknameSet()\` | the nickname is set | \`nicknameRequired\` | \`ready\` |
| \`twoStepRequired()\` | the server says so otherwise than by a 184 | all but \`twoStepRequired\`, \`terminated\`, \`replaced\` | \`twoStepRequired\` |
| \`twoStepVerified()\` | the two-step password was right | \`twoStepRequired\` | \`loggingIn\` |

\`signedIn\` and \`signedOut\` always count. They return a promise that settles when that account's lockouts are read. Without
\`account\` \`signedIn\` keeps the account; \`null\` is the anonymous one, to which \`signedOut\` goes too. The others return whether they
fit the state; where they do not, nothing changes.

From the anonymous account to one the same person goes on: what is held or in flight, a login, and the lockouts go along. From one
account to another everything of the old one ends.

\`logIn\` is the person's button: it ends a back-off at once, a lockout never, and joins a login that is under way.

## The connection

Whoever knows the socket says when a connection begins and ends: \`attach\` ([wire.md](wire.md)) does, or your own handler does by
\`connected()\` and \`disconnected()\`. Then logins start by themselves, and the app never has to ask for one.

\`\`\`ts
import { createReactionEngine, type ErrorFrame } from 'igap-reactions';

/** What your transport offers. */
declare const socket: {
  onSecured(listener: () => void): void;
  onClose(listener: () => void): void;
  onErrorFrame(listener: (frame: ErrorFrame) => void): void;
  /** Resolves on the answer, rejects with the decoded error frame. */
  request(action: number, signal: AbortSignal): Promise<void>;
};

const engine = createReactionEngine({
  account: 'a7f3',
  login: ({ signal }) => socket.request(102, signal),
  hasToken: () => true,
});
socket.onSecured(() => {
  const end = engine.connected();
  socket.onClose(end);
});
socket.onErrorFrame(engine.receive);
\`\`\`

\`connected()\` returns a function that ends this connection, and no later one. Each call is another connection: the former one ends first.

| what happens | in | then |
|---|---|---|
| a connection begins | \`ready\`, \`nicknameRequired\`, \`loginFailed\`, \`loginDelayed\` for want of a connection | a login starts, as the distance allows; a success brings \`nicknameRequired\` back where it was |
| | \`loginDelayed\` by a lockout or a back-off | it goes on; a back-off after 5/2 or 5/3 ends |
| | any other | nothing |
| it ends | \`loggingIn\` | the login is aborted and over at once: \`loginDelayed\`, reason \`offline\`, not counted |
| | \`loginDelayed\` | a lockout or a back-off goes on; one that ends while the connection is closed becomes \`offline\` |
| | any other | nothing |

While the connection is closed, a login that is asked for (\`logIn\`, \`takeOver\`, \`twoStepVerified\`, a 2, a timer, a socket that is
connecting) asks \`hasToken\` at once, waits in \`loginDelayed\` with reason \`offline\`, and starts at \`connected()\`. What was sent on a
connection that has ended says nothing of the session any more; its late errors are resolved, emitted, and lock.

**Distance.** A login of a new connection begins no sooner than the back-off after the start of the one before, however that one
ended. Only where the first login of a run was lost with its connection, the next one follows at once. So a storm of reconnects makes
as many logins as the back-off allows, whether the server refuses them, stays silent, or just closes.

## How a login goes

At most one is in flight per connection, however many frames say 2. Before it begins the engine waits for the stored lockouts (2 s at
most), for an aborted login that has not settled (\`loginTimeoutMs\` at most), for a lockout of #102 or of everything, and asks
\`hasToken\`. Then it emits \`login.started\` and calls \`login({ attempt, signal, request })\`, which sends #102 and resolves on #30102.
Without the option \`login\` the app sends #102 at \`login.started\`, and answers with \`signedIn()\` or by receiving the error. \`request\` is
\`engine.request\` that is not held behind this very login ([requests.md](requests.md)).

While a login is in flight, a received error of #102 is its answer, also where there is a \`login\`; \`signal\` is aborted then. No answer in
\`loginTimeoutMs\` (10 000) is error 5/1, and \`signal\` is aborted too. What a login that was given up settles with does not change the
session; a real error is resolved and emitted all the same, and locks.

## How a login ends

The first row that fits counts.

| answer to #102 | then | emitted |
|---|---|---|
| #30102, 10170 (already logged in) | \`ready\` | \`login.succeeded\` |
| 3, 8, 9, 111, 105, 135, 184 | as in the first diagram; a wait starts its lockout all the same | that state's event |
| 109/1 (token invalid) | \`registrationRequired\` | \`registration.required\` |
| a flagged error, or any with a wait | \`loginDelayed\` exactly that long, then again; not counted | \`login.delayed\`, reason \`lockout\` |
| a \`LockedOutError\` of a request that the login is made of | the same where this engine holds that lockout; else it backs off for its \`remainingMs\`, counted, and where nothing remains as after a refusal | \`login.delayed\` |
| 5/2, 5/3 (no connection) | back off; not counted, but the delay grows | \`login.delayed\`, reason \`backoff\` |
| 110 and every \`retryLater\`, 2, an unknown error, a rejection that is no error frame | back off; counted | \`login.delayed\`, reason \`backoff\` |
| any other error | \`loginFailed\` | \`login.failed\` |

## Back-off

The delay after the n-th try is \`random() * min(maxMs, baseMs * 2^(n-1))\`, by the option \`loginBackoff\`. After \`maxAttempts\` counted
tries the session is \`loginFailed\`. \`logIn()\` begins a new run; a new connection counts the tries anew, while the delay goes on growing.
A run also ends \`resetAfterMs\` after a success (that is the app's \`signedIn()\` too). A 2 on the same connection that comes sooner goes on
with the same run and backs off first, so no loop of login, 2, login lasts.

## Numbers that were only typed

105, 135 and 184 are about a phone number. While nobody is signed in (no account was named and no login has succeeded, at all or since
\`signedOut()\`) it is the person's own: the account is blocked, or asks for its two-step password. While somebody is, it was only typed:
\`request.denied\`, and the session stays. On the pages of registration, password and blocked account each further refusal is a
\`request.denied\` too, so that the form can show it.

## The machine

The states are one table, as data. \`igap-reactions/machine\` draws it as an XState chart: for diagrams, for paths through it, and for the
Stately inspector, which sees a chart where the engine runs it.

\`\`\`ts
import { createReactionEngine } from 'igap-reactions';
import { sessionMachine } from 'igap-reactions/machine';

const engine = createReactionEngine({
  machine: sessionMachine,
  inspect: (event) => console.log(event.type),
});
engine.receive({ majorCode: 8 });
\`\`\`

\`inspect\` is a function or an observer. It is called once the turn is over, so it may call the engine; what it throws is a fault.

## What never happens by itself

- \`registrationRequired\`, \`twoStepRequired\`, \`accountBlocked\`, \`terminated\` and \`replaced\` start no login, and nothing leaves
  them but what the first diagram shows: no other frame, no late answer, no connection, no timer.
- A replaced client does not come back: two clients would evict each other for ever. \`takeOver()\` is for the person to ask for.
- A lockout of the login is never cut short by \`logIn()\`.
- \`login\` is never called twice without time, or something from outside, in between.
- A frame that was delivered before (the same request id, of the last 1,000 of this connection) does nothing.
`;
}
