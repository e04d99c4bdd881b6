// The countdowns that run, as a screen of an application would hold them. Comes in: an engine. Goes out: what is locked with its
// remaining seconds, and a bar for each. Next: screen.ts.
import type { Countdown, Lockout, ReactionEngine, ReactionState } from 'igap-reactions';
import { accountText } from './event-text.js';
import type { Layout } from './layout.js';
import { timeText } from './timeline.js';
import { causeText, duration, scopeText } from './words.js';

export interface Running {
  readonly lockout: Lockout;
  /** Whole seconds, in ms, as the engine counts them. */
  readonly remainingMs: number;
}

export interface Countdowns {
  list(): Running[];
  stop(): void;
}

/** Subscribes to the countdown of every lockout until it reads 0. `ticked` is called for each second that is gone. */
export function watchCountdowns(
  engine: ReactionEngine,
  ticked: (running: Running) => void,
): Countdowns {
  const watched = new Map<
    string,
    { lockout: Lockout; readonly countdown: Countdown; readonly stop: () => void }
  >();
  const offs = [
    engine.on('lockout.started', ({ lockout }) => {
      const countdown = engine.countdown(lockout);
      let remainingMs = countdown.get();
      const stop = countdown.subscribe(() => {
        const before = remainingMs;
        remainingMs = countdown.get();
        const known = watched.get(lockout.id)?.lockout ?? lockout;
        if (remainingMs === 0) {
          stop();
          watched.delete(lockout.id);
        }
        if (remainingMs < before) ticked({ lockout: known, remainingMs });
      });
      watched.set(lockout.id, { lockout, countdown, stop });
    }),
    engine.on('lockout.extended', ({ lockout }) => {
      const known = watched.get(lockout.id);
      if (known) known.lockout = lockout;
    }),
  ];
  return {
    list: () =>
      [...watched.values()].map(({ lockout, countdown }) => ({
        lockout,
        remainingMs: countdown.get(),
      })),
    stop() {
      for (const stop of [...offs, ...[...watched.values()].map(({ stop }) => stop)]) stop();
    },
  };
}

/** What stays below the timeline of a terminal: a bar for each lockout, as many as there is room for, and the state. */
export function liveLines(
  { session, account }: Pick<ReactionState, 'session' | 'account'>,
  running: readonly Running[],
  rows: number,
  layout: Layout,
): string[] {
  const shown = running.slice(0, Math.max(1, Math.min(8, rows - 6)));
  const who = account === null ? '' : `, account ${accountText(account)}`;
  const status = ` ${session}${who}, ${running.length} locked `;
  return [
    '',
    ...shown.map((one) => barLine(one, layout)),
    layout.colors.inverse(cut(status, layout.columns - 1)),
  ];
}

/** What is locked, a bar that shrinks, what is left, and which error it was. */
export function barLine({ lockout, remainingMs }: Running, { columns, colors: c }: Layout): string {
  const [labelWidth, size] = columns < 60 ? [12, 8] : [20, 24];
  const full = Math.min(size, Math.ceil((remainingMs / lockout.waitMs) * size));
  const label = cut(scopeText(lockout.scope), labelWidth).padEnd(labelWidth);
  const bar = c.yellow('█'.repeat(full)) + c.dim('░'.repeat(size - full));
  const time = duration(remainingMs).padEnd(timeWidth);
  const cause = cut(causeText(lockout), columns - 1 - labelWidth - size - timeWidth - 3);
  return `${label} ${bar}  ${time}${c.dim(cause)}`;
}

const timeWidth = 12;
/** In a file nobody watches: the last seconds are enough to see that it counts. */
const lastSecondsMs = 3000;

/** A tick as a line of the timeline, for what is no terminal. None: it is not worth a line. */
export function tickLine({ lockout, remainingMs }: Running, atMs: number): string[] {
  if (remainingMs === 0 || remainingMs > lastSecondsMs) return [];
  return [`${timeText(atMs)}  ${scopeText(lockout.scope)}: ${duration(remainingMs)} left`];
}

function cut(text: string, columns: number): string {
  if (text.length <= columns) return text;
  return columns < 2 ? '' : `${text.slice(0, columns - 1)}…`;
}
