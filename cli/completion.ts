// The verb `completion`. Comes in: the name of a shell, and the program with its verbs. Goes out: a script with which the shell completes them,
// their options, and the names of errors. Next: a script per shell, of completion-script.ts.
import type { Argument, Command, Option } from 'commander';
import { igap } from '../src/protocol/igap.js';
import type { Answer } from './answer.js';
import { type CompletedVerb, type CompletedWords, scripts } from './completion-script.js';
import { entriesOf, kinds } from './list.js';

export function completion(shell: keyof typeof scripts, program: Command): Answer {
  const script = scripts[shell](program.commands.map(readVerb));
  return { lines: () => script.split('\n'), json: { shell, script } };
}

function readVerb(verb: Command): CompletedVerb {
  return {
    name: verb.name(),
    summary: verb.summary(),
    options: verb.options
      .filter(({ hidden }) => !hidden)
      .map((option) => ({
        flag: option.long ?? option.flags,
        summary: option.description,
        words: optionWords(option),
      })),
    words: verb.registeredArguments.map(argumentWords)[0] ?? [],
  };
}

/** Undefined: it takes no value. */
function optionWords({ long, flags }: Option): CompletedWords | undefined {
  if (!flags.includes('<')) return undefined;
  if (long === '--section') return [...new Set(entriesOf(igap).map(({ section }) => section))];
  if (long === '--reaction') return kinds;
  return flags.includes('<file>') ? 'files' : [];
}

function argumentWords(argument: Argument): CompletedWords {
  if (argument.argChoices) return argument.argChoices;
  return argument.name() === 'error' ? Object.keys(igap.codes) : 'files';
}
