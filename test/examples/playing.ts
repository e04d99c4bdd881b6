import { engineStage } from '../../examples/engine-stage.js';
import { loginDesk } from '../../examples/login-desk.js';
import { type Ending, type Moment, play } from '../../examples/player.js';
import { parseScript } from '../../examples/script.js';
import type { Requests, Stage } from '../../examples/stage.js';
import { createReactionEngine, memoryStore, type ReactionEngine } from '../../src/index.js';
import { type ManualClock, manualClock } from '../../src/testing.js';
import { ofSources } from './of-sources.js';

export interface Played {
  readonly moments: readonly Moment[];
  readonly ending: Ending;
  readonly engine: ReactionEngine;
}

/** Played over a wire: with what had gone over it when each moment was shown. */
export interface PlayedOverWire extends Played {
  readonly wire: readonly Requests[];
}

const loginBackoff = { random: () => 1 };

/** A recording, played to its end on a manual clock. `watch` gets the engine before it begins. */
export async function played(
  script: string,
  stopAtMs?: number,
  watch: (engine: ReactionEngine, clock: ManualClock) => void = () => {},
): Promise<Played> {
  const { clock, untilDueMs } = dueClock();
  const desk = loginDesk();
  const options = { clock, store: memoryStore(), loginBackoff };
  const engine = createReactionEngine({ ...options, login: desk.login });
  watch(engine, clock);
  return playOn(engineStage(engine, desk), clock, script, { stopAtMs, untilDueMs });
}

/** The same with a server, over a real socket. Time stands still while a frame is on its way. */
export async function playedOverWire(script: string): Promise<PlayedOverWire> {
  const { serverStage } = await ofSources('server-stage');
  const clock = manualClock();
  const stage = await serverStage(clock, { loginBackoff });
  const wire: Requests[] = [];
  const show = () => {
    if (stage.requests) wire.push(stage.requests);
  };
  const result = await playOn(stage, clock, script, { show });
  await stage.close();
  return { ...result, wire };
}

/** A manual clock, and how long until a timer may be due: nothing happens before. */
function dueClock() {
  const manual = manualClock();
  const dueMs = new Set<number>();
  const clock: ManualClock = Object.create(manual, {
    setTimeout: {
      value(callback: () => void, delayMs: number) {
        dueMs.add(manual.monotonic() + Math.ceil(delayMs));
        return manual.setTimeout(callback, delayMs);
      },
    },
  });
  return {
    clock,
    untilDueMs() {
      const nowMs = manual.monotonic();
      for (const ms of dueMs) if (ms <= nowMs) dueMs.delete(ms);
      return Math.max(1, Math.min(...dueMs, nowMs + 1000) - nowMs);
    },
  };
}

async function playOn(
  stage: Stage,
  clock: ManualClock,
  script: string,
  {
    stopAtMs,
    show,
    untilDueMs = () => 10,
  }: {
    readonly stopAtMs?: number | undefined;
    readonly show?: () => void;
    readonly untilDueMs?: () => number;
  },
): Promise<Played> {
  const moments: Moment[] = [];
  const stop = new AbortController();
  let onTheWay = false;
  let over = false;
  const deliver = async (...args: Parameters<Stage['deliver']>) => {
    onTheWay = true;
    return Promise.resolve(stage.deliver(...args)).finally(() => {
      onTheWay = false;
    });
  };
  const watched: Stage = Object.assign(Object.create(stage), { deliver });
  const end = play(parseScript(script), {
    stage: watched,
    clock,
    show(moment) {
      moments.push(moment);
      show?.();
    },
    signal: stop.signal,
  }).finally(() => {
    over = true;
  });
  end.catch(() => {});
  if (stopAtMs !== undefined) clock.setTimeout(() => stop.abort(), stopAtMs);
  while (!over) {
    // Lines of the same time are some turns of the event loop apart.
    for (let turn = 0; turn < 5; turn++) await clock.advance(0);
    if (!onTheWay) await clock.advance(untilDueMs());
  }
  return { moments, ending: await end, engine: stage.engine };
}

/** What happened, in short: the time, the line's number (0: a timer), the names of the events. */
export function course({ moments }: Played): string[] {
  return moments.map(
    ({ atMs, line, emitted }) =>
      `${atMs} ${line?.number ?? 0} ${emitted.map(({ name }) => name).join(' ')}`,
  );
}
