// Where answers are printed. Comes in: an answer, or what went wrong. Goes out: text or JSON on the terminal, and the exit code. Next: the
// person, or the next program of a pipe.
import pc from 'picocolors';
import type { Colors } from '../examples/layout.js';
import { type Answer, exitCodes, InputError } from './answer.js';

/** What every verb takes. */
export interface PrintOptions {
  readonly json?: boolean | undefined;
}

/** Colours of a stream: on a terminal only, and not where NO_COLOR is set. */
export function colorsOf(stream: { readonly isTTY?: boolean | undefined }): Colors {
  const { NO_COLOR, TERM } = process.env;
  return pc.createColors(stream.isTTY === true && !NO_COLOR && TERM !== 'dumb');
}

/** Prints what a verb answers. Input that is wrong is a sentence and exit code 1; any other error is a bug of ours and is thrown. */
export async function print(
  { json }: PrintOptions,
  answer: () => Answer | Promise<Answer>,
): Promise<void> {
  const { stdout, stderr } = process;
  try {
    const { lines, json: data, exitCode = exitCodes.fine } = await answer();
    if (!json) stdout.write(lines(colorsOf(stdout)).map(ended).join(''));
    else if (data !== undefined) stdout.write(`${toJson(data)}\n`);
    process.exitCode = exitCode;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { message, suggestion } = error;
    if (json) stdout.write(`${toJson({ error: message, suggestion })}\n`);
    else stderr.write(`${colorsOf(stderr).red(message)}\n`);
    process.exitCode = exitCodes.no;
  }
}

const ended = (line: string) => `${line.trimEnd()}\n`;

/** JSON, with what it has no word for: big integers as text, bytes in hex. */
export function toJson(data: unknown, indent = 2): string {
  return JSON.stringify(
    data,
    (_, value: unknown) => {
      if (typeof value === 'bigint') return `${value}`;
      if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
      return value;
    },
    indent,
  );
}
