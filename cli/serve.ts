// The verb `serve`. Comes in: a port. Goes out: the protocol server, to try a client against, and a line per request and answer, until Ctrl-C.
import { code, tokens } from '../examples/server-people.js';
import { trafficText } from '../examples/traffic-text.js';
import type { Traffic } from '../src/testing/exchange.js';
import type { ProtocolServer } from '../src/testing/protocol-server.js';
import { startServer } from '../src/testing/start-server.js';
import { type Answer, InputError } from './answer.js';
import { colorsOf, type PrintOptions, toJson } from './print.js';

export interface ServeOptions extends PrintOptions {
  readonly port: number;
}

/** Prints the address first; ends when the server is closed. */
export async function serve({ port, json }: ServeOptions): Promise<Answer> {
  const colors = colorsOf(process.stdout);
  const write = (text: string) => process.stdout.write(`${text}\n`);
  // One line each, as they come: a stream of JSON.
  const log = (line: Traffic) => write(json ? lineJson(line) : trafficText(line, colors));
  const server = await open(port, log);
  write(json ? toJson({ listening: server.url }, 0) : `listening on ${server.url}; Ctrl-C ends it`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
  return { lines: () => [], json: undefined };
}

async function open(port: number, log: (line: Traffic) => void): Promise<ProtocolServer> {
  try {
    return await startServer({ port, code, tokens, log });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = error.code === 'EADDRINUSE' ? 'it is in use' : error.code;
    throw new InputError(`cannot listen on port ${port}: ${reason}`);
  }
}

function lineJson(line: Traffic): string {
  const error = line.kind === 'answer' ? line.error : undefined;
  return toJson({ kind: line.kind, ...line.request, error }, 0);
}
