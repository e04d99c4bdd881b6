// The verb `lint`. Comes in: a file with the error document. Goes out: what the document has wrong, each with its line, and how much it holds.
import { countsOf } from '../seeds/document.js';
import { type Answer, exitCodes } from './answer.js';
import { findingText, readDocument, sizeOf } from './document.js';

/** Exits with 1 where there is a finding. */
export function lint(path: string): Answer {
  const { entries, findings } = readDocument(path);
  return {
    lines: ({ yellow }) => [
      ...findings.map((finding) => findingText(finding, yellow)),
      countsOf(entries),
    ],
    json: { file: path, findings, counts: sizeOf(entries) },
    exitCode: findings.length > 0 ? exitCodes.no : exitCodes.fine,
  };
}
