// The verb `play`. Comes in: a recording of what a client received and did. Goes out: the timeline of what the engine makes of it, as the
// demo prints it, or all its moments as JSON.
import { engineStage } from '../examples/engine-stage.js';
import { loginDesk } from '../examples/login-desk.js';
import { whyNoRecording } from '../examples/no-recording.js';
import { type Ending, type Moment, play } from '../examples/player.js';
import { scaledClock } from '../examples/scaled-clock.js';
import { type Line, parseScript } from '../examples/script.js';
import { show, whenStopped } from '../examples/show.js';
import type { Stage } from '../examples/stage.js';
import { type Clock, systemClock } from '../src/clock.js';
import { createReactionEngine } from '../src/igap-engine.js';
import { memoryStore } from '../src/lockout/memory-store.js';
import { type Answer, exitCodes, InputError } from './answer.js';
import { readInput } from './file.js';
import { instantClock } from './instant-clock.js';
import { colorsOf, type PrintOptions } from './print.js';

export interface PlayOptions extends PrintOptions {
  /** How many times as fast as it was recorded. Absent: nothing is waited for. */
  readonly speed?: number | undefined;
}

/** A stage, and the clock that the player waits by. */
interface Place {
  readonly stage: Stage;
  readonly clock: Clock;
}

/** Prints the timeline while it plays. Exits with 1 where the file is no recording, with 130 where it was stopped. */
export async function playRecording(file: string, options: PlayOptions): Promise<Answer> {
  const title = file === '-' ? 'standard input' : file;
  const lines = recordingIn(await readInput(file), title);
  const { speed, json } = options;
  const place = placeFor(speed);
  const manner = speed === undefined || speed === 1 ? '' : `, ${speed} times as fast`;
  const colors = colorsOf(process.stdout);
  const takesTime = speed !== undefined;
  const result = json
    ? await collect(lines, place)
    : { ending: await show({ title, manner, lines, ...place, colors, takesTime }) };
  const { state } = place.stage.engine;
  await place.stage.close();
  return {
    lines: () => [],
    json: { file, lines: lines.length, ...result, state },
    exitCode: result.ending.reason === 'stopped' ? exitCodes.stopped : exitCodes.fine,
  };
}

function recordingIn(text: string, title: string): readonly Line[] {
  const lines = parseScript(text);
  const problem = whyNoRecording(title, lines);
  if (problem !== undefined) throw new InputError(problem);
  return lines;
}

function placeFor(speed: number | undefined): Place {
  const desk = loginDesk();
  const instant = instantClock();
  const scaled = speed === undefined ? undefined : scaledClock(systemClock, speed);
  const engine = createReactionEngine({
    clock: scaled ?? instant.ofEngine,
    store: memoryStore(),
    login: desk.login,
    // Without jitter: a recording plays the same each time.
    loginBackoff: { random: () => 0.8 },
  });
  return { stage: engineStage(engine, desk), clock: scaled ?? instant.ofPlayer };
}

async function collect(
  lines: readonly Line[],
  place: Place,
): Promise<{ readonly moments: readonly unknown[]; readonly ending: Ending }> {
  const moments: unknown[] = [];
  const ending = await play(lines, {
    ...place,
    signal: whenStopped(),
    show: (moment) => moments.push(plainMoment(moment)),
  });
  return { moments, ending };
}

/** What JSON can hold of a moment: what a call returned may hold anything. */
function plainMoment({ atMs, line, outcome, emitted }: Moment): unknown {
  const kind = outcome?.kind;
  return {
    atMs,
    line: line?.number,
    note: line?.note,
    step: line?.step,
    warning: line?.warning,
    outcome: kind === 'returned' || kind === 'threw' ? { kind } : outcome,
    events: emitted.map(({ name, payload }) => ({ name, payload })),
  };
}
