import { describe, expect, it } from 'vitest';
import { development } from '../../src/development.js';
import { extendProtocol, igap, isReactionError, resolve } from '../../src/index.js';
import type { ProtocolExtension } from '../../src/protocol/extend.js';
import { rig } from '../support/engine.js';
import { inDevelopment, said } from '../support/said.js';

const mine = extendProtocol(igap, {
  errors: {
    CLIENT_VOTE: {
      code: 677,
      action: 677,
      minors: {
        6: { kind: 'deny', problem: 'tooManyVotes' },
        7: { kind: 'inform', problem: 'votedAlready' },
      },
    },
    FORBIDDEN: { minors: { 9: { kind: 'deny' }, 14: { kind: 'deny' } } },
  },
  beforeLogin: [506],
  subjects: [136],
});
const resolved = (majorCode: number, minorCode?: number) =>
  resolve({ majorCode, minorCode }, { protocol: mine });

describe('extendProtocol', () => {
  it('adds errors: found by name and code, their minors with a reaction and a problem', () => {
    expect(mine.find('CLIENT_VOTE')).toMatchObject({ code: 677, action: 677, basis: 'added' });
    expect(mine.find(677)).toBe(mine.find('CLIENT_VOTE'));
    expect(mine.codes.CLIENT_VOTE).toBe(677);
    expect(resolved(677, 6)).toMatchObject({
      entry: { name: 'CLIENT_VOTE' },
      minor: { minor: 6 },
      reaction: { kind: 'deny', problem: 'tooManyVotes' },
      basis: 'added',
    });
    expect(resolved(677, 7).reaction).toEqual({ kind: 'inform', problem: 'votedAlready' });
    // What its name says, of a minor that was not added.
    expect(resolved(677, 8)).toMatchObject({ reaction: { kind: 'inform' }, basis: 'added' });
  });

  it('adds minors to documented errors, whose other minors stay as they are', () => {
    expect(resolved(4, 14)).toMatchObject({ reaction: { kind: 'deny' }, basis: 'added' });
    const { minor, reaction, basis } = resolve({ majorCode: 4, minorCode: 13 });
    expect(resolved(4, 13)).toMatchObject({ minor, reaction, basis });
  });

  it('changes what a minor of the document means; its field and problem stay where nothing else is said', () => {
    const protocol = extendProtocol(igap, {
      errors: {
        USER_LOGIN_FAILED: { minors: { 4: { kind: 'register' } } },
        USER_CONTACTS_IMPORT_BAD_PAYLOAD: {
          minors: { 2: { kind: 'correctInput', problem: 'tooLong' }, 3: { kind: 'inform' } },
        },
      },
    });
    const of = (majorCode: number, minorCode: number) =>
      resolve({ majorCode, minorCode }, { protocol });
    expect(of(111, 4)).toMatchObject({ reaction: { kind: 'register' }, basis: 'added' });
    expect(of(118, 2).reaction).toEqual({
      kind: 'correctInput',
      field: 'firstName',
      problem: 'tooLong',
    });
    expect(of(118, 3).minor).toMatchObject({ field: 'lastName', kind: 'inform' });
  });

  it('leaves the protocol that it was given as it is', () => {
    expect(igap.find(677)).toBeUndefined();
    expect(resolve({ majorCode: 677, minorCode: 6 }).reaction.kind).toBe('unknown');
    expect(igap.facts.beforeLogin).not.toContain(506);
  });

  it('keeps what an error says of itself, and adds nothing else', () => {
    const { find } = extendProtocol(igap, {
      errors: {
        CLIENT_VOTE: { code: 677, kind: 'lockout', waitMs: 5000 },
        CLIENT_POLL: { code: 678, action: 678, section: 'poll', flagged: true },
        FORBIDDEN: undefined as never,
      },
    });
    const plain = { virtual: false, minors: [], basis: 'added' };
    expect(find(677)).toStrictEqual({
      ...{ code: 677, name: 'CLIENT_VOTE', section: 'added', flagged: false, ...plain },
      reaction: { kind: 'lockout', waitMs: 5000 },
    });
    expect(find(678)).toStrictEqual({
      ...{ code: 678, name: 'CLIENT_POLL', section: 'poll', flagged: true, action: 678, ...plain },
    });
    expect(find(4)).toBe(igap.find(4));
  });

  it('adds to the facts, of which without an extension none is another', () => {
    expect(extendProtocol(igap, {}).facts).toEqual(igap.facts);
    expect(mine.facts).toEqual({
      ...igap.facts,
      beforeLogin: [...igap.facts.beforeLogin, 506],
      subjects: [...igap.facts.subjects, 136],
    });
    const byName = extendProtocol(igap, { subjects: ['USER_REGISTER_MAX_TRY_LOCK'] });
    expect(byName.facts.subjects).toContain(136);
  });

  it('has codes that nobody changes', () => {
    expect(Object.isFrozen(mine.codes)).toBe(true);
    expect(Object.keys(mine.codes)).toHaveLength(Object.keys(igap.codes).length + 1);
  });

  it('adds up: an extension of an extension knows both', () => {
    const both = extendProtocol(mine, { errors: { CLIENT_POLL: { code: 678 } } });
    expect([both.find(677)?.name, both.find(678)?.name]).toEqual(['CLIENT_VOTE', 'CLIENT_POLL']);
    expect(both.facts.subjects).toContain(136);
  });

  it('gives an error without a kind the reaction of its name', () => {
    const protocol = extendProtocol(igap, {
      errors: {
        CLIENT_VOTE_BAD_PAYLOAD: { code: 20_001 },
        CLIENT_VOTE_INTERNAL_SERVER_ERROR: { code: 20_002 },
        CLIENT_VOTE_MAX_TRY_LOCK: { code: 20_003, action: 677, flagged: true },
      },
    });
    const kinds = [20_001, 20_002, 20_003].map(
      (majorCode) => resolve({ majorCode }, { protocol }).reaction.kind,
    );
    expect(kinds).toEqual(['correctInput', 'retryLater', 'lockout']);
  });

  it('gives a row with a lockout its own wait, where the frame has none', () => {
    const protocol = extendProtocol(igap, {
      errors: { FORBIDDEN: { minors: { 20: { kind: 'lockout', waitMs: 5000 } } } },
    });
    const reaction = (wait?: number) =>
      resolve({ majorCode: 4, minorCode: 20, wait }, { protocol }).reaction;
    expect(reaction()).toEqual({ kind: 'lockout', waitMs: 5000 });
    expect(reaction(7)).toEqual({ kind: 'lockout', waitMs: 7000 });
  });
});

