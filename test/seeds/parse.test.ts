import { describe, expect, it } from 'vitest';
import { countsOf, DocumentError } from '../../seeds/document.js';
import { parseDocument } from '../../seeds/parse.js';
import { errorDocument, errorsText, errorText } from './committed.js';
import { countsText, figures } from './figures.js';

const { entries } = errorDocument;
const entryOf = (code: number) => entries.find((entry) => entry.code === code);
const codesWhere = (test: (entry: (typeof entries)[number]) => boolean) =>
  entries.filter(test).map(({ code }) => code);
const problemsOf = (text: string) =>
  parseDocument(text).findings.map(({ line, text }) => `${line}: ${text}`);

describe('the committed document', () => {
  it('has its entries in sections, rows, flags and virtual errors', () => {
    expect(countsOf(entries)).toBe(countsText);
    expect([...new Set(entries.map(({ section }) => section))]).toEqual([
      ...['system', 'user', 'chat', 'group', 'channel', 'info', 'client', 'file', 'qrCode'],
      ...['signaling', 'geo', 'wallet', 'mpl', 'billInquiry'],
    ]);
  });

  it('links most actions, names some by a prefix, and leaves a few errors without one', () => {
    expect(codesWhere(({ actionFrom }) => actionFrom === 'link')).toHaveLength(figures.linked);
    const byPrefix = entries.filter(({ actionFrom }) => actionFrom === 'prefix');
    expect(byPrefix.map(({ code, action }) => `${code} #${action}`)).toEqual([
      ...[
        '104 #101',
        '105 #101',
        '106 #101',
        '107 #101',
        '108 #101',
        '111 #102',
        '153 #118',
        '184 #101',
      ],
    ]);
    expect(codesWhere(({ action }) => action === undefined)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 602, 603, 604, 605, 606, 607, 608, 609],
    ]);
  });

  it('words the same detail in different ways', () => {
    const details = entries.flatMap(({ rows }) => rows.flatMap(({ detail }) => detail ?? []));
    expect(new Set(details).size).toBe(figures.details);
  });

  it('gives the entries in code order, whatever their order in a section', () => {
    const codes = entries.map(({ code }) => code);
    expect(codes).toEqual(codes.toSorted((a, b) => a - b));
    expect(entryOf(135)?.line).toBeLessThan(entryOf(102)?.line ?? 0);
  });

  it('flags the errors whose heading has the flag before the word Error', () => {
    expect(codesWhere(({ flagged }) => flagged)).toEqual([
      ...[10, 108, 136, 137, 153, 158, 175, 191, 197, 234, 368, 457],
      ...[10101, 10106, 10110, 10116, 10124, 10127, 10133, 10138, 10143],
    ]);
  });

  it('has no row for a virtual error, and at least one for every other', () => {
    expect(codesWhere(({ virtual }) => virtual)).toEqual([602, 603, 604, 605, 606, 607, 608, 609]);
    for (const { virtual, rows } of entries) expect(rows.length === 0).toBe(virtual);
  });

  it.each([919, 924, 1011])('reads the lower-case heading of %i', (code) => {
    expect(entryOf(code)?.name).toMatch(/^(SIGNALING|GEO)_/);
  });

  it.each([
    [1019, 'GEO_GET_CONFIGURATION_BAD_PAYLOAD', 'two spaces before it'],
    [127, 'USER_PROFILE_GET_NICKNAME_INTERNAL_SERVER_ERROR', 'a space after it'],
    [700, 'FILE_UPLOAD_OPTION_BAD_PAYLOAD', 'a dot after it'],
  ])('reads the name of %i, %s, with %s', (code, name) => {
    expect(entryOf(code)?.name).toBe(name);
  });

  it('takes a reaction from 2 and 111 only, and none from an empty cell', () => {
    const documented = entries.filter((entry) => entry.documented);
    expect(documented.map(({ code, documented }) => [code, documented])).toEqual([
      [2, 'login'],
      [111, 'register'],
    ]);
    for (const code of [112, 353, 415, 656]) expect(entryOf(code)?.documented).toBeUndefined();
  });

  it('mixes * with a number in 111 only', () => {
    expect(
      codesWhere(({ rows }) => rows.length > 1 && rows.some(({ minor }) => minor === '*')),
    ).toEqual([111]);
    expect(entryOf(111)?.rows.map(({ minor }) => minor)).toEqual(['*', 4]);
  });

  it('keeps both rows of the minor that 9104 has twice, amount first', () => {
    expect(entryOf(9104)?.rows.map(({ minor, field }) => `${minor} ${field}`)).toEqual([
      ...['1 chargeMobileNumber', '2 amount', '2 type'],
    ]);
  });

  it('keeps the gap in the minors of 203, and its text in bold without the stars', () => {
    const rows = entryOf(203)?.rows ?? [];
    expect(rows.map(({ minor }) => minor).filter((minor) => minor === 20 || minor === 21)).toEqual(
      [],
    );
    expect(rows.find(({ minor }) => minor === 32)).toMatchObject({
      detail: 'Message is too long',
      field: 'message',
      problem: 'tooLong',
    });
  });

  it('leaves the symbols out of the rows', () => {
    expect(entries[0]).toMatchObject({ code: 1, rows: [{ minor: '*', line: 23 }] });
  });

  it('takes the facts of 661 and 662 from their names, not from the swapped descriptions', () => {
    expect(entryOf(661)).toMatchObject({
      name: 'CLIENT_REGISTER_DEVICE_INTERNAL_SERVER_ERROR',
      action: 617,
    });
    expect(entryOf(662)).toMatchObject({ name: 'CLIENT_REGISTER_DEVICE_FORBIDDEN', action: 617 });
  });

  it('gives a row without a text neither problem nor field', () => {
    for (const row of entryOf(10102)?.rows ?? [])
      expect(Object.keys(row).toSorted()).toEqual(['line', 'minor']);
    expect(entryOf(202)?.rows.map(({ problem }) => problem)).toEqual([
      undefined,
      undefined,
      'peerBlocked',
    ]);
  });

  it('is listed with what is wrong, by line', () => {
    expect(`\n${problemsOf(errorsText).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      92: "User Errors(1xx)" names 100-199; 75 of its 172 entries are outside, the first is 10100
      146: 104: no link; its name says #101
      154: 105: no link; its name says #101
      162: 106: no link; its name says #101
      170: 107: no link; its name says #101
      178: 108: no link; its name says #101
      186: 184: no link; its name says #101
      217: 111: no link; its name says #102
      238: 112: empty reaction
      357: 127: a space after the name
      490: 152: USER_GET_DELETE_TOKEN_MAX_TRY_LOCK is a lock without the wait flag
      497: 153: no link; its name says #118
      2187: 353: empty reaction
      2585: 415: empty reaction
      3648: 656: empty reaction
      3683: 661: CLIENT_REGISTER_DEVICE_INTERNAL_SERVER_ERROR has the description of FORBIDDEN
      3691: 662: CLIENT_REGISTER_DEVICE_FORBIDDEN has the description of INTERNAL_SERVER_ERROR
      3701: 700: a dot after the name
      3839: "QR code errors 7xx" names 700-799; 10 of its 10 entries are outside, the first is 800
      4091: 919: heading says "error"
      4133: 924: heading says "error"
      4267: 1011: heading says "error"
      4333: 1019: 2 spaces after ###
      4486: "Mpl errors 90xx" names 9000-9099; 8 of its 8 entries are outside, the first is 9100
      4527: 9104: minor 2 stands on line 4526 already, which counts
      "
    `);
  });

  it.each([
    ['CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a newline at the end', (text: string) => `${text}\n`],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['tabs in its cells', (text: string) => text.replaceAll('| * ', '|\t*\t')],
  ])(
    'reads the same with %s',
    (_, change) => {
      expect(parseDocument(change(errorsText)).entries).toEqual(entries);
    },
    20_000,
  );
});

