// What the person asked for. Comes in: the command line. Goes out: the lines to play, their name, the speed, and how much is shown; a wrong
// argument is printed and ends the process. Next: demo.ts.
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { whyNoRecording } from './no-recording.js';
import { type Line, parseScript } from './script.js';
import { scriptHelp } from './script-help.js';

/** The recording that is played when none is named. */
const day = fileURLToPath(new URL('./day.ndjson', import.meta.url));

export interface Arguments {
  readonly title: string;
  readonly lines: readonly Line[];
  readonly speed: number;
  /** The day is played over a wire. */
  readonly withServer: boolean;
  /** To the end, however long it is. */
  readonly all: boolean;
}

/** Exits with 2 where the command line is wrong, with 1 where there is nothing to play. */
export async function readArguments(): Promise<Arguments> {
  const program = new Command('npm run demo --')
    .description(
      'Plays a recording of what a messenger client receives and does, and shows what the reaction engine makes of it.',
    )
    .argument(
      '[file]',
      'the recording, NDJSON; - reads standard input (default: a day, over a socket)',
    )
    .option('--speed <factor>', 'how many times as fast as real time', parseSpeed, 1)
    .option('--all', 'the whole recording, not its first part only')
    .addHelpText('after', scriptHelp)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse();
  const { speed, all = false } = program.opts<{ speed: number; all?: true }>();
  const [file] = program.args;
  const name = file ?? day;
  const title =
    file === undefined ? `examples/${basename(day)}` : file === '-' ? 'standard input' : file;
  try {
    const lines = parseScript(
      await text(name === '-' ? process.stdin : createReadStream(place(name))),
    );
    const problem = whyNoRecording(title, lines);
    if (problem === undefined) return { title, lines, speed, all, withServer: file === undefined };
    console.error(`error: ${problem}. See --help.`);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = reasons.get(error.code) ?? error.code;
    console.error(`error: cannot read ${title}: ${reason}`);
  }
  process.exit(1);
}

const reasons = new Map<unknown, string>([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'it may not be read'],
]);

/** npm runs a script in the package's folder; a file is named from where the person is. */
function place(name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name);
}

function parseSpeed(given: string): number {
  const factor = Number(given);
  if (factor > 0 && Number.isFinite(factor)) return factor;
  throw new InvalidArgumentError('It must be a number above 0, such as 10 or 0.5.');
}
