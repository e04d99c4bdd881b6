import { describe, expect, it } from 'vitest';
import {
  type Entry,
  errorCodes,
  findError,
  type ReactionKind,
  type Resolution,
  resolve,
} from '../../src/index.js';
import { figures } from '../seeds/figures.js';

/** Every documented error, by code. */
const entries = Object.values(errorCodes).map((code): Entry => findError(code));
/** A minor code that no entry lists. */
const undocumented = 4_000_000_000;

function countBy(kindOf: (entry: Entry) => ReactionKind): Partial<Record<ReactionKind, number>> {
  const counts: Partial<Record<ReactionKind, number>> = {};
  for (const entry of entries) {
    const kind = kindOf(entry);
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** `correctInput location.lat invalid, derived` */
function say({ reaction, basis }: Resolution): string {
  switch (reaction.kind) {
    case 'lockout':
      return `lockout ${reaction.waitMs} ms, ${basis}`;
    case 'correctInput': {
      const { field, fields = field === undefined ? [] : [field], problem } = reaction;
      return `correctInput ${fields.map((name) => `${name} `).join('')}${problem}, ${basis}`;
    }
    default:
      return `${reaction.kind}, ${basis}`;
  }
}

/** One line for the entry, and one for each of its numbered minors; neighbours that read the same share one. */
function linesOf(entry: Entry): string[] {
  const { code: majorCode, name } = entry;
  const lines = [`${majorCode} ${name} -> ${say(resolve({ majorCode }))}`];
  let last: { from: number; to: number; said: string } | undefined;
  const put = () => {
    if (last) lines.push(`  /${[...new Set([last.from, last.to])].join('-')} -> ${last.said}`);
  };
  const minors = entry.minors.flatMap(({ minor }) => (minor === '*' ? [] : minor));
  for (const minorCode of new Set(minors)) {
    const said = say(resolve({ majorCode, minorCode }));
    if (last?.said === said && last.to + 1 === minorCode) last.to = minorCode;
    else {
      put();
      last = { from: minorCode, to: minorCode, said };
    }
  }
  put();
  return lines;
}

/** What every entry and row resolves to, as text that a person can read. */
function everyResolution(): string {
  const lines: string[] = [
    'What every error of the document resolves to, without waits and overrides.',
    'code NAME -> kind, field(s) and problem of an input, basis: without a minor, of the row *, and of a minor that is not listed.',
    '  /minor -> of a listed minor; /3-8 of each from 3 to 8.',
  ];
  for (const section of new Set(entries.map((entry) => entry.section))) {
    lines.push('', `== ${section}`);
    for (const entry of entries) if (entry.section === section) lines.push(...linesOf(entry));
  }
  return `${lines.join('\n')}\n`;
}

describe('resolve, over the whole document', () => {
  it('gives every entry and row the reviewed reaction', async () => {
    await expect(everyResolution()).toMatchFileSnapshot('./resolutions.txt');
  });

  it('gives the entries the counts of the design', () => {
    expect(entries).toHaveLength(figures.entries);
    const {
      deny = 0,
      inform = 0,
      ...counts
    } = countBy(({ code }) => resolve({ majorCode: code }).reaction.kind);
    expect(counts).toEqual(figures.reactions);
    expect(deny + inform).toBe(figures.others);
  });

  it('has inputs that a payload names, and some that an error name does', () => {
    const inputs = entries.filter(
      ({ code }) => resolve({ majorCode: code }).reaction.kind === 'correctInput',
    );
    const payloads = inputs.filter(({ name }) => name.endsWith('BAD_PAYLOAD'));
    expect(payloads).toHaveLength(figures.payloads);
    expect(inputs.length - payloads.length).toBe(figures.namedInputs);
  });

  it('documents the waits, the virtual errors and two Reaction cells, and derives the rest', () => {
    const kinds = new Set<string>();
    for (const { code: majorCode } of entries) {
      const { reaction, basis } = resolve({ majorCode });
      if (basis === 'documented') kinds.add(reaction.kind);
    }
    expect(kinds).toEqual(new Set(['login', 'register', 'lockout', 'ignore']));
    for (const { code: majorCode } of entries) {
      const { reaction, basis } = resolve({ majorCode });
      expect(basis).toBe(kinds.has(reaction.kind) ? 'documented' : 'derived');
    }
  });

  it('takes no minor, a minor of 0 and one that is not listed for the row * or the entry', () => {
    for (const entry of entries) {
      const { code: majorCode, minors } = entry;
      const any = minors.find(({ minor }) => minor === '*');
      const without = resolve({ majorCode });
      expect(without.entry).toBe(entry);
      expect(without.minor).toBe(any);
      for (const minorCode of [0, undocumented]) {
        const { frame, ...resolution } = resolve({ majorCode, minorCode });
        expect({ ...resolution, frame: { majorCode } }).toEqual(without);
        expect(frame).toEqual({ majorCode, minorCode });
      }
    }
  });

  it('takes the first row of each listed minor, and the kind of the entry but for 111/4', () => {
    let rows = 0;
    for (const { code: majorCode, minors } of entries) {
      const { kind } = resolve({ majorCode }).reaction;
      for (const { minor } of minors) {
        rows += 1;
        if (minor === '*') continue;
        const resolution = resolve({ majorCode, minorCode: minor });
        expect(resolution.minor).toBe(minors.find((row) => row.minor === minor));
        const blocked = majorCode === 111 && minor === 4;
        expect(resolution.reaction.kind).toBe(blocked ? 'accountBlocked' : kind);
      }
    }
    expect(rows).toBe(figures.rows);
  });

  it('gives a wrong input the field and problem of its row, and none of either twice', () => {
    for (const { code: majorCode, minors } of entries) {
      for (const { minor } of minors) {
        if (minor === '*') continue;
        const { reaction, minor: row } = resolve({ majorCode, minorCode: minor });
        if (reaction.kind !== 'correctInput' || row?.problem === undefined) continue;
        const { field, fields, problem } = row;
        expect(reaction).toEqual({
          kind: 'correctInput',
          problem,
          ...(fields ? { fields } : field === undefined ? {} : { field }),
        });
      }
    }
  });
});