describe('another build', () => {
  const text = [
    '# Errors\n# Bot errors 20xx\n',
    errorText(
      'Error 2000 - BOT_START_BAD_PAYLOAD',
      'Bad payload for request [#2000](x#action_2000)',
      [
        '| * | * | Go to registration page |',
        '| 7 | Invalid bot_name | * |',
        '| 1 | * | * |',
        '| 9 | The moon is full | Howl |',
      ],
    ),
    errorText(
      'Error 2001 - BOT_START_INTERNAL_SERVER_ERROR',
      'Internal server error for request [#](x#action_2000)',
      [],
    ),
    errorText('Error 2002 - BOT_START_FAILED', 'Failed [here](x)'),
    errorText(
      'Error 2003 - BOT_STOP_FORBIDDEN',
      'Bad payload for requests [#2003](x) and [#2004](x)',
    ),
    errorText(':construction: Error 2104 - BOT_STOP_FORBIDDEN', 'Virtual Error', []),
  ].join('');
  const build = parseDocument(text);

  it('mixes * with numbers, has entries without a table and links without a number', () => {
    expect(
      build.entries.map(({ code, action, virtual, rows }) => [
        code,
        action,
        virtual,
        rows.map(({ minor }) => minor),
      ]),
    ).toEqual([
      [2000, 2000, false, ['*', 7, 1, 9]],
      [2001, 2000, false, []],
      [2002, 2000, false, ['*']],
      [2003, 2003, false, ['*']],
      [2104, undefined, true, []],
    ]);
  });

  it('keeps an unknown wording as a problem of its own', () => {
    expect(build.entries[0]?.rows[3]).toMatchObject({ problem: 'theMoonIsFull' });
    expect(build.entries[0]?.rows[1]).toMatchObject({ problem: 'invalid', field: 'botName' });
  });

  it('is listed in full', () => {
    expect(`\n${problemsOf(text).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      2: "Bot errors 20xx" names 2000-2099; 1 of its 5 entries are outside, the first is 2104
      3: 2000: #2000 is no known request, its fields stay as worded
      11: 2000: unknown wording "The moon is full", kept as theMoonIsFull
      11: 2000: unknown reaction "Howl"
      13: 2001: no table, though it is not virtual
      14: 2001: link "#" without a number; its address says #2000
      17: 2002: no link; its name says #2000
      18: 2002: link "here" without a number
      24: 2003: BOT_STOP_FORBIDDEN has the description of BAD_PAYLOAD
      25: 2003: links #2003 and #2004; the first counts
      31: 2104: unknown symbol ":construction:"
      31: 2104: the name BOT_STOP_FORBIDDEN is that of 2003 on line 24 too
      "
    `);
  });

  it('is listed with links, tables, reactions and headings that do not fit', () => {
    const header = '| Reaction | Minor Code | Detail |\n|---|---|---|\n';
    const text = [
      '# Bot errors\n',
      errorText('Error 1 - BOT_GO_BAD_PAYLOAD', 'Bad payload [#1](x#action_2)', [
        '| * | * | Go to registration page |',
        '| 1 |  | Send message [#102](x) |',
      ]),
      `${header}| * | 2 | Random id is invalid |\n\n`,
      errorText('ERROR 2: bot_go_forbidden', 'You are forbidden [#3](x)'),
      '## Notes\n\nNothing.\n',
    ].join('');
    const [entry, other] = parseDocument(text).entries;
    expect(entry).toMatchObject({ action: 1, documented: 'register' });
    expect(entry?.rows[2]).toMatchObject({ minor: 2, field: 'randomId', problem: 'invalid' });
    expect(other).toMatchObject({ name: 'BOT_GO_FORBIDDEN', action: 3, section: 'bot' });
    expect(`\n${problemsOf(text).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      2: 1: #1 is no known request, its fields stay as worded
      3: 1: link #1 leads to #2
      8: 1: empty detail
      8: 1: a second reaction, "Send message #102"
      10: 1: a second table, read as part of the first
      14: 2: heading says "ERROR"
      14: 2: name "bot_go_forbidden" read as BOT_GO_FORBIDDEN
      14: 2: links #3 where BOT_GO is #1
      21: heading "Notes" is no error, left out
      "
    `);
  });

  it('does not give a name with an ending of its own the action of a shorter one', () => {
    const { entries } = parseDocument(
      errorText('Error 1 - FILE_UPLOAD_BAD_PAYLOAD', 'Bad payload [#702](x)') +
        errorText('Error 2 - FILE_UPLOAD_INIT_FORBIDDEN', 'Not linked') +
        errorText('Error 3 - FILE_UPLOADED', 'Not linked'),
    );
    expect(entries.map(({ action }) => action)).toEqual([702, undefined, undefined]);
  });
});

