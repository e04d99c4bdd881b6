import { describe, expect, it } from 'vitest';
import { corrections, exceptions, namedPairs } from '../../seeds/fields.js';
import { parseDocument } from '../../seeds/parse.js';
import { requestFields } from '../../seeds/request-field.js';
import { resolve } from '../../src/index.js';
import { errorDocument, errorText } from './committed.js';

const { entries } = errorDocument;

/** Every field that an error of the catalogue names, by a row of it or by its own name, with its request. */
const named = entries.flatMap(({ code: majorCode, action, rows }) =>
  [undefined, ...rows.map(({ minor }) => (minor === '*' ? undefined : minor))].flatMap(
    (minorCode) => {
      const { reaction, minor } = resolve({ majorCode, minorCode });
      const ofReaction = 'problem' in reaction && 'field' in reaction ? [reaction.field] : [];
      const ofPair = 'fields' in reaction ? (reaction.fields ?? []) : [];
      const ofRow = minor?.fields ?? [minor?.field];
      return [...ofReaction, ...ofPair, ...ofRow].flatMap((field) =>
        field === undefined ? [] : { place: `${majorCode}/${minorCode}`, action, field },
      );
    },
  ),
);

describe('the fields of the catalogue', () => {
  it('are each a field of the request, or an exception', () => {
    expect(named.length).toBeGreaterThan(600);
    const strange = named.filter(
      ({ action, field }) =>
        !requestFields(action)?.has(field) &&
        !exceptions.some((each) => each.action === action && each.field === field),
    );
    expect(strange).toEqual([]);
  });

  it.each([
    [102, 1, 'code'],
    [106, undefined, 'code'],
    [100, 2, 'phoneNumber'],
    [118, 1, 'phone'],
    [122, 1, 'phone'],
    [124, 1, 'phone'],
    [141, 1, 'id'],
    [154, 1, 'token'],
    [154, 2, 'reason'],
    [195, 5, 'questionOne'],
    [195, 6, 'answerOne'],
    [195, 9, 'hint'],
    [195, 3, 'recoveryEmail'],
    [198, undefined, 'oldPassword'],
    [10114, 2, 'email'],
    [10136, 4, 'questionTwo'],
    [10141, 2, 'hint'],
    [212, 3, 'both'],
    [221, 2, 'draft.message'],
    [227, 2, 'name'],
    [300, 2, 'description'],
    [302, 2, 'member.userId'],
    [353, 3, 'pagination.offset'],
    [430, 2, 'name'],
    [600, 7, 'offlineEdited.message'],
    [600, 18, 'offlineDeleted.both'],
    [618, 2, 'offset'],
    [618, 4, 'offsetMessageId'],
  ] as const)('%i/%s names %s', (majorCode, minorCode, field) => {
    expect(resolve({ majorCode, minorCode }).reaction).toMatchObject({
      kind: 'correctInput',
      field,
    });
  });

  it('are the two answers where the name of 10134 says that answers are wrong', () => {
    expect(resolve({ majorCode: 10134 }).reaction).toEqual({
      kind: 'correctInput',
      fields: ['answerOne', 'answerTwo'],
      problem: 'incorrect',
    });
  });
});

describe('the corrections', () => {
  const renamed = entries.flatMap(({ action, rows }) =>
    rows.flatMap(({ words = [], field, fields = [field] }) =>
      words.map((word, at) => ({ action, word, field: fields[at] })),
    ),
  );

  it('are each needed in every request that they name, and each have a reason', () => {
    for (const { word, field, actions, reason } of corrections) {
      const own = renamed.filter((each) => each.word === word && each.field === field);
      expect([word, own.length > 0]).toEqual([word, true]);
      const used = new Set(own.map(({ action }) => action));
      if (actions) expect([word, ...used]).toEqual([word, ...actions]);
      expect(reason).toMatch(/^[A-Z].+\.$/);
    }
  });

  it('are none of a field that its request has', () => {
    for (const { action, word } of renamed) {
      expect([action, word, requestFields(action)?.has(word)]).toEqual([action, word, false]);
    }
  });

  it('leave exceptions only where the request has nothing like it', () => {
    expect(exceptions.map(({ action, field }) => `#${action} ${field}`)).toEqual([
      '#127 sessionId',
    ]);
    for (const { action, field, reason } of exceptions) {
      expect(requestFields(action)?.has(field)).toBe(false);
      expect(named).toContainEqual(expect.objectContaining({ action, field }));
      expect(reason).toMatch(/^[A-Z].+\.$/);
    }
  });

  it('give a pair only where a name says a field that the request does not have', () => {
    for (const { ending, fields, problem } of namedPairs) {
      const own = entries.filter(({ name }) => name.endsWith(ending));
      expect(own.map(({ code }) => code)).toEqual([10134]);
      for (const { action, rows } of own) {
        expect(requestFields(action)?.has('answers')).toBe(false);
        expect(rows).toMatchObject([{ minor: '*', fields, problem }]);
      }
    }
  });
});

describe('another build', () => {
  const build = (action: number, ...details: string[]) =>
    parseDocument(
      errorText(
        'Error 7 - BOT_BAD_PAYLOAD',
        `Bad payload for request [#${action}](x)`,
        details.map((detail, at) => `| ${at + 1} | ${detail} | * |`),
      ),
    );
  const fieldsOf = (action: number, ...details: string[]) =>
    build(action, ...details).entries[0]?.rows.map(({ field, fields }) => fields ?? field);

  it('is corrected by the same lines', () => {
    expect(fieldsOf(101, 'Username is invalid', 'Verification code is invalid')).toEqual([
      'username',
      'code',
    ]);
    expect(fieldsOf(405, 'Group Name is invalid', 'Room_ID is invalid')).toEqual([
      'name',
      'roomId',
    ]);
    expect(fieldsOf(141, 'The first answer or the second answer is required')).toEqual([
      ['answerOne', 'answerTwo'],
    ]);
  });

  it('keeps a word that the request has, and a word whose request has no such field', () => {
    expect(fieldsOf(603, 'Limit is invalid')).toEqual(['limit']);
    expect(fieldsOf(103, 'Verification code is invalid')).toEqual(['verificationCode']);
  });

  it('reports which fields its requests do not have, and which requests are not known', () => {
    expect(build(103, 'Verification code is invalid').findings).toContainEqual({
      line: 6,
      text: '7: #103 has no field verificationCode',
    });
    expect(build(65_000, 'Username is invalid', 'Limit is invalid').findings).toContainEqual({
      line: 1,
      text: '7: #65000 is no known request, its fields stay as worded',
    });
    expect(build(127, 'Session_ID is invalid').findings).toEqual([]);
    expect(build(65_000, 'Too many contacts').findings).toEqual([]);
  });
});
