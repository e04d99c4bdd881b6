import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { momentLines } from '../../examples/timeline.js';
import { played } from './playing.js';

const colors = pc.createColors(false);
const script = (...lines: object[]) => lines.map((line) => JSON.stringify(line)).join('\n');

/** What is printed of a recording, without its empty lines. */
async function printed(text: string, columns = 100): Promise<string[]> {
  const { moments } = await played(text);
  return moments.flatMap((moment) => momentLines(moment, { columns, colors })).filter(Boolean);
}

describe('the timeline', () => {
  it('shows a frame, its name, the reaction and its basis, the events, the state', async () => {
    const frame = { majorCode: 2, minorCode: 1, requestId: 'a1', action: 201 };
    expect(await printed(script({ atMs: 1234, note: 'Morning', frame }))).toEqual([
      `── Morning ${'─'.repeat(89)}`,
      '  1.2 s  frame  2/1 LOGIN_REQUIRED  #201, request a1',
      '         ├ reaction  login (documented)',
      '         ├ event     login.started  #102 is sent, try 1',
      '         └ state     ready → loggingIn',
    ]);
  });

  it('shows what a timer did, and how a login was answered', async () => {
    const text = script(
      { atMs: 0, frame: { majorCode: 2 } },
      { atMs: 0, login: { majorCode: 10, wait: 1 } },
      { atMs: 1200, login: 'ok' },
    );
    expect((await printed(text)).slice(4)).toEqual([
      '  0.0 s  login  answer 10 FLOOD_REQUEST  wait 1 s',
      '         ├ reaction  lockout for 1 s (documented)',
      '         ├ event     lockout.started  #102, 1 s',
      '         ├ event     login.delayed  1 s, locked out',
      '         └ state     loggingIn → loginDelayed',
      '  1.0 s  timer',
      '         ├ event     lockout.ended  #102 (elapsed)',
      '         ├ event     login.started  #102 is sent, try 2',
      '         └ state     loginDelayed → loggingIn',
      '  1.2 s  login  answer #30102',
      '         ├ event     login.succeeded  at try 2',
      '         └ state     loggingIn → ready',
    ]);
  });

  it.each([
    [{ majorCode: 203, minorCode: 29 }, 'replyTo and forwardFrom: bothSet'],
    [{ majorCode: 120 }, 'no field named: unspecified'],
    [{ majorCode: 304, message: 'Already\nthere' }, '“Already·there”'],
    [{ majorCode: 672, minorCode: 1 }, 'error.reported  672/1'],
    [{ majorCode: 602 }, 'fault     frame.virtual: '],
    [{ majorCode: 10 }, 'fault     frame.noWait: '],
    [{}, 'fault     frame.invalid: '],
  ])('says what comes of %j', async (frame, text) => {
    expect((await printed(script({ atMs: 0, frame }))).join('\n')).toContain(text);
  });

  it.each([
    [
      '00 00 10',
      ['  0.0 s  bytes  00 00 10', '         └ fault     frame.invalid: Truncated at byte 3'],
    ],
    [
      '00 00 10 08',
      [
        '  0.0 s  bytes  00 00 10 08  8 SESSION_IS_TERMINATED',
        '         ├ reaction  sessionTerminated (derived)',
        '         ├ event     session.terminated  8 SESSION_IS_TERMINATED',
        '         └ state     ready → terminated',
      ],
    ],
  ])('shows the bytes %s, and what they mean', async (bytes, lines) => {
    expect(await printed(script({ atMs: 0, bytes }))).toEqual(lines);
  });

  it.each([
    ['guard', [201, 42], '→ allowed'],
    ['logIn', [], '→ true'],
    ['lockouts', [], '→ 0 locked'],
    ['lockOut', { action: 7, waitMs: 90_000 }, '→ #7 is locked'],
    ['lockOut', { action: 7, waitMs: 0 }, '→ nothing'],
    [
      'lockOut',
      { action: 0, waitMs: 1 },
      '→ lockOut.action must be the number of an action, 1 to 65535 (got 0).',
    ],
    ['signedIn', { account: 'alice' }, 'call   signedIn({"account":"alice"})'],
  ])('shows the call %s(%j) with what it came to', async (name, args, text) => {
    expect((await printed(script({ atMs: 0, call: { name, args } }), 200))[0]).toContain(text);
  });

  it('shows why a call is refused', async () => {
    const text = script(
      { atMs: 0, frame: { majorCode: 234, wait: 5, subject: 42 } },
      { atMs: 1000, call: { name: 'guard', args: [201, 42] } },
    );
    expect((await printed(text)).at(-1)).toBe(
      '  1.0 s  call   guard(201, 42) → refused: #201 for subject 42 is locked, 4 s left',
    );
  });

  it('shows a frame that was delivered before, an answer that nobody waits for, a line out of order', async () => {
    const frame = { majorCode: 1, requestId: 'a' };
    const text = script({ atMs: 5, frame }, { atMs: 5, frame }, { atMs: 4, login: 'ok' });
    expect((await printed(text)).slice(3)).toEqual([
      '  0.0 s  frame  1 BAD_REQUEST  request a',
      '         └ delivered before: nothing happens',
      '  0.0 s  login  answer #30102',
      '         ├ warning   atMs 4 is before 5, the time of an earlier line; it is played at once',
      '         └ not used: no login is running',
    ]);
  });

  it('names a broken line by its number', async () => {
    const text = `${script({ atMs: 50, login: 'ok' })}\n\noops`;
    expect((await printed(text)).at(-1)).toBe('  0.1 s  line 3 is not played: no JSON: oops');
  });

  it.each([44, 80, 120])('is never wider than %i columns', async (columns) => {
    const text = script(
      { atMs: 0, note: 'A heading that is long '.repeat(9), frame: { majorCode: 602 } },
      { atMs: 0, frame: { majorCode: 234, wait: 5, subject: 'a subject of some length' } },
      { atMs: 0, call: { name: 'lockOut', args: { action: 0, waitMs: 1 } } },
      { atMs: 0, fraem: {} },
    );
    const lines = await printed(text, columns);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
    expect(lines.every((line) => line === line.trimEnd())).toBe(true);
  });

  it('is as wide with colours as without', async () => {
    const { moments } = await played(script({ atMs: 0, frame: { majorCode: 602 } }));
    const lines = (enabled: boolean) =>
      moments.flatMap((moment) =>
        momentLines(moment, { columns: 44, colors: pc.createColors(enabled) }),
      );
    expect(lines(true).join('')).toContain(`\u001b[31mframe.virtual: `);
    expect(lines(true).map(stripVTControlCharacters)).toEqual(lines(false));
  });
});
