// What a verb answers. Comes in: nothing. Goes out: the shape of an answer, for people and for programs, and the error for input that is
// wrong. Next: print.ts.
import type { Colors } from '../examples/layout.js';

/** The exit codes of every verb: fine; the input says no, or is wrong; the command line is wrong. */
export const exitCodes = { fine: 0, no: 1, usage: 2, stopped: 130 } as const;

/** What a verb has found out. */
export interface Answer {
  /** For people, coloured where there are colours. */
  lines(colors: Colors): readonly string[];
  /** The same for programs: what `--json` prints. Undefined: it is printed already. */
  readonly json: unknown;
  /** @default 0 */
  readonly exitCode?: (typeof exitCodes)[keyof typeof exitCodes] | undefined;
}

/** The input is wrong: a sentence, and the right one that is nearest. The command exits with 1. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly suggestion: string | undefined;

  constructor(message: string, suggestion?: string) {
    super(suggestion === undefined ? message : `${message}; did you mean ${suggestion}?`);
    this.suggestion = suggestion;
  }
}
