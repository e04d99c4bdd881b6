// `npm start`: the messenger page with a protocol server behind it. Comes in: a port. Goes out: the address, until Ctrl-C.
import { Command, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { code } from './server/accounts.js';
import { type Messenger, startMessenger } from './server/messenger.js';
import { buildPage } from './server/page-files.js';

const usual = 5173;

const program = new Command('npm start --')
  .description(
    'Serves a messenger, and beside it what the reaction engine makes of a server that misbehaves.',
  )
  .option(
    '--port <port>',
    `where it listens (default: PORT, else ${usual} or any that is free)`,
    parsePort,
  )
  .allowExcessArguments(false)
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();

const asked = program.opts<{ port?: number }>().port ?? portOfEnvironment();
const messenger = await start(asked);
console.log(`
  The messenger is at ${pc.cyan(messenger.url)}

  Sign in with any number; the code is ${pc.bold(String(code))}. Ctrl-C ends it.
`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => messenger.close());

/** Exits with 1 where it cannot listen. */
async function start(asked: number | undefined): Promise<Messenger> {
  const files = await buildPage();
  for (const port of asked === undefined ? [usual, 0] : [asked]) {
    try {
      return await startMessenger({ port, files });
    } catch (error) {
      const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!inUse) throw error;
    }
  }
  console.error(`error: cannot listen on port ${asked}: it is in use`);
  process.exit(1);
}

function portOfEnvironment(): number | undefined {
  const { PORT } = process.env;
  try {
    return PORT ? parsePort(PORT) : undefined;
  } catch {
    return undefined;
  }
}

function parsePort(given: string): number {
  const port = Number(given);
  if (given !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 to 65535.');
}
