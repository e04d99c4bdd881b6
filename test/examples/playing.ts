import { engineStage } from '../../examples/engine-stage.js';
import { loginDesk } from '../../examples/login-desk.js';
import { type Ending, type Moment, play } from '../../examples/player.js';
import { parseScript } from '../../examples/script.js';
import { createReactionEngine, memoryStore, type ReactionEngine } from '../../src/index.js';
import { manualClock } from '../../src/testing.js';

export interface Played {
  readonly moments: readonly Moment[];
  readonly ending: Ending;
  readonly engine: ReactionEngine;
}

/** A recording, played to its end on a manual clock. */
export async function played(script: string, stopAtMs?: number): Promise<Played> {
  const clock = manualClock();
  const desk = loginDesk();
  const engine = createReactionEngine({
    clock,
    store: memoryStore(),
    login: desk.login,
    loginBackoff: { random: () => 1 },
  });
  const moments: Moment[] = [];
  const stop = new AbortController();
  let ending: Ending | undefined;
  const end = play(parseScript(script), {
    stage: engineStage(engine, desk),
    clock,
    show: (moment) => moments.push(moment),
    signal: stop.signal,
  }).then((result) => {
    ending = result;
  });
  if (stopAtMs !== undefined) clock.setTimeout(() => stop.abort(), stopAtMs);
  while (!ending) {
    // Lines of the same time are some turns of the event loop apart.
    for (let turn = 0; turn < 5; turn++) await clock.advance(0);
    await clock.advance(10);
  }
  await end;
  return { moments, ending, engine };
}

/** What happened, in short: the time, the line's number (0: a timer), the names of the events. */
export function course({ moments }: Played): string[] {
  return moments.map(
    ({ atMs, line, told }) =>
      `${atMs} ${line?.number ?? 0} ${told.map(({ name }) => name).join(' ')}`,
  );
}
