// `npm run demo`: plays a recorded day of a messenger client on the built package. Comes in: a recording and a speed. Goes out: a
// timeline on the terminal. The rest of this folder are its parts: script -> player -> timeline -> screen.
import { createReactionEngine, memoryStore, systemClock } from 'igap-reactions';
import pc from 'picocolors';
import { readArguments } from './arguments.js';
import { liveLines, tickLine, watchCountdowns } from './countdowns.js';
import { engineStage } from './engine-stage.js';
import { fold, type Layout } from './layout.js';
import { loginDesk } from './login-desk.js';
import { play } from './player.js';
import { scaledClock } from './scaled-clock.js';
import { liveScreen, plainScreen } from './screen.js';
import { parseScript } from './script.js';
import { serverStage } from './server-stage.js';
import { summary } from './summary.js';
import { momentLines } from './timeline.js';
import { count } from './words.js';

const { stdout } = process;
// A reader that has seen enough (`| head`) is no trouble.
stdout.on('error', () => process.exit());

const { title, recording, speed, withServer } = await readArguments();
const lines = parseScript(recording);
const clock = scaledClock(systemClock, speed);
/** Without jitter: a recording plays the same each time. */
const loginBackoff = { random: () => 0.8 };
const stage = withServer ? await serverStage(clock, { loginBackoff }) : withoutServer();
const { engine } = stage;

const colors = pc.createColors(
  (stdout.isTTY || Boolean(process.env.FORCE_COLOR)) && pc.isColorSupported,
);
/** Asked for anew each time: a terminal may be resized. */
const layout = (): Layout => ({
  columns: stdout.isTTY ? Math.max(20, stdout.columns || 80) : 100,
  colors,
});
const startMs = clock.monotonic();
const live = stdout.isTTY && process.env.TERM !== 'dumb';
const countdowns = watchCountdowns(engine, (running) => {
  if (live) screen.refresh();
  else screen.print(tickLine(running, clock.monotonic() - startMs));
});
const screen = live
  ? liveScreen(stdout, () =>
      liveLines(engine.state, countdowns.list(), stdout.rows || 24, layout()),
    )
  : plainScreen(stdout);
engine.subscribe(() => screen.refresh());
stdout.on('resize', () => screen.refresh());

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
process.once('exit', () => screen.close());

const sums = summary();
const pace = speed === 1 ? '' : `, ${speed} times as fast`;
const place = 'url' in stage ? `, over ${stage.url}` : '';
screen.print(fold(`${title}: ${count(lines.length, 'line')}${pace}${place}`, 2, layout()));
const ending = await play(lines, {
  stage,
  clock,
  signal: stopped.signal,
  show(moment) {
    sums.add(moment);
    screen.print(momentLines(moment, layout()));
  },
});
countdowns.stop();
screen.close();
screen.print(sums.lines(ending, engine.state, layout()));
await stage.close();
process.exitCode = ending.reason === 'stopped' ? 130 : 0;

function withoutServer() {
  const desk = loginDesk();
  const options = { clock, store: memoryStore(), loginBackoff };
  return engineStage(createReactionEngine({ ...options, login: desk.login }), desk);
}
