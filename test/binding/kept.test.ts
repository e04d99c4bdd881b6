// What a component follows while its arguments change, and what stands above it. Comes in: engines, actions, subjects. Goes out: the same source
// as long as they name the same.
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { kept } from '../../src/binding/kept.js';
import { aboveOf, required } from '../../src/binding/provided.js';
import { countdownOf } from '../../src/binding/source.js';
import { whileAlive } from '../../src/binding/while-alive.js';
import { OptionError } from '../../src/index.js';
import { milestones } from '../../src/milestones.js';
import { rig } from '../support/engine.js';

function made() {
  const { engine, clock } = rig();
  onTestFinished(() => engine.dispose());
  return { engine, clock };
}

describe('a source that is kept', () => {
  it('is the same while its arguments name the same, and another where one of them does not', () => {
    let { engine } = made();
    let args: [number, unknown] = [201, { low: 42, high: 0 }];
    const make = vi.fn((...of: readonly unknown[]) => of);
    const source = kept(
      () => engine,
      make,
      () => args,
    );
    const first = source();
    expect(source()).toBe(first);
    // Another object for the same number, as a protobuf Long is.
    args = [201, { low: 42, high: 0 }];
    expect(source()).toBe(first);
    args = [201, 42n];
    expect(source()).toBe(first);
    args = [202, '42'];
    expect(source()).not.toBe(first);
    const third = source();
    engine = made().engine;
    expect(source()).not.toBe(third);
    expect(make).toHaveBeenLastCalledWith(engine, 202, '42');
  });
});

describe('what stands above components', () => {
  it('is read anew each time, in English where no locale is given', () => {
    const { engine } = made();
    let locale: string | undefined;
    const above = aboveOf(
      () => engine,
      () => locale,
    );
    expect([above.engine(), above.locale()]).toEqual([engine, 'en']);
    locale = 'fa';
    expect(above.locale()).toBe('fa');
  });

  it('must be an engine, at once and later', () => {
    let engine: unknown = made().engine;
    const above = aboveOf(
      () => engine as never,
      () => 'en',
    );
    engine = {};
    expect(() => above.engine()).toThrow(OptionError);
    expect(() =>
      aboveOf(
        () => null as never,
        () => 'en',
      ),
    ).toThrow(OptionError);
  });

  it('must be there', () => {
    expect(() => required(undefined, 'ReactionsProvider')).toThrow(
      'No ReactionsProvider above this component.',
    );
    expect(required(5, 'ReactionsProvider')).toBe(5);
  });
});

it('what is called while an engine lives throws what else it throws', async () => {
  const { engine } = rig();
  const remaining = whileAlive(() => engine.countdown({ action: 201 }).get(), 'none');
  const broken = whileAlive(() => {
    throw new TypeError('broken');
  }, 'none');
  expect(remaining()).toBe(0);
  await engine.dispose();
  expect(remaining()).toBe('none');
  expect(broken).toThrow('broken');
});

it('the milestones of a countdown call back at each of them, and at no second between', async () => {
  const { engine, clock } = made();
  engine.lockOut({ action: 201, waitMs: 62_000 });
  const marks = milestones(countdownOf(engine, 201, undefined));
  const said: number[] = [];
  const off = marks.subscribe(() => said.push(marks.get()));
  await clock.advance(62_000);
  expect(said).toEqual([60_000, 30_000, 10_000, 0]);
  off();
  engine.lockOut({ action: 201, waitMs: 20_000 });
  await clock.advance(20_000);
  expect(said).toHaveLength(4);
});
