// `npm run server`: the protocol server of `igap-reactions/testing`, to try a client against. Comes in: a port. Goes out: a line per
// request and answer, until Ctrl-C.
import { Command, InvalidArgumentError } from 'commander';
import { type ProtocolServer, startServer } from 'igap-reactions/testing/server';
import pc from 'picocolors';
import { code, peopleHelp, tokens } from './server-people.js';
import { trafficText } from './traffic-text.js';

const help = `
It speaks plain frames (action id, protobuf) over a WebSocket, on 127.0.0.1 only. Its messages have the messenger's own field numbers:
seeds/server.proto.

${peopleHelp}`;

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
    return await startServer({
      port,
      code,
      tokens,
      log: (line) => console.log(trafficText(line, pc)),
    });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.code;
    console.error(`error: cannot listen on port ${port}: ${reason}`);
    process.exit(1);
  }
}

function parsePort(given: string): number {
  const port = Number(given);
  if (given !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 to 65535.');
}
