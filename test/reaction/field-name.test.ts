import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/index.js';
import { rig } from '../support/engine.js';

const fieldNames = { phone: 'tel', 'location.lat': 'lat', firstName: 'given', code: 'otp' };

describe('fieldNames', () => {
  it.each([
    [118, 1, { field: 'tel', problem: 'invalid' }],
    [203, 18, { field: 'lat', problem: 'invalid' }],
    [106, undefined, { field: 'otp', problem: 'incorrect' }],
    [124, 4, { fields: ['given', 'lastName'], problem: 'eitherRequired' }],
    [118, 3, { field: 'lastName', problem: 'invalid' }],
    [203, undefined, { problem: 'unspecified' }],
  ] as const)('gives %i/%s the form fields of the app', (majorCode, minorCode, input) => {
    expect(resolve({ majorCode, minorCode }, { fieldNames }).reaction).toEqual({
      kind: 'correctInput',
      ...input,
    });
  });

  it('leaves a field that it does not hold our name', () => {
    expect(resolve({ majorCode: 118, minorCode: 1 }, { fieldNames: {} }).reaction).toMatchObject({
      field: 'phone',
    });
  });

  it('leaves the field of an override as the app wrote it', () => {
    const overrides = { FORBIDDEN: { kind: 'correctInput', field: 'code' } } as const;
    expect(resolve({ majorCode: 4 }, { fieldNames, overrides }).reaction).toMatchObject({
      field: 'code',
    });
  });

  it('leaves the row of the resolution as the catalogue has it', () => {
    const { minor } = resolve({ majorCode: 118, minorCode: 1 }, { fieldNames });
    expect(minor?.field).toBe('phone');
  });

  it('reaches input.rejected', () => {
    const { engine, emitted } = rig({ fieldNames });
    engine.receive({ majorCode: 118, minorCode: 1 });
    engine.receive({ majorCode: 124, minorCode: 4 });
    expect(emitted.filter(({ name }) => name === 'input.rejected')).toMatchObject([
      { payload: { field: 'tel', problem: 'invalid' } },
      { payload: { fields: ['given', 'lastName'], problem: 'eitherRequired' } },
    ]);
  });
});
