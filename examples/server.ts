// `npm run server`: the protocol server of `igap-reactions/testing`, to try a client against. Comes in: a port. Goes out: a line per
// request and answer, until Ctrl-C.
import { Command, InvalidArgumentError } from 'commander';
import { findError } from 'igap-reactions';
import { type ProtocolServer, startServer, type Traffic } from 'igap-reactions/testing';
import pc from 'picocolors';

const code = 12_345;
const tokens = {
  token: { account: 'a', phoneNumber: 98_912_555_0100n },
  'token-new': { account: 'new', phoneNumber: 98_912_555_0101n, newUser: true },
  'token-two-step': {
    account: 'two-step',
    phoneNumber: 98_912_555_0102n,
    twoStepPassword: 'password',
  },
  'token-blocked': { account: 'blocked', phoneNumber: 98_912_555_0103n, blocked: true },
};

const help = `
It speaks plain frames (action id, protobuf) over a WebSocket, on 127.0.0.1 only. Its messages have the messenger's own field numbers:
seeds/server.proto.

#102 logs in with one of these tokens, #100 gives the account of one of these numbers as username:
  token            989125550100  the account "a"
  token-new        989125550101  "new", which has to set its nickname first (9 until #105)
  token-two-step   989125550102  "two-step", whose #101 is refused with 184
  token-blocked    989125550103  "blocked", which is refused with 111/4
Any other number is a new user's. #101 takes the username and the code ${code}; #132 takes the password "password".`;

const program = new Command('npm run server --')
  .description('Runs a server that speaks the messenger’s protocol, to try a client against.')
  .option('--port <port>', 'where it listens; 0: any that is free', parsePort, 8765)
  .addHelpText('after', help)
  .allowExcessArguments(false)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();

const server = await start(program.opts<{ port: number }>().port);
console.log(`listening on ${server.url}; Ctrl-C ends it`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());

/** Exits with 1 where it cannot listen. */
async function start(port: number): Promise<ProtocolServer> {
  try {
    return await startServer({ port, code, tokens, log: (line) => console.log(lineOf(line)) });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.code;
    console.error(`error: cannot listen on port ${port}: ${reason}`);
    process.exit(1);
  }
}

function lineOf(line: Traffic): string {
  const { action, requestId, connection, subject, atMs } = line.request;
  const id = requestId && ` ${requestId}`;
  if (line.kind === 'request') {
    const time = pc.dim(new Date(atMs).toISOString().slice(11, 23));
    return `${time}  ${connection} > #${action}${id}${subject ? `, room ${subject}` : ''}`;
  }
  return `${' '.repeat(12)}  ${connection} < ${answerOf(line, action)}${id}`;
}

function answerOf({ error }: Extract<Traffic, { kind: 'answer' }>, action: number): string {
  if (!error) return pc.green(`#${action + 30_000}`);
  const { majorCode, minorCode, wait } = error;
  const name = findError(majorCode)?.name ?? 'not documented';
  const minor = minorCode ? `/${minorCode}` : '';
  return `${pc.red(`${majorCode}${minor} ${name}`)}${wait ? `, wait ${wait} s` : ''}`;
}

function parsePort(given: string): number {
  const port = Number(given);
  if (given !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 to 65535.');
}
