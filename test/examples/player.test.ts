import { describe, expect, it } from 'vitest';
import { course, played } from './playing.js';

const script = (...lines: object[]) => lines.map((line) => JSON.stringify(line)).join('\n');
const two = (atMs: number) => ({ atMs, frame: { majorCode: 2 } });

describe('the player', () => {
  it('plays each line at its time, and shows what it caused and what a timer did', async () => {
    const result = await played(
      script(
        two(100),
        { atMs: 200, login: { majorCode: 10, wait: 1 } },
        { atMs: 1500, login: 'ok' },
      ),
    );
    expect(course(result)).toEqual([
      '100 1 reaction login.started state.changed',
      '200 2 reaction lockout.started login.delayed state.changed',
      '1200 0 lockout.ended login.started state.changed',
      '1500 3 login.succeeded state.changed',
    ]);
    expect(result.ending).toEqual({ atMs: 1500, reason: 'played', locked: [] });
  });

  it('plays lines of the same time in order, each with its own events', async () => {
    const result = await played(
      script(two(0), { atMs: 0, login: 'ok' }, { atMs: 0, frame: { majorCode: 8 } }),
    );
    expect(course(result)).toEqual([
      '0 1 reaction login.started state.changed',
      '0 2 login.succeeded state.changed',
      '0 3 reaction session.terminated state.changed',
    ]);
  });

  it('passes over a broken line', async () => {
    const { moments } = await played(`oops\n${script({ atMs: 0, frame: { majorCode: 8 } })}`);
    expect(moments.map(({ line, outcome }) => [line?.step.kind, outcome?.kind])).toEqual([
      ['broken', undefined],
      ['frame', 'received'],
    ]);
  });

  it('keeps an answer that comes too early for the next login, and waits for that', async () => {
    const result = await played(
      script(two(0), { atMs: 10, login: { majorCode: 10, wait: 3 } }, { atMs: 20, login: 'ok' }),
    );
    expect(result.moments[2]?.outcome).toEqual({ kind: 'answer', to: 'next' });
    expect(course(result).at(-1)).toBe(
      '3010 0 lockout.ended login.started state.changed login.succeeded state.changed',
    );
    expect(result.ending.reason).toBe('played');
  });

  it('does not use an answer where no login is pending', async () => {
    const { moments } = await played(script({ atMs: 0, login: 'ok' }, two(10)));
    expect(moments[0]?.outcome).toEqual({ kind: 'answer', to: 'none' });
    expect(moments).toHaveLength(2);
  });

  it('gives an answer to the running login, not to one that a frame has answered', async () => {
    const result = await played(
      script(
        two(0),
        { atMs: 10, frame: { majorCode: 110, action: 102 } },
        { atMs: 20, call: { name: 'logIn' } },
        { atMs: 30, login: 'ok' },
      ),
    );
    expect(course(result).at(-1)).toBe('30 4 login.succeeded state.changed');
  });

  it('settles an aborted login, so that the next one starts at once', async () => {
    const result = await played(
      script(
        two(0),
        { atMs: 10, call: { name: 'signedIn', args: { account: 'other' } } },
        { atMs: 20, call: { name: 'logIn' } },
        { atMs: 30, login: 'ok' },
      ),
    );
    expect(course(result).slice(2)).toEqual([
      '20 3 login.started state.changed',
      '30 4 login.succeeded state.changed',
    ]);
  });

  it('ends when a login is left that nobody answers, and says so', async () => {
    const { ending } = await played(script(two(0)));
    expect(ending).toEqual({ atMs: 0, reason: 'unanswered', locked: [] });
  });

  it('waits for a delayed login no longer than 10 s', async () => {
    const { ending } = await played(
      script(two(0), { atMs: 10, login: { majorCode: 10, wait: 3600 } }),
    );
    expect(ending.atMs).toBe(10_010);
    expect(ending.reason).toBe('unanswered');
  });

  it('lists what is still locked, with its remaining seconds', async () => {
    const { ending } = await played(
      script(
        { atMs: 0, frame: { majorCode: 234, wait: 60, subject: 42 } },
        { atMs: 2500, call: { name: 'guard', args: [201, 42] } },
      ),
    );
    expect(ending.locked).toMatchObject([
      { lockout: { scope: { kind: 'subject', action: 201, subject: '42' } }, remainingMs: 58_000 },
    ]);
  });

  it('stops at once when it is asked to', async () => {
    const result = await played(script(two(0), two(5000)), 1000);
    expect(result.ending).toMatchObject({ atMs: 1000, reason: 'stopped' });
    expect(result.moments).toHaveLength(1);
  });

  it('leaves the engine as it is, and listens to it no more', async () => {
    const { engine, moments } = await played(script(two(0), { atMs: 0, login: 'ok' }));
    engine.receive({ majorCode: 8 });
    await new Promise((resolve) => setImmediate(resolve));
    expect(engine.state.session).toBe('terminated');
    expect(moments).toHaveLength(2);
  });
});

describe('a call of the recording', () => {
  it.each([
    ['guard', [201], { allowed: true }],
    ['lockouts', [], []],
    ['logIn', [], true],
    ['takeOver', [], false],
    ['clearLockout', [201], false],
  ])('%s returns what the engine returns', async (name, args, value) => {
    const { moments } = await played(script({ atMs: 0, call: { name, args } }));
    expect(moments[0]?.outcome).toEqual({ kind: 'returned', value });
  });

  it('shows what the engine throws, and the rest plays', async () => {
    const { moments } = await played(
      script({ atMs: 0, call: { name: 'lockOut', args: { action: 1, waitMs: -1 } } }, two(1)),
    );
    expect(moments[0]?.outcome).toMatchObject({
      kind: 'threw',
      error: { name: 'OptionError', option: 'lockOut.waitMs' },
    });
    expect(moments).toHaveLength(2);
  });

  it.each([
    [
      [201, 42],
      ['201/undefined', '300/undefined', '*'],
    ],
    [[201], ['201/42', '300/undefined', '*']],
    [[], ['201/42', '201/undefined', '300/undefined']],
  ])('clearLockout(%j) clears what it names and nothing else', async (args, left) => {
    const { ending } = await played(
      script(
        { atMs: 0, call: { name: 'lockOut', args: { action: 201, subject: 42, waitMs: 9000 } } },
        { atMs: 0, call: { name: 'lockOut', args: { action: 201, waitMs: 9000 } } },
        { atMs: 0, call: { name: 'lockOut', args: { action: 300, waitMs: 9000 } } },
        { atMs: 0, frame: { majorCode: 10, wait: 9 } },
        { atMs: 0, call: { name: 'clearLockout', args } },
      ),
    );
    const keys = ending.locked.map(({ lockout: { scope } }) => {
      if (scope.kind === 'action') return `${scope.action}/undefined`;
      return scope.kind === 'subject' ? `${scope.action}/${scope.subject}` : '*';
    });
    expect(keys).toEqual(left);
  });
});
