// What a recording came to. Comes in: moments as they are shown, the ending. Goes out: the closing lines. Next: screen.ts.
import type { SessionState } from 'igap-reactions';
import { accountText } from './event-text.js';
import { fold, heading, type Layout, together } from './layout.js';
import type { Ending, Moment } from './player.js';
import type { Requests } from './stage.js';
import { causeText, count, duration, scopeText } from './words.js';

export interface Summary {
  add(moment: Moment): void;
  lines(
    ending: Ending,
    state: { readonly session: SessionState; readonly account: string | null },
    layout: Layout,
  ): string[];
}

export function summary(): Summary {
  const events = new Map<string, number>();
  const kinds = new Map<string, number>();
  const faults = new Map<string, number>();
  const broken: number[] = [];
  let frames = 0;

  return {
    add({ line, emitted }) {
      if (line?.step.kind === 'broken') broken.push(line.number);
      if (line?.step.kind === 'frame' || line?.step.kind === 'bytes') frames++;
      if (line?.step.kind === 'login' && line.step.answer !== 'ok') frames++;
      for (const { name, payload } of emitted) {
        add(events, name);
        if (name === 'reaction') add(kinds, payload.reaction.kind);
        if (name === 'fault') add(faults, payload.code);
      }
    },
    lines({ reason, atMs, locked, requests }, { session, account }, layout) {
      const { colors: c } = layout;
      const ends = {
        played: 'All lines were played',
        unanswered: 'All lines were played, and a login is left that nobody answers',
        stopped: 'Stopped',
        enough: 'The first part was played',
      };
      const row = (label: string, text: string) =>
        fold(`  ${c.bold(label.padEnd(11))}${text}`, 13, layout);
      return [
        ...heading('Summary', layout),
        ...row('played', `${ends[reason]}, after ${duration(atMs)}.`),
        ...(requests ? row('requests', requestsText(requests)) : []),
        ...row('frames', `${frames}`),
        ...row('reactions', tally(kinds)),
        ...row('events', tally(events)),
        ...row('faults', tally(faults)),
        ...(broken.length > 0
          ? row('not played', `${count(broken.length, 'line')}: ${broken.join(', ')}`)
          : []),
        ...row('session', `${session}, account ${accountText(account)}`),
        ...locked.flatMap(({ lockout, remainingMs }) =>
          fold(
            `  ${c.yellow('still locked')}: ${scopeText(lockout.scope)}, ${duration(remainingMs)} ${c.dim(`(${causeText(lockout)})`)}`,
            4,
            layout,
          ),
        ),
      ];
    },
  };
}

function requestsText({ sent, refused, answered, again }: Requests): string {
  const more = again.length > 0 ? `; sent once more: ${again.join(', ')}` : '';
  return `${sent} sent, ${refused} refused, ${answered} answered${more}`;
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** `12: login 6, lockout 4, ignore 2`; the most frequent first. */
function tally(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  const total = sorted.reduce((sum, [, n]) => sum + n, 0);
  return total === 0
    ? '0'
    : `${total}: ${sorted.map(([name, n]) => `${name}${together}${n}`).join(', ')}`;
}