describe('an action', () => {
  const unlinked = 'Bad payload for request [#](../proto/README.md#action_)';
  it('is found by any linked sibling, not by a longer name', () => {
    const { entries } = parseDocument(
      errorText('Error 1 - CLIENT_GET_ROOM_LIST_BAD_PAYLOAD', 'Bad payload [#601](x)') +
        errorText('Error 2 - CLIENT_GET_ROOM_BAD_PAYLOAD', unlinked) +
        errorText('Error 3 - CLIENT_GET_ROOM_NOT_FOUND', 'None [#602](x)') +
        errorText('Error 4 - CLIENT_GET_ROOM_LIST_EMPTY', 'None') +
        errorText('Error 5 - CLIENT_BAD_PAYLOAD', 'Bad payload [#600](x)') +
        errorText('Error 6 - CLIENT_LEFT', 'Gone'),
    );
    expect(entries.map(({ action }) => action)).toEqual([601, 602, 602, 601, 600, undefined]);
  });
});

describe('a document that cannot be understood', () => {
  const heading = 'Error 9 - BOT_BAD_PAYLOAD';
  const good = errorText(heading);
  it.each([
    ['empty', '', 1, 'no entry'],
    ['without an error', '# Errors\n\nNothing here.\n', 1, 'no entry'],
    [
      'with a code twice',
      good + errorText('Error 9 - BOT_FORBIDDEN'),
      8,
      'code 9 stands on line 1 already',
    ],
    [
      'with a cell too many',
      errorText(heading, 'x', ['| * | * | * |', '| 1 | a | * | b |']),
      7,
      '4 cells',
    ],
    ['with a cell too few', errorText(heading, 'x', ['| 1 | a |']), 6, '2 cells'],
    ['with a text right below a table', `${good.trimEnd()}\nlazy\n`, 7, '1 cell where'],
    [
      'with rows without a header',
      `### ${heading}\nx\n\n| 1 | a | * |\n| 2 | b | * |\n`,
      4,
      'without a header',
    ],
    [
      'with a header of fewer dashes',
      `### ${heading}\nx\n\n| Minor Code | Detail | Reaction |\n|--|--|\n| 1 | a | * |\n`,
      4,
      'without a header',
    ],
    [
      'with rows below the description',
      `### ${heading}\nx\n| 1 | a | * |\n`,
      3,
      'without a header',
    ],
    [
      'with a header of other names',
      `### ${heading}\nx\n\n| 1 | a | * |\n|--|--|--|\n| 2 | b | * |\n`,
      4,
      'header',
    ],
    [
      'with a minor that is no number',
      errorText(heading, 'x', ['| one | a | * |']),
      6,
      '"one" is no number',
    ],
    ['with a heading without a code', `${good}### Error BOT 12\n`, 8, 'heading'],
    [
      'with a table of no error',
      `| Minor Code | Detail | Reaction |\n|--|--|--|\n| 1 | a | * |\n\n${good}`,
      1,
      'no error',
    ],
  ])('names the line of one %s', (_, text, line, part) => {
    const parse = () => parseDocument(text);
    expect(parse).toThrow(DocumentError);
    expect(parse).toThrow(part);
    expect(parse).toThrow(expect.objectContaining({ line }));
  });

  it('names the line behind CRLF too', () => {
    const text = errorText(heading, 'x', ['| 1 | a |']).replaceAll('\n', '\r\n');
    expect(() => parseDocument(text)).toThrow('line 6: a row of 2 cells where the header has 3');
  });
});
