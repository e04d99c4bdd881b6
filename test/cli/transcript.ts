// Transcripts of the command, which stand as plain text in transcripts/. Comes in: the text of one. Goes out: its command lines with what each
// printed. `UPDATE=1` writes them anew: read what changed before you commit it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Run, run } from './bin.js';

export const prompt = '$ npx igap-reactions';

export interface Exchange {
  /** As it is typed: `$ npx igap-reactions explain 111`. */
  readonly line: string;
  /** What is printed, and the exit code where it is not 0. */
  readonly output: string;
}

const pathOf = (verb: string) => fileURLToPath(new URL(`transcripts/${verb}.txt`, import.meta.url));

export function readTranscript(verb: string): Exchange[] {
  return readFileSync(pathOf(verb), 'utf8')
    .split(/^(?=\$ npx igap-reactions)/m)
    .map((part) => {
      const [line = '', ...output] = part.trimEnd().split('\n');
      return { line, output: output.join('\n') };
    });
}

export function writeTranscript(verb: string, exchanges: readonly Exchange[]): void {
  writeFileSync(pathOf(verb), `${exchanges.map(textOfExchange).join('\n\n')}\n`);
}

export function textOfExchange({ line, output }: Exchange): string {
  return `${line}\n${output}`.trimEnd();
}

/** Runs a line of a transcript. */
export async function replay({ line }: Exchange, cwd: string): Promise<Exchange> {
  return { line, output: outputOf(await run(argumentsOf(line), cwd)) };
}

/** The words of a command line; those in double quotes are one. */
export function argumentsOf(line: string): string[] {
  const words = line.slice(prompt.length).match(/"[^"]*"|\S+/g) ?? [];
  return words.map((word) => word.replaceAll('"', ''));
}

function outputOf({ code, out, err }: Run): string {
  const status = code === 0 ? [] : [`(exit code ${code})`];
  return [out.trimEnd(), err.trimEnd(), ...status].filter((text) => text !== '').join('\n');
}
