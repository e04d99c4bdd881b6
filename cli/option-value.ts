// The values of options. Comes in: what was given. Goes out: the value; a wrong one is an error of commander's, which ends the command with 2.
// Used by: program.ts.
import { InvalidArgumentError } from 'commander';

export function parseAction(given: string): number {
  if (/^#?\d{1,5}$/.test(given)) return Number(given.replace('#', ''));
  throw new InvalidArgumentError('It must be the number of a request, such as 101.');
}

export function parseSpeed(given: string): number {
  const factor = Number(given);
  if (factor > 0 && Number.isFinite(factor)) return factor;
  throw new InvalidArgumentError('It must be a number above 0, such as 10 or 0.5.');
}

export function parsePort(given: string): number {
  const port = Number(given);
  if (given !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It must be a number from 0 to 65535.');
}

/** The name becomes a `const` and the beginning of a type's name. */
export function parseName(given: string): string {
  if (/^[a-z]\w*$/.test(given) && !reserved.has(given)) return given;
  throw new InvalidArgumentError('It must be the name of a constant, such as igap96.');
}

const reserved = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof let new null return static super switch this throw true try typeof var void while with yield'.split(
    ' ',
  ),
);
