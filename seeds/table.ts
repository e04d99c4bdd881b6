/**
 * Compiling: what stands below an error's heading in; its description, link and rows out. Pure.
 * Next: parse.ts makes the entry of them.
 */
import type { Link, Nodes, RootContent, Table } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { readDetail } from './detail.js';
import { DocumentError, type DocumentedReaction, type DocumentRow, lineOf } from './document.js';

/** Notes a finding, on the line of the error's heading where no other is given. */
type Report = (text: string, line?: number) => void;

/** Reactions that a cell asks for in words. Every other cell says `*`. */
const reactions: readonly { readonly text: RegExp; readonly reaction: DocumentedReaction }[] = [
  { text: /\bsend\b.*#102\b/i, reaction: 'login' },
  { text: /\bregistration page\b/i, reaction: 'register' },
];

/** The sentence between heading and table, whether it says that the error is virtual, and the request it links. */
export function readDescription(body: readonly RootContent[], report: Report) {
  const paragraphs = body.filter((node) => node.type === 'paragraph');
  for (const paragraph of paragraphs) {
    const text = textOf(paragraph);
    // Without the line of dashes, or with too few of them, a table is a paragraph.
    const at = text.search(/^\|/m);
    if (at >= 0) {
      const line = lineOf(paragraph) + text.slice(0, at).split('\n').length - 1;
      throw new DocumentError(line, 'rows of a table without a header and its line of dashes');
    }
  }
  const description = paragraphs.map((paragraph) => textOf(paragraph)).join(' ');
  const links = paragraphs.flatMap(linksIn);
  const actions = links
    .map((link) => readLink(link, report))
    .filter((action) => action !== undefined);
  const [action] = actions;
  if (actions.some((other) => other !== action)) {
    report(
      `links ${actions.map((other) => `#${other}`).join(' and ')}; the first counts`,
      links[0] && lineOf(links[0]),
    );
  }
  return { description, action, virtual: /^virtual error\b/i.test(description) };
}

/** The rows of the entry's table, and the reaction that one of them asks for. */
export function readTable(body: readonly RootContent[], report: Report) {
  const rows: DocumentRow[] = [];
  let documented: DocumentedReaction | undefined;
  const tables = body.filter((node) => node.type === 'table');
  if (tables[1]) report('a second table, read as part of the first', lineOf(tables[1]));
  for (const table of tables) {
    const read = cellReader(table);
    for (const row of table.children.slice(1)) {
      const line = lineOf(row);
      const cells = read(
        row.children.map((cell) => textOf(cell)),
        line,
      );
      rows.push({
        ...readMinor(cells.minor, line),
        ...readMeaning(cells.detail, line, report),
        line,
      });

      const asked = readReaction(cells.reaction, line, report);
      if (documented && asked && asked !== documented)
        report(`a second reaction, "${cells.reaction}"`, line);
      documented ??= asked;
    }
  }
  return { rows, documented };
}

/** Finds the three cells of a row by the header's names; a row must have as many cells as the header. */
function cellReader(table: Table) {
  const [header] = table.children;
  const names = header?.children.map((cell) => textOf(cell).trim().toLowerCase()) ?? [];
  const columns = {
    minor: names.findIndex((name) => name.startsWith('minor')),
    detail: names.indexOf('detail'),
    reaction: names.indexOf('reaction'),
  };
  if (Object.values(columns).includes(-1)) {
    throw new DocumentError(
      lineOf(table),
      'a table whose header is not "Minor Code, Detail, Reaction"',
    );
  }
  return (cells: readonly string[], line: number) => {
    if (cells.length !== names.length) {
      const counts = `${cells.length} cell${cells.length === 1 ? '' : 's'} where the header has ${names.length}`;
      throw new DocumentError(line, `a row of ${counts}`);
    }
    const cell = (at: number) => cells[at]?.trim() ?? '';
    return {
      minor: cell(columns.minor),
      detail: cell(columns.detail),
      reaction: cell(columns.reaction),
    };
  };
}

function readMinor(text: string, line: number): { minor: number | '*' } {
  if (text === '*') return { minor: '*' };
  if (!/^\d{1,10}$/.test(text)) throw new DocumentError(line, `minor code "${text}" is no number`);
  return { minor: Number(text) };
}

function readMeaning(detail: string, line: number, report: Report) {
  if (detail === '*') return {};
  if (detail === '') {
    report('empty detail', line);
    return {};
  }
  const { meaning, recognised } = readDetail(detail);
  if (!recognised) report(`unknown wording "${detail}", kept as ${meaning.problem}`, line);
  return { detail, ...meaning };
}

function readReaction(text: string, line: number, report: Report): DocumentedReaction | undefined {
  if (text === '*') return undefined;
  const reaction = reactions.find((known) => known.text.test(text))?.reaction;
  if (text === '') report('empty reaction', line);
  else if (!reaction) report(`unknown reaction "${text}"`, line);
  return reaction;
}

/** The number in a link's text; a link without one still names its request in its address. */
function readLink(link: Link, report: Report): number | undefined {
  const text = textOf(link);
  const named = /#\s*(\d+)/.exec(text)?.[1];
  const addressed = /action_(\d+)$/.exec(link.url)?.[1];
  if (!named && !addressed) report(`link "${text}" without a number`, lineOf(link));
  else if (!named)
    report(`link "${text}" without a number; its address says #${addressed}`, lineOf(link));
  else if (addressed && addressed !== named)
    report(`link ${text} leads to #${addressed}`, lineOf(link));
  const number = named ?? addressed;
  return number === undefined ? undefined : Number(number);
}

function linksIn(node: Nodes): Link[] {
  if (node.type === 'link') return [node];
  return 'children' in node ? node.children.flatMap(linksIn) : [];
}
