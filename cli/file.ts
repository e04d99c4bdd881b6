// The only disk access of the verbs. Comes in: the path that was given. Goes out: its text; a file that cannot be read or written is an
// InputError that says why.
import { readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { InputError } from './answer.js';

const reasons = new Map<unknown, string>([
  ['ENOENT', 'there is no such file or folder'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EACCES', 'it may not be used'],
]);

/** The text of a file. */
export function readText(path: string): string {
  return access('read', path, () => readFileSync(path, 'utf8'));
}

/** The text of a file, or of standard input where it is `-`. */
export async function readInput(path: string): Promise<string> {
  return path === '-' ? text(process.stdin) : readText(path);
}

/** Writes a file. */
export function writeText(path: string, content: string): void {
  access('write', path, () => writeFileSync(path, content));
}

/** What a JSON file holds. */
export function readJson(path: string): unknown {
  const content = readText(path);
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new InputError(`${path} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function access<Result>(verb: 'read' | 'write', path: string, use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new InputError(`cannot ${verb} ${path}: ${reasons.get(code) ?? code ?? error}`);
  }
}