describe('what is no protocol', () => {
  const { find, meaningOf, facts } = igap;
  it.each([
    ['nothing', undefined],
    ['a name', 'igap'],
    ['one that finds nothing', { meaningOf, facts }],
    ['one without meanings', { find, facts }],
    ['one without facts', { find, meaningOf }],
    ['one whose facts are none', { find, meaningOf, facts: 'iGap' }],
  ])('is refused: %s', (_, wrong) => {
    expect(() => extendProtocol(wrong as never, {})).toThrow(
      said('extendProtocol.protocol must be a protocol: igap, or what extendProtocol() returns'),
    );
  });
});

describe('an engine with a protocol of the app’s own', () => {
  it('emits what was added, and names its lockouts', () => {
    const { engine } = rig({ protocol: mine });
    const started: unknown[] = [];
    engine.on('lockout.started', ({ lockout }) => started.push(lockout.name));
    engine.receive({ majorCode: 677, minorCode: 6, wait: 30, action: 677 });
    expect(engine.guard(677)).toMatchObject({
      allowed: false,
      lockout: { key: '677', name: 'CLIENT_VOTE' },
    });
    expect(started).toEqual(['CLIENT_VOTE']);
    expect(engine.protocol).toBe(mine);
  });

  it('holds no action behind a login that needs none', async () => {
    const { engine } = rig({ protocol: mine, login: () => new Promise(() => {}) });
    engine.receive({ majorCode: 2 });
    await expect(engine.request(506, async () => 'sent')).resolves.toBe('sent');
    const held = engine.request(507, async () => 'sent').catch(() => 'rejected');
    expect(engine.requests().map(({ state }) => state)).toEqual(['held']);
    await engine.dispose();
    expect(await held).toBe('rejected');
  });

  it('locks one subject of an error that is said to lock one', () => {
    const { engine } = rig({ protocol: mine });
    engine.receive({ majorCode: 136, wait: 30, subject: 'hash' });
    expect([engine.guard(100, 'hash').allowed, engine.guard(100, 'other').allowed]).toEqual([
      false,
      true,
    ]);
  });
});

/** A group of words whose getter throws. */
const unreadable = {
  get errors(): never {
    throw new Error('getter');
  },
};

