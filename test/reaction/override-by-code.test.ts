import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/index.js';
import { rig } from '../support/engine.js';
import { inDevelopment, said } from '../support/said.js';

describe('an override', () => {
  const overrides = {
    FORBIDDEN: { kind: 'inform' },
    'FORBIDDEN/14': { kind: 'deny' },
    677: { kind: 'retryLater' },
    '677/6': { kind: 'deny', problem: 'tooManyVotes' },
    '104/2': { kind: 'deny' },
  } as const;
  const of = (majorCode: number, minorCode?: number, wait?: number) =>
    resolve({ majorCode, minorCode, wait }, { overrides });

  it('is found by name or code, with a minor or without, documented or not; the most exact counts', () => {
    expect(of(4).reaction.kind).toBe('inform');
    expect(of(4, 14).reaction.kind).toBe('deny');
    expect(of(677).reaction.kind).toBe('retryLater');
    expect(of(677, 6).reaction).toEqual({ kind: 'deny', problem: 'tooManyVotes' });
    expect(of(104, 2)).toMatchObject({ reaction: { kind: 'deny' }, basis: 'override' });
    expect(of(104, 1).basis).toBe('derived');
  });

  it('of an undocumented code has neither entry nor row, and the basis override', () => {
    expect(of(677, 6)).toMatchObject({ entry: undefined, minor: undefined, basis: 'override' });
  });

  it('keeps the field of the row where it names none', () => {
    const options = { overrides: { '118/2': { kind: 'correctInput', problem: 'odd' } } } as const;
    expect(resolve({ majorCode: 118, minorCode: 2 }, options).reaction).toEqual({
      kind: 'correctInput',
      field: 'firstName',
      problem: 'odd',
    });
  });

  it('with a lockout says how long, where the frame has no wait', () => {
    const { engine } = rig({ overrides: { 152: { kind: 'lockout', waitMs: 3_600_000 } } });
    engine.receive({ majorCode: 152 });
    expect(engine.guard(118)).toMatchObject({ allowed: false, remainingMs: 3_600_000 });
    engine.clearLockout(engine.lockouts()[0] as never);
    engine.receive({ majorCode: 152, wait: 5 });
    expect(engine.guard(118)).toMatchObject({ remainingMs: 5000 });
  });

  it.each([
    [
      { NO_SUCH_ERROR: { kind: 'deny' } },
      said("overrides['NO_SUCH_ERROR']: igap has no error NO_SUCH_ERROR"),
    ],
    ...['x', '1x', 'x1', '4294967296', ''].map((minor): [object, string] => [
      { [`FORBIDDEN/${minor}`]: { kind: 'deny' } },
      said(`overrides['FORBIDDEN/${minor}']: the minor code ${minor} is no number, 0 to 2^32-1.`),
    ]),
    ...['x4', '4x', '', '0', '4294967296'].map((key): [object, string] => [
      { [key]: { kind: 'deny' } },
      said(`overrides['${key}']: igap has no error ${key}`),
    ]),
    ...inDevelopment<[object, string]>([
      { FORBIDDEN: { kind: 'denied' } },
      "'denied' is none. One of: ignore, lockout, login, register, sessionReplaced, follow, ",
    ]),
    [
      { FORBIDDEN: { kind: 'refuse' } },
      said("overrides['FORBIDDEN'].kind must be a kind of reaction"),
    ],
    [
      { FORBIDDEN: { kind: 'deny', waitMs: 5 } },
      said("overrides['FORBIDDEN'].waitMs must be left out: only lockout"),
    ],
  ])('that is wrong is refused, and the wrong part is named: %j', (wrong, message) => {
    expect(() => rig({ overrides: wrong as never })).toThrow(message);
  });
});

describe('an override that is given to resolve', () => {
  const unreadable = {
    get kind(): never {
      throw new Error('getter');
    },
  };
  const refuse = (overrides: object, message: string) =>
    expect(() => resolve({ majorCode: 4 }, { overrides } as never)).toThrow(message);

  it('is refused where it cannot be read', () => {
    const list = Object.defineProperty({}, 'FORBIDDEN', {
      enumerable: true,
      get: () => unreadable.kind,
    });
    refuse(list, said('overrides must be an object that can be read'));
    refuse({ FORBIDDEN: unreadable }, said("overrides['FORBIDDEN'].kind must be a kind"));
    refuse({ FORBIDDEN: null }, said("overrides['FORBIDDEN'].kind must be a kind"));
  });
});

describe('the names of fields', () => {
  it('of one request go before those of the engine', async () => {
    const { engine } = rig({ fieldNames: { firstName: 'givenName', lastName: 'familyName' } });
    const refused = async (minorCode: number, fieldNames?: Record<string, string>) => {
      const send = () => Promise.reject({ majorCode: 118, minorCode });
      const error = await engine.request(106, send, { fieldNames }).catch((error) => error);
      return error.resolution.reaction.field;
    };
    expect(await refused(2)).toBe('givenName');
    expect(await refused(2, { firstName: 'first' })).toBe('first');
    expect(await refused(3, { firstName: 'first' })).toBe('familyName');
  });

  it.each([null, 'first', 8])('of one request that are no object are refused: %j', (wrong) => {
    const { engine } = rig();
    const options = { fieldNames: wrong as never };
    expect(() => engine.request(106, async () => {}, options)).toThrow('request.fieldNames');
  });
});
