import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type EmittedEvent, eventNames } from '../../examples/player.js';
import type { ReactionKind } from '../../src/index.js';
import { type Played, played } from './playing.js';

const kinds: Record<ReactionKind, true> = {
  login: true,
  register: true,
  accountBlocked: true,
  sessionTerminated: true,
  sessionReplaced: true,
  setNickname: true,
  verifyTwoStep: true,
  lockout: true,
  correctInput: true,
  retryLater: true,
  deny: true,
  inform: true,
  follow: true,
  ignore: true,
  unknown: true,
};

describe('the recorded day', () => {
  let day: Played;
  let emitted: EmittedEvent[];
  const resolutions = () =>
    emitted.flatMap((event) => (event.name === 'reaction' ? [event.payload] : []));
  const toldOf = (majorCode: number) =>
    day.moments.flatMap(({ emitted }) =>
      emitted.some(
        ({ name, payload }) => name === 'reaction' && payload.frame.majorCode === majorCode,
      )
        ? emitted.map(({ name }) => name)
        : [],
    );

  beforeAll(async () => {
    day = await played(readFileSync('examples/day.ndjson', 'utf8'));
    emitted = day.moments.flatMap((moment) => moment.emitted);
  });

  it('meets every kind of reaction', () => {
    const met = resolutions().map(({ reaction }) => reaction.kind);
    expect([...new Set(met)].sort()).toEqual(Object.keys(kinds).sort());
  });

  it('emits every event', () => {
    expect([...new Set(emitted.map(({ name }) => name))].sort()).toEqual(
      Object.keys(eventNames).sort(),
    );
  });

  it('plays for 9 to 14 s, uses every answer of the recording, and ends without a login pending', () => {
    expect(day.ending.reason).toBe('played');
    expect(day.ending.atMs).toBeGreaterThan(9000);
    expect(day.ending.atMs).toBeLessThan(14_000);
    const answers = day.moments.flatMap(({ outcome }) =>
      outcome?.kind === 'answer' ? [outcome.to] : [],
    );
    expect(new Set(answers)).toEqual(new Set(['running']));
  });

  it('answers a burst of 2s with one login, which meets 10 and waits as long as that says', () => {
    const burst = day.moments.filter(({ line }) => line && line.atMs < 300);
    expect(burst).toHaveLength(5);
    expect(
      burst.flatMap((moment) => moment.emitted).filter(({ name }) => name === 'login.started'),
    ).toHaveLength(1);
    expect(emitted.find(({ name }) => name === 'login.delayed')).toMatchObject({
      payload: { reason: 'lockout', delayMs: 2000 },
    });
    const [, second] = day.moments.filter(({ emitted }) =>
      emitted.some(({ name }) => name === 'login.started'),
    );
    expect(second).toMatchObject({ atMs: 2500, line: undefined });
  });

  it('refuses one recipient by 234, and no other', () => {
    const answers = day.moments.flatMap(({ line, outcome }) =>
      line?.step.kind === 'call' && line.step.name === 'guard' && line.step.args[0] === 201
        ? [outcome]
        : [],
    );
    expect(answers).toMatchObject([
      { value: { allowed: false, lockout: { majorCode: 234 } } },
      { value: { allowed: true } },
    ]);
  });

  it.each([
    [152, ['reaction', 'lockout.started']],
    [136, ['reaction', 'lockout.started']],
    [203, ['reaction', 'input.rejected']],
    [106, ['reaction', 'input.rejected']],
    [184, ['reaction', 'twoStep.required', 'state.changed']],
    [3, ['reaction', 'session.replaced', 'state.changed']],
    [9, ['reaction', 'nickname.required', 'state.changed', 'reaction']],
    [8, ['reaction', 'session.terminated', 'state.changed', 'reaction']],
    [602, ['reaction', 'fault']],
    [10178, ['reaction', 'error.reported']],
  ])('holds a %i, and emits what it causes once', (majorCode, names) => {
    expect(toldOf(majorCode)).toEqual(names);
  });

  it('distinguishes 111/1 from 111/4', () => {
    const failed = resolutions().filter(({ frame }) => frame.majorCode === 111);
    expect(failed.map(({ frame, reaction }) => [frame.minorCode, reaction.kind])).toEqual([
      [1, 'register'],
      [4, 'accountBlocked'],
    ]);
  });

  it('holds a line that is no JSON, one of unknown shape, an unknown call and a wrong argument', () => {
    const problems = day.moments.flatMap(({ line }) =>
      line?.step.kind === 'broken' ? [line.step.problem.slice(0, 8)] : [],
    );
    expect(problems).toEqual(['no JSON:', 'one of "', '"logOff"']);
    expect(day.moments.filter(({ outcome }) => outcome?.kind === 'threw')).toHaveLength(1);
  });

  it('ends with 234 and 136 still locked', () => {
    expect(day.ending.locked.map(({ lockout }) => lockout.majorCode)).toEqual([234, 136]);
    expect(day.engine.state.session).toBe('accountBlocked');
  });
});
