import { describe, expect, it } from 'vitest';
import type { DocumentEntry, DocumentRow } from '../../seeds/document.js';
import { pack } from '../../seeds/encode.js';
import { resolve } from '../../src/index.js';
import { defineProtocol } from '../../src/protocol/define.js';
import { said } from '../support/said.js';

const entry = (
  code: number,
  name: string,
  minors: readonly (Partial<DocumentRow> & Pick<DocumentRow, 'minor'>)[] = [{ minor: '*' }],
): DocumentEntry => ({
  ...{ code, name, action: code, section: 'poll', description: '', line: 1 },
  ...{ flagged: false, virtual: false, rows: minors.map((row) => ({ line: 1, ...row })) },
});
const compiled = (...entries: readonly DocumentEntry[]) => {
  const packed = pack(entries);
  return defineProtocol({ name: 'poll', format: 1, packed });
};

describe('defineProtocol', () => {
  it('finds the errors of its document by code and name, and no others', () => {
    const poll = compiled(
      entry(20, 'POLL_OPEN_FORBIDDEN'),
      entry(21, 'POLL_CLOSE_FORBIDDEN'),
      entry(40, 'POLL_VOTE_FORBIDDEN'),
    );
    const codes = [0, 19, 20, 21, 22, 39, 40, 41, 20.5, Number.NaN, Number.POSITIVE_INFINITY];
    expect(codes.map((code) => poll.find(code)?.code)).toEqual([
      ...[undefined, undefined, 20, 21, undefined, undefined, 40],
      ...[undefined, undefined, undefined, undefined],
    ]);
    expect(poll.find('POLL_VOTE_FORBIDDEN')?.code).toBe(40);
    expect(poll.find('POLL')).toBeUndefined();
  });

  it('has the same codes each time', () => {
    const poll = compiled(entry(20, 'POLL_OPEN_FORBIDDEN'));
    expect(poll.codes).toBe(poll.codes);
    expect(poll.codes).toEqual({ POLL_OPEN_FORBIDDEN: 20 });
  });

  it.each([
    ['of another format', { name: 'poll', format: 2, packed: '' }],
    ['that is no text', { name: 'poll', format: 1, packed: new Uint8Array(1) }],
  ])('refuses a document %s', (_, given) => {
    expect(() => defineProtocol(given as never)).toThrow(
      said('defineProtocol.format must be 1: compile the document with this version'),
    );
  });
});

describe('a minor code that is not listed', () => {
  const first = { minor: 1, field: 'title', problem: 'tooLong' };
  const reactionOf = (...rows: Parameters<typeof entry>[2] & {}) =>
    resolve(
      { majorCode: 20, minorCode: 9 },
      { protocol: compiled(entry(20, 'POLL_OPEN_BAD_PAYLOAD', rows)) },
    ).reaction;

  it('is about the field that all rows name', () => {
    const second = { minor: 2, field: 'title', problem: 'tooShort' };
    expect(reactionOf(first, second)).toStrictEqual({
      ...{ kind: 'correctInput', field: 'title', problem: 'unspecified' },
    });
  });

  it('is about no field where the rows name more than one, or there is none', () => {
    const second = { minor: 2, field: 'choice', problem: 'invalid' };
    const plain = { kind: 'correctInput', problem: 'unspecified' };
    expect(reactionOf(first, second)).toStrictEqual(plain);
    expect(reactionOf()).toStrictEqual(plain);
  });
});

describe('a minor code that stands twice', () => {
  it('means what its first row says', () => {
    const [one, two] = [
      { minor: 9, field: 'title', problem: 'tooLong' },
      { minor: 9, field: 'choice', problem: 'invalid' },
    ];
    const protocol = compiled(entry(20, 'POLL_OPEN_BAD_PAYLOAD', [one, two]));
    const { reaction } = resolve({ majorCode: 20, minorCode: 9 }, { protocol });
    expect(reaction).toMatchObject({ field: 'title', problem: 'tooLong' });
  });
});
