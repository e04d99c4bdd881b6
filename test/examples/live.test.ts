import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { barLine, liveLines, tickLine, watchCountdowns } from '../../examples/countdowns.js';
import { liveScreen, plainScreen } from '../../examples/screen.js';
import { rig } from '../support/engine.js';

const layout = (columns: number) => ({ columns, colors: pc.createColors(false) });

const esc = '\u001b';
const pieces = new RegExp(`(${esc}\\[[?\\d]*[A-Zhl]|\\r|\\n)`);
const upward = new RegExp(`^${esc}\\[(\\d+)A$`);
const cursorSwitch = new RegExp(`${esc}\\[\\?25[hl]`, 'g');

/** A terminal that knows what the screen uses: lines up, erase below, the cursor. */
function terminal() {
  let lines = [''];
  let row = 0;
  const written: string[] = [];
  return {
    write(text: string) {
      written.push(text);
      for (const part of text.split(pieces)) {
        const up = upward.exec(part);
        if (up) row -= Number(up[1]);
        else if (part === '\u001b[J') lines = [...lines.slice(0, row), ''];
        else if (part === '\n') lines[++row] ??= '';
        else if (part !== '\r' && !part.startsWith('\u001b')) lines[row] += part;
      }
    },
    get lines() {
      return lines;
    },
    written,
  };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the screen of a terminal', () => {
  it('keeps the live lines below what is printed, and draws them over in place', async () => {
    const output = terminal();
    let seconds = 3;
    const screen = liveScreen(output, () => [`${seconds} s`, 'ready']);
    screen.print(['one']);
    expect(output.lines).toEqual(['one', '3 s', 'ready', '']);
    seconds = 2;
    screen.refresh();
    screen.refresh();
    await turn();
    expect(output.lines).toEqual(['one', '2 s', 'ready', '']);
    expect(output.written).toHaveLength(2);
    screen.print(['two', 'three']);
    expect(output.lines).toEqual(['one', 'two', 'three', '2 s', 'ready', '']);
  });

  it('takes them away at the end, shows the cursor again, and hides it no more', async () => {
    const output = terminal();
    const screen = liveScreen(output, () => ['3 s']);
    screen.print(['one']);
    expect(output.written.join('')).toContain('\u001b[?25l');
    screen.refresh();
    screen.close();
    screen.close();
    screen.refresh();
    screen.print(['summary']);
    await turn();
    expect(output.lines).toEqual(['one', 'summary', '']);
    const cursor = output.written.join('').match(cursorSwitch);
    expect(cursor).toEqual(['\u001b[?25l', '\u001b[?25h']);
  });
});

describe('the screen of a pipe', () => {
  it('prints plain lines and nothing live', () => {
    const output = terminal();
    const screen = plainScreen(output);
    screen.print(['one  ', '']);
    screen.refresh();
    screen.close();
    expect(output.written).toEqual(['one\n\n']);
  });
});

describe('the countdowns', () => {
  it('are listed while they run, and report each second that is gone', async () => {
    const { engine, clock } = rig();
    const ticks: number[] = [];
    const countdowns = watchCountdowns(engine, ({ remainingMs }) => ticks.push(remainingMs));
    engine.receive({ majorCode: 136, wait: 3 });
    expect(countdowns.list()).toMatchObject([{ lockout: { majorCode: 136 }, remainingMs: 3000 }]);
    await clock.advance(3000);
    expect(ticks).toEqual([2000, 1000, 0]);
    expect(countdowns.list()).toEqual([]);
  });

  it('show the longer wait of a lockout that is extended, which is no second gone', async () => {
    const { engine, clock } = rig();
    const ticks: number[] = [];
    const countdowns = watchCountdowns(engine, ({ remainingMs }) => ticks.push(remainingMs));
    engine.receive({ majorCode: 136, wait: 3 });
    await clock.advance(1000);
    engine.receive({ majorCode: 136, wait: 9 });
    expect(countdowns.list()).toMatchObject([{ lockout: { waitMs: 9000 }, remainingMs: 9000 }]);
    expect(ticks).toEqual([2000]);
  });

  it('leave those of an account that was left', async () => {
    const { engine } = rig({ account: 'one' });
    const countdowns = watchCountdowns(engine, () => {});
    engine.receive({ majorCode: 136, wait: 3 });
    await engine.signedIn({ account: 'other' });
    expect(countdowns.list()).toEqual([]);
  });

  it('leave no timer once they are stopped', async () => {
    const { engine, clock } = rig();
    await engine.restored;
    const ticks: number[] = [];
    const countdowns = watchCountdowns(engine, ({ remainingMs }) => ticks.push(remainingMs));
    engine.receive({ majorCode: 136, wait: 3 });
    countdowns.stop();
    engine.receive({ majorCode: 234, wait: 3 });
    await clock.advance(2000);
    expect(ticks).toEqual([]);
  });

  it('are a bar that shrinks on a terminal, cut to its width', () => {
    const { engine } = rig();
    engine.receive({ majorCode: 234, wait: 60, subject: 42 });
    const [lockout] = engine.lockouts();
    if (!lockout) throw new Error('nothing is locked');
    const half = { lockout, remainingMs: 30_000 };
    expect(barLine(half, layout(120))).toBe(
      '#201 for subject 42  ████████████░░░░░░░░░░░░  30 s        CHAT_SEND_MESSAGE_LIMIT_REACHED',
    );
    expect(barLine(half, layout(80))).toHaveLength(79);
    expect(barLine(half, layout(44))).toBe('#201 for su… ████░░░░  30 s        CHAT_SE…');
    expect(barLine({ lockout, remainingMs: 1000 }, layout(120))).toContain(' █░░░');
  });

  it('are no more bars than the terminal has room for, with the state below', () => {
    const { engine } = rig();
    for (const subject of Array(30).keys()) engine.receive({ majorCode: 234, wait: 60, subject });
    const running = engine.lockouts().map((lockout) => ({ lockout, remainingMs: 60_000 }));
    expect(liveLines(engine.state, running, 40, layout(80))).toHaveLength(10);
    expect(liveLines(engine.state, running, 9, layout(80))).toHaveLength(5);
    expect(liveLines(engine.state, running, 0, layout(80))).toHaveLength(3);
    expect(liveLines(engine.state, running, 40, layout(80)).at(-1)).toBe(' ready, 30 locked ');
    expect(liveLines({ session: 'ready', account: 'alice' }, [], 40, layout(80))).toEqual([
      '',
      ' ready, account alice, 0 locked ',
    ]);
  });

  it('are a line for each of the last three seconds in a pipe', () => {
    const { engine } = rig();
    engine.receive({ majorCode: 136, wait: 60 });
    const [lockout] = engine.lockouts();
    if (!lockout) throw new Error('nothing is locked');
    const lines = [4000, 3000, 1000, 0].map((remainingMs) =>
      tickLine({ lockout, remainingMs }, 60_000 - remainingMs),
    );
    expect(lines).toEqual([[], [' 57.0 s  #100: 3 s left'], [' 59.0 s  #100: 1 s left'], []]);
  });
});
