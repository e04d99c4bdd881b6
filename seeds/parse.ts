/**
 * Compiling: the error document's text in; its entries in code order and what is wrong with it out. Pure.
 * A document that cannot be understood throws a DocumentError with the line. Next: encode.ts and catalogue-doc.ts.
 */
import type { Heading, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as textOf } from 'mdast-util-to-string';
import { gfmTable } from 'micromark-extension-gfm-table';
import { checkEntries, checkFields, checkSections } from './check.js';
import { camelCase } from './detail.js';
import {
  type DocumentEntry,
  DocumentError,
  type ErrorDocument,
  type Finding,
  lineOf,
  type SectionTitle,
} from './document.js';
import { withRequestFields } from './fields.js';
import { actionByName, actionsByHead } from './name.js';
import { readDescription, readTable } from './table.js';

/** An error's heading and what stands below it, up to the next heading. */
interface Block {
  readonly heading: Heading;
  readonly title: RegExpExecArray;
  readonly section: string;
  readonly body: RootContent[];
}

const waitFlag = ':triangular_flag_on_post:';
const errorTitle = /^(.*?)\b(error)\s+(\d+)\s*[-–—:]?\s*(\S+)$/i;
const sectionTitle = /^(.*?)\s*\berrors?\b\s*\(?(\d*)(x+)?\)?$/i;

/**
 * The entries of one build of the error document, in code order.
 *
 * @throws DocumentError where there is no entry, a code stands twice, or a table cannot be read.
 */
export function parseDocument(text: string): ErrorDocument {
  const { children } = fromMarkdown(text, {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const findings: Finding[] = [];
  const { blocks, titles } = divide(children, findings);
  if (blocks.length === 0)
    throw new DocumentError(1, 'no entry: no heading "### Error NNN - NAME"');

  const byCode = new Map<number, DocumentEntry>();
  for (const block of blocks) {
    const entry = readEntry(block, findings);
    const twice = byCode.get(entry.code);
    if (twice) {
      throw new DocumentError(
        entry.line,
        `code ${entry.code} stands on line ${twice.line} already`,
      );
    }
    byCode.set(entry.code, entry);
  }

  const linked = [...byCode.values()].sort((a, b) => a.code - b.code);
  const actions = actionsByHead(linked);
  const entries = linked
    .map((entry): DocumentEntry => {
      if (entry.action !== undefined || entry.virtual) return entry;
      const action = actionByName(entry.name, actions);
      return action === undefined ? entry : { ...entry, action, actionFrom: 'prefix' };
    })
    .map(withRequestFields);
  findings.push(
    ...checkEntries(entries),
    ...checkFields(entries),
    ...checkSections(titles, entries),
  );
  return { entries, findings: findings.sort((a, b) => a.line - b.line) };
}

/** The document cut at its headings. What stands before the first error (symbols, contents) is left out. */
function divide(nodes: readonly RootContent[], findings: Finding[]) {
  const blocks: Block[] = [];
  const titles: SectionTitle[] = [];
  let block: Block | undefined;
  for (const node of nodes) {
    if (node.type !== 'heading') {
      if (block) block.body.push(node);
      else refuseStrayTable(node);
      continue;
    }
    block = undefined;
    const text = textOf(node).trim();
    const title = errorTitle.exec(text);
    if (title) {
      block = { heading: node, title, section: titles.at(-1)?.section ?? 'system', body: [] };
      blocks.push(block);
    } else if (node.depth === 1) {
      const section = readSection(text, lineOf(node));
      if (section) titles.push(section);
    } else if (/\berror\b.*\d/i.test(text)) {
      throw new DocumentError(lineOf(node), `heading "${text}" is not "Error NNN - NAME"`);
    } else if (titles.length > 0) {
      findings.push({ line: lineOf(node), text: `heading "${text}" is no error, left out` });
    }
  }
  return { blocks, titles };
}

/** Rows of an error whose heading was not recognised would be lost without a word. */
function refuseStrayTable(node: RootContent) {
  if (node.type === 'table' && /^minor/i.test(textOf(node))) {
    throw new DocumentError(lineOf(node), 'a table of minor codes that belongs to no error');
  }
}

/** `Chat Errors(2xx)` is the section `chat` of 200-299. The document's own title has no name and is no section. */
function readSection(text: string, line: number): SectionTitle | undefined {
  const match = sectionTitle.exec(text);
  const section = camelCase(match?.[1] ?? text);
  if (section === '') return undefined;
  const [, , digits = '', places] = match ?? [];
  if (!places) return { section, text, line };
  const from = Number(digits) * 10 ** places.length;
  return { section, text, line, from, to: from + 10 ** places.length - 1 };
}

function readEntry({ heading, title, section, body }: Block, findings: Finding[]): DocumentEntry {
  const [, symbols = '', word = '', digits = '', rawName = ''] = title;
  const code = Number(digits);
  const line = lineOf(heading);
  const report = (text: string, at = line) => findings.push({ line: at, text: `${code}: ${text}` });

  if (word !== 'Error') report(`heading says "${word}"`);
  checkSpacing(heading, report);
  const name = rawName.replace(/\.+$/, '').toUpperCase().replace(/\W+/g, '_');
  if (rawName.endsWith('.')) report('a dot after the name');
  else if (rawName !== name) report(`name "${rawName}" read as ${name}`);

  const flagged = symbols.includes(waitFlag);
  const unknown = symbols.replace(waitFlag, '').replace(':one:', '').trim();
  if (unknown !== '') report(`unknown symbol "${unknown}"`);

  const { description, action, virtual } = readDescription(body, report);
  const { rows, documented } = readTable(body, report);
  return {
    code,
    name,
    section,
    description,
    ...(action === undefined ? {} : { action, actionFrom: 'link' }),
    flagged,
    virtual,
    ...(documented && { documented }),
    rows,
    line,
  };
}

/** Markdown forgives these; a reader of the document by lines would not. */
function checkSpacing({ children, position, depth }: Heading, report: (text: string) => void) {
  const start = children[0]?.position?.start.column;
  const end = children.at(-1)?.position?.end.column;
  if (start !== undefined && start !== depth + 2)
    report(`${start - depth - 1} spaces after ${'#'.repeat(depth)}`);
  if (end !== position?.end.column) report('a space after the name');
}
