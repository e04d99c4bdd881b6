import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { catalogueDoc } from '../../seeds/catalogue-doc.js';
import type { DocumentEntry } from '../../seeds/document.js';
import { encodeParts, pack } from '../../seeds/encode.js';
import { parseDocument } from '../../seeds/parse.js';
import { unpack, unpackEntry } from '../../src/protocol/unpack.js';
import { errorDocument, errorText, generated, generatedText, pageText } from './committed.js';

/** What the catalogue keeps of an entry: all but where it stands and how it is worded. */
function shipped({ line, description, actionFrom, rows, ...facts }: DocumentEntry) {
  return { ...facts, minors: rows.map(({ line, detail, words, ...row }) => row) };
}

function expectSame(entries: readonly DocumentEntry[]) {
  const packed = unpack(pack(entries));
  for (const each of entries) {
    const found = packed.find(each.code);
    expect(found && unpackEntry(found)).toEqual(shipped(each));
  }
  const names = new Map<string, number>();
  for (const { name, code } of entries) if (!names.has(name)) names.set(name, code);
  expect(Object.entries(packed.codes())).toEqual([...names]);
}

describe('the committed module', () => {
  it('is what `npm run catalogue` makes of the committed document', () => {
    const parts = encodeParts(errorDocument.entries, { name: 'igap', from: './define.js' });
    expect(generated).toEqual(parts);
  });

  it('holds no sentence of the document', () => {
    const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const module = words(generatedText).join(' ');
    const sentences = errorDocument.entries
      .flatMap(({ description, rows }) => [description, ...rows.map(({ detail = '' }) => detail)])
      .map(words)
      .filter((sentence) => sentence.length >= 4);
    expect(sentences.length).toBeGreaterThan(500);
    for (const sentence of sentences) expect(module).not.toContain(sentence.join(' '));
    expect(module).not.toContain('registration page');
    expect(module).not.toContain('send message message');
  });

  it('is below 100 kB, types and all', () => {
    expect(generatedText.length).toBeLessThan(100_000);
  });
});

describe('the committed page', () => {
  it('is what `npm run catalogue` makes of the committed document', () => {
    expect(pageText).toBe(catalogueDoc(errorDocument));
  });

  it('lists the 182 details with their field, problem and places, six of them for two fields', () => {
    const start = pageText.indexOf('| detail | field |');
    const rows = pageText.slice(start).split('\n\n')[0]?.split('\n').slice(2) ?? [];
    expect(rows).toHaveLength(188);
    expect(new Set(rows.map((row) => row.split(' | ')[0])).size).toBe(182);
    expect(rows).toContain(
      '| Location.lat is invalid | `location.lat` |  | `invalid` | 203/18, 306/18, 406/18 |',
    );
    expect(rows).toContain('| Your account is blocked |  |  | `accountBlocked` | 111/4 |');
  });

  it('shows the word of the document beside the field of the request where they differ', () => {
    for (const row of [
      '| Verification code is invalid | `code` | `verificationCode` | `invalid` | 102/1 |',
      '| Username is invalid | `phoneNumber` | `username` | `invalid` | 100/2 |',
      '| `avatarId` | `id` | #115, #313, #413 | The request has the `id` of what it deletes. |',
    ])
      expect(pageText).toContain(row);
  });
});

describe('packing', () => {
  it('keeps every fact of the document', () => {
    expectSame(errorDocument.entries);
  });

  it('keeps gaps, repeated minors, * among numbers and entries without a table', () => {
    expectSame(
      parseDocument(
        errorText('Error 7 - BOT_BAD_PAYLOAD', 'x', [
          '| 3 | Both are invalid | * |',
          '| * | Room_ID is invalid | Send message [#102](x) |',
          '| 3 | * | * |',
          '| 1 | A_B and C.D_E have been set | * |',
        ]) +
          errorText('Error 8 - BOT', 'x', []) +
          errorText('Error 9 - BOT_2FA_FORBIDDEN', '[#5](x)', ['| * | Too many contacts | * |']) +
          errorText('Error 4000000000 - BOT', 'Virtual Error', []),
      ).entries,
    );
  });

  it('keeps more than nine words that two heads share', () => {
    const long = 'BOT_A_B_C_D_E_F_G_H_I_J_K';
    expectSame(
      parseDocument(
        errorText(`Error 5 - ${long}_L_BAD_PAYLOAD`) + errorText(`Error 9 - ${long}_M_BAD_PAYLOAD`),
      ).entries,
    );
  });

  it('keeps any entries', () => {
    const word = fc.constantFrom(
      'USER',
      'CHAT',
      'QR',
      'CODE',
      'GET',
      'LOCK',
      '2FA',
      'NOT_FOUND',
      'FORBIDDEN',
      'BAD_PAYLOAD',
    );
    const field = fc.constantFrom('roomId', 'location.lat', 'sdpMLineIndex', 'a');
    const row = fc
      .record({
        line: fc.constant(0),
        minor: fc.oneof(fc.nat(), fc.nat(5), fc.constant('*' as const)),
        meaning: fc.oneof(
          fc.constant({}),
          fc.record({ problem: fc.constantFrom('tooLong', 'accountBlocked') }),
          fc.record({ problem: fc.constantFrom('tooLong', 'invalid'), field }),
          fc.record({
            problem: fc.constantFrom('bothSet', 'invalid'),
            fields: fc.tuple(field, field),
          }),
        ),
      })
      .map(({ meaning, ...rest }) => ({ ...rest, ...meaning }));
    const entry = fc
      .record({
        code: fc.oneof(fc.nat(20), fc.nat()),
        name: fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join('_')),
        section: fc.constantFrom('system', 'user', 'qrCode', 'chat'),
        description: fc.constant(''),
        action: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
        flagged: fc.boolean(),
        virtual: fc.boolean(),
        documented: fc.constantFrom(undefined, 'login' as const, 'register' as const),
        rows: fc.array(row, { maxLength: 4 }),
        line: fc.constant(0),
      })
      .map(({ action, documented, ...rest }) => ({
        ...rest,
        ...(action !== undefined && { action }),
        ...(documented && { documented }),
      }));
    const entries = fc
      .uniqueArray(entry, { selector: ({ code }) => code, minLength: 1, maxLength: 30 })
      .map((all) => all.toSorted((a, b) => a.code - b.code));
    fc.assert(fc.property(entries, expectSame), { numRuns: 300 });
    const plain = { description: '', flagged: false, virtual: false, rows: [], line: 0 };
    expectSame([
      { ...plain, code: 0, name: 'QR_CODE_USER', section: 'qrCode' },
      { ...plain, code: 1, name: 'QR_BAD_PAYLOAD', section: 'system' },
    ]);
  });
});
