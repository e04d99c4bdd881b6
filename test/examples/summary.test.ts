import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { summary } from '../../examples/summary.js';
import { played } from './playing.js';

const layout = { columns: 100, colors: pc.createColors(false) };
const script = (...lines: object[]) => lines.map((line) => JSON.stringify(line)).join('\n');

async function closing(text: string, stopAtMs?: number): Promise<string[]> {
  const { moments, ending, engine } = await played(text, stopAtMs);
  const sums = summary();
  for (const moment of moments) sums.add(moment);
  return sums.lines(ending, engine.state, layout).slice(2);
}

describe('the summary', () => {
  it('counts frames, reactions by kind, events and faults, and names the lines that were not played', async () => {
    const text = script(
      { atMs: 0, frame: { majorCode: 2 } },
      { atMs: 0, frame: { majorCode: 2 } },
      { atMs: 0, login: { majorCode: 10, wait: 1 } },
      { atMs: 1100, login: 'ok' },
      { atMs: 1200, frame: { majorCode: 602 } },
      { atMs: 1300, fraem: {} },
      { atMs: 1400, call: {} },
    );
    expect(await closing(text)).toEqual([
      '  played     All lines were played, after 1.2 s.',
      '  frames     4',
      '  reactions  4: login 2, lockout 1, ignore 1',
      '  events     15: reaction 4, state.changed 4, login.started 2, lockout.started 1, login.delayed 1,',
      '             lockout.ended 1, login.succeeded 1, fault 1',
      '  faults     1: frame.virtual 1',
      '  not played 2 lines: 6, 7',
      '  session    ready, account anonymous',
    ]);
  });

  it('says in words what is still locked, and for how long', async () => {
    const text = script(
      { atMs: 0, call: { name: 'signedIn', args: { account: 'alice' } } },
      { atMs: 0, frame: { majorCode: 234, wait: 60, subject: '42' } },
      { atMs: 0, frame: { majorCode: 136, wait: 7200 } },
      { atMs: 2000, call: { name: 'lockOut', args: { action: 100, subject: 7, waitMs: 90_000 } } },
    );
    expect((await closing(text)).slice(4)).toEqual([
      '  faults     0',
      '  session    ready, account alice',
      '  still locked: #201 for subject 42, 58 s (CHAT_SEND_MESSAGE_LIMIT_REACHED)',
      '  still locked: #100, 1 h 59 min (USER_REGISTER_MAX_TRY_LOCK)',
      '  still locked: #100 for subject 7, 1 min 30 s (the app)',
    ]);
  });

  it('says why it ended', async () => {
    const two = { atMs: 0, frame: { majorCode: 2 } };
    const last = { atMs: 500, login: 'ok' };
    expect((await closing(script(two)))[0]).toBe(
      '  played     All lines were played, and a login is left that nobody answers, after 0 s.',
    );
    expect((await closing(script(two, last), 100))[0]).toBe('  played     Stopped, after 0.1 s.');
  });

  it('says what went over the wire, and what was sent once more, where there is a wire', async () => {
    const { moments, ending, engine } = await played(script({ atMs: 0, bytes: '00 00 10 08' }));
    const sums = summary();
    for (const moment of moments) sums.add(moment);
    const requests = { sent: 9, refused: 4, answered: 5, again: ['a1', 'a2'] };
    const rows = (again: readonly string[]) =>
      sums.lines({ ...ending, requests: { ...requests, again } }, engine.state, layout).slice(3, 5);
    expect(rows(['a1', 'a2'])).toEqual([
      '  requests   9 sent, 4 refused, 5 answered; sent once more: a1, a2',
      '  frames     1',
    ]);
    expect(rows([])[0]).toBe('  requests   9 sent, 4 refused, 5 answered');
  });
});
