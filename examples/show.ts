// Plays a recording for a person. Comes in: its lines, a stage and a clock. Goes out: a timeline on the terminal, with live countdowns below it
// where it is one, and a summary. Used by: demo.ts, and `igap-reactions play`.
import type { Clock } from 'igap-reactions';
import { liveLines, tickLine, watchCountdowns } from './countdowns.js';
import { type Colors, fold, type Layout } from './layout.js';
import { type Ending, play } from './player.js';
import { liveScreen, plainScreen, type Screen } from './screen.js';
import type { Line } from './script.js';
import type { Stage } from './stage.js';
import { summary } from './summary.js';
import { momentLines } from './timeline.js';
import { count } from './words.js';

export interface Show {
  /** What is played. */
  readonly title: string;
  /** How, after the number of lines: `, 20 times as fast`. */
  readonly manner: string;
  readonly lines: readonly Line[];
  readonly stage: Stage;
  /** What the player waits by. */
  readonly clock: Clock;
  readonly colors: Colors;
  /** Time goes by while somebody looks: countdowns are worth drawing. */
  readonly takesTime: boolean;
  /** Once so many lines of the timeline were shown, the summary follows. Absent: all is shown. */
  readonly enoughLines?: number | undefined;
}

/** Plays to the end, or until Ctrl-C. The stage is left open. */
export async function show(given: Show): Promise<Ending> {
  const { title, manner, lines, stage, clock, colors, takesTime, enoughLines = Infinity } = given;
  const { stdout } = process;
  const { engine } = stage;
  /** Asked for anew each time: a terminal may be resized. */
  const layout = (): Layout => ({
    columns: stdout.isTTY ? Math.max(20, stdout.columns || 80) : 100,
    colors,
  });
  const startMs = clock.monotonic();
  const live = takesTime && stdout.isTTY && process.env.TERM !== 'dumb';
  const enough = new AbortController();
  let shown = 0;
  const print = (more: readonly string[]) => {
    screen.print(more);
    shown += more.length;
    if (shown >= enoughLines) enough.abort();
  };
  const countdowns = watchCountdowns(engine, (running) => {
    if (live) screen.refresh();
    else print(tickLine(running, clock.monotonic() - startMs));
  });
  const screen: Screen = live
    ? liveScreen(stdout, () =>
        liveLines(engine.state, countdowns.list(), stdout.rows || 24, layout()),
      )
    : plainScreen(stdout);
  engine.subscribe(() => screen.refresh());
  stdout.on('resize', () => screen.refresh());
  process.once('exit', () => screen.close());

  // Before the first line: whoever reads it may stop.
  const stopped = whenStopped();
  const sums = summary();
  screen.print(fold(`${title}: ${count(lines.length, 'line')}${manner}`, 2, layout()));
  const played = await play(lines, {
    stage,
    clock,
    signal: AbortSignal.any([stopped, enough.signal]),
    show(moment) {
      sums.add(moment);
      print(momentLines(moment, layout()));
    },
  });
  const ending: Ending = enough.signal.aborted ? { ...played, reason: 'enough' } : played;
  countdowns.stop();
  screen.close();
  screen.print(sums.lines(ending, engine.state, layout()));
  return ending;
}

/** Aborted by Ctrl-C. */
export function whenStopped(): AbortSignal {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
  return stopped.signal;
}