type Refusal = readonly [what: string, extension: ProtocolExtension, message: RegExp | string];

describe('a clash', () => {
  const refusal = (extension: ProtocolExtension, base = igap as never) => {
    try {
      extendProtocol(base, extension as never);
    } catch (error) {
      if (isReactionError(error, 'OptionError')) return error.message;
    }
    return 'taken';
  };
  const vote = (kind: 'deny' | 'inform') => ({
    errors: { CLIENT_VOTE: { code: 677, minors: { 6: { kind } } } },
  });
  it.each([
    ['code', { CLIENT_VOTE: { code: 111 } }, 'CLIENT_VOTE', /CLIENT_VOTE.*111.*USER_LOGIN_FAILED/],
    [
      'name',
      { USER_LOGIN_FAILED: { code: 677 } },
      'USER_LOGIN_FAILED',
      /USER_LOGIN_FAILED.*111.*677/,
    ],
    [
      'second name',
      { FIRST: { code: 677 }, SECOND: { code: 677 } },
      'SECOND',
      /SECOND.*677.*FIRST/,
    ],
    ['minor', vote('inform').errors, 'CLIENT_VOTE', /CLIENT_VOTE.*6.*deny.*inform/],
  ] as const)('of a %s is refused, and both sides are named', (what, errors, option, both) => {
    const message = refusal({ errors }, (what === 'minor' ? mine : igap) as never);
    expect(message).toMatch(development ? both : new RegExp(`^errors.${option}.* is wrong`));
  });

  it('is none where both say the same', () => {
    const same = { errors: { FORBIDDEN: { minors: { 14: { kind: 'deny' } } } } } as const;
    expect(extendProtocol(mine, same).find(4)).toEqual(mine.find(4));
  });

  it.each<Refusal>([
    [
      'a new name without a code',
      { errors: { CLIENT_VOTE: {} } },
      said('errors.CLIENT_VOTE.code must be given: igap'),
    ],
    ['a code that no frame has', { errors: { CLIENT_VOTE: { code: 0 } } }, /CLIENT_VOTE.code/],
    ...['client vote', 'CLIENT VOTE', 'cLIENT_VOTE'].map(
      (name): Refusal => [
        `the name ${name}`,
        { errors: { [name]: { code: 677 } } },
        said(`errors.${name} must be named in capitals: CLIENT_VOTE`),
      ],
    ),
    ...['x', '1x', 'x1', '01', '-1', '1.5', '4294967296'].map(
      (minor): Refusal => [
        `the minor ${minor}`,
        { errors: { FORBIDDEN: { minors: { [minor]: { kind: 'deny' } } } } } as never,
        said(`errors.FORBIDDEN.minors[${minor}] must be a minor code: 0 to 2^32-1`),
      ],
    ),
    [
      'a field of an error that is no input',
      { errors: { CLIENT_VOTE: { code: 677, kind: 'deny', field: 'code' } } } as never,
      said('errors.CLIENT_VOTE.field must be left out: only correctInput'),
    ],
    [
      'a kind that there is not',
      { errors: { FORBIDDEN: { minors: { 9: { kind: 'refuse' } } } } } as never,
      /FORBIDDEN.minors\[9\].kind/,
    ],
    [
      'a field of what is no input',
      { errors: { FORBIDDEN: { minors: { 9: { kind: 'deny', field: 'code' } } } } } as never,
      said(
        'errors.FORBIDDEN.minors[9].field must be left out: only correctInput has one, this is deny',
      ),
    ],
    ...['NO_SUCH', 677.5, true].map(
      (error): Refusal => [
        `the subject ${error}`,
        { subjects: ['FORBIDDEN', error as never] },
        said('subjects[1] must be the code or name of an error of this protocol'),
      ],
    ),
    ['an action that is none', { beforeLogin: [0] }, /beforeLogin\[0\]/],
    ...inDevelopment<Refusal>([
      'a member that there is not',
      { minors: {} } as never,
      "Unknown option 'minors'",
    ]),
    ['no extension', undefined as never, said('extendProtocol.extension must be an object')],
    [
      'a text that cannot be read',
      { texts: { en: unreadable } } as never,
      said('texts.en.errors must be readable'),
    ],
    [
      'a text that is none',
      { texts: { en: { problems: { tooLong: () => 'no' } } } } as never,
      said('texts.en.problems must be an object whose values are strings'),
    ],
  ])('and so is %s', (_, extension, message) => {
    expect(refusal(extension)).toMatch(message);
  });
});
