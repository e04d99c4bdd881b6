// The command line of `igap-reactions`, as data of commander. Comes in: nothing. Goes out: a program with all verbs, whose work is loaded when it
// is asked for. Next: main.ts runs it, completion.ts reads it.
import { Argument, Command, Option } from 'commander';
import { scriptHelp } from '../examples/script-help.js';
import { peopleHelp } from '../examples/server-people.js';
import { exitCodes } from './answer.js';
import { scripts } from './completion-script.js';
import { parseAction, parseName, parsePort, parseSpeed } from './option-value.js';
import { print } from './print.js';

const command = 'npx igap-reactions';
/** Set by the build. */
const version = process.env.IGAP_REACTIONS_VERSION ?? 'not built';

/** Wrong usage exits with 2, help with 0. */
export function createProgram(): Command {
  const program = new Command('igap-reactions')
    .description('What the errors of an iGap server mean, and what a client does about them.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [verb]', 'print the help of a verb')
    .addHelpText('after', exitCodeHelp)
    .exitOverride(({ exitCode }) =>
      process.exit(exitCode === 0 ? exitCodes.fine : exitCodes.usage),
    );
  addExplain(program);
  addList(program);
  addLint(program);
  addCompile(program);
  addDiff(program);
  addPlay(program);
  addServe(program);
  addCompletion(program);
  for (const verb of program.commands) verb.option('--json', 'print JSON instead of text');
  return program;
}

const exitCodeHelp = `
Exit codes: 0 fine; 1 the input says no, or is wrong; 2 the command line is wrong.
${command} <verb> --help has examples.`;

/** Examples below the help of a verb, as they are typed. */
const examples = (...lines: readonly string[]) =>
  `\nExamples:\n${lines.map((line) => `  $ ${command} ${line}`).join('\n')}`;

function addExplain(program: Command): void {
  program
    .command('explain')
    .summary('what an error means, and what a client does about it')
    .description(
      'Says what an error means: its request, its reaction, what it locks, and its texts.',
    )
    .argument('<error>', 'a code (111, 111/4), a name, or the bytes of a frame in hex or base64')
    .option('--observed', 'know what public clients learned besides the document')
    .addHelpText(
      'after',
      examples(
        'explain 111/4',
        'explain USER_LOGIN_FAILED',
        'explain 00001002180120',
        'explain --observed 904/9',
      ),
    )
    .action((error, options) =>
      print(options, async () => (await import('./explain.js')).explain(error, options)),
    );
}

function addList(program: Command): void {
  program
    .command('list')
    .summary('the errors, by section, reaction, request or word')
    .description(
      'Lists the errors of the document; of several filters all count. Exits with 1 where there is none.',
    )
    .option('--section <section>', 'of this section of the document')
    .option('--reaction <kind>', 'with this reaction')
    .option('--action <number>', 'of this request', parseAction)
    .option('--grep <word>', 'with this in the name, the request, a field or a problem')
    .option('--observed', 'with what public clients learned besides the document')
    .addHelpText(
      'after',
      examples('list --reaction lockout', 'list --section chat --grep room', 'list --action 101'),
    )
    .action((options) => print(options, async () => (await import('./list.js')).list(options)));
}

function addLint(program: Command): void {
  program
    .command('lint')
    .summary('what a build of the error document has wrong')
    .description('Checks a build of the error document. Exits with 1 where something is wrong.')
    .argument('<file>', 'the error document, Markdown')
    .addHelpText('after', examples('lint errors.md', 'lint errors.md --json'))
    .action((file, options) => print(options, async () => (await import('./lint.js')).lint(file)));
}

function addCompile(program: Command): void {
  program
    .command('compile')
    .summary('make a protocol of a build of the error document')
    .description(
      "Compiles a build of the error document into a typed module for the engine of 'igap-reactions/engine'.",
    )
    .argument('<file>', 'the error document, Markdown')
    .requiredOption('--out <file>', 'the module to write, TypeScript')
    .option('--name <name>', 'what the module exports', parseName, 'protocol')
    .option('--page <file>', 'a page to write besides: every error, field and problem, Markdown')
    .addOption(new Option('--parts', 'of this package itself: types beside the module').hideHelp())
    .addOption(new Option('--lines <file>', 'of this package itself: line numbers').hideHelp())
    .addHelpText(
      'after',
      `${examples('compile errors.md --out protocol.ts --name igap96')}

Then: createReactionEngine({ protocol: igap96 }), of 'igap-reactions/engine'.`,
    )
    .action((file, options) =>
      print(options, async () => (await import('./compile.js')).compile(file, options)),
    );
}

function addDiff(program: Command): void {
  program
    .command('diff')
    .summary('what changes between two builds of the error document')
    .description(
      'Compares two builds of the error document. Exits with 1 where an override breaks.',
    )
    .argument('<old>', 'the build that the app knows')
    .argument('<new>', 'the other build')
    .option(
      '--overrides <file>',
      "JSON: the app's overrides, which are checked against the new build",
    )
    .addHelpText(
      'after',
      examples('diff old.md new.md', 'diff old.md new.md --overrides overrides.json'),
    )
    .action((before, after, options) =>
      print(options, async () => (await import('./diff.js')).diff(before, after, options)),
    );
}

function addPlay(program: Command): void {
  program
    .command('play')
    .summary('what the engine makes of a recorded stream')
    .description(
      'Plays a recording of what a client received and did, and shows what the engine makes of it.',
    )
    .argument('<file>', 'the recording, NDJSON; - reads standard input')
    .option(
      '--speed <factor>',
      'how many times as fast as it was recorded (default: without waiting)',
      parseSpeed,
    )
    .addHelpText(
      'after',
      `${examples('play day.ndjson', 'play day.ndjson --speed 1', 'play - < day.ndjson')}\n${scriptHelp}`,
    )
    .action((file, options) =>
      print(options, async () => (await import('./play.js')).playRecording(file, options)),
    );
}

function addServe(program: Command): void {
  program
    .command('serve')
    .summary('run a server that speaks the protocol')
    .description(
      'Runs a server that speaks the protocol, on 127.0.0.1 only, to try a client against. Ctrl-C ends it.',
    )
    .option('--port <number>', 'where it listens; 0: any that is free', parsePort, 8765)
    .addHelpText('after', `${examples('serve', 'serve --port 0 --json')}\n\n${peopleHelp}`)
    .action((options) => print(options, async () => (await import('./serve.js')).serve(options)));
}

function addCompletion(program: Command): void {
  program
    .command('completion')
    .summary('print a script that completes this command')
    .description(
      'Prints a script with which a shell completes verbs, options and the names of errors.',
    )
    .addArgument(new Argument('<shell>', 'for which shell').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      `
Examples:
  $ source <(${command} completion bash)
  $ source <(${command} completion zsh)
  $ ${command} completion fish | source`,
    )
    .action((shell, options) =>
      print(options, async () => (await import('./completion.js')).completion(shell, program)),
    );
}
