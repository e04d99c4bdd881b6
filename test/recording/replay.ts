// What a recording is worth: the same reactions. Comes in: lines of a recording, or what an engine emitted. Goes out: reactions, lockouts and
// states in short, without what is an ordinal in a recording. Used by: the tests here.
import type { ReactionEventName, ReactionEvents, Resolution } from '../../src/index.js';
import { recordFrames } from '../../src/recording.js';
import { type Played, played } from '../examples/playing.js';

type EmittedEvent = {
  [Name in ReactionEventName]: { readonly name: Name; readonly payload: ReactionEvents[Name] };
}[ReactionEventName];

const reactionText = ({ entry, minor, reaction, basis, frame }: Resolution) =>
  [
    `${frame.majorCode}/${frame.minorCode ?? '-'} ${entry?.name ?? 'unknown'} ${minor?.minor ?? '*'}`,
    `${reaction.kind} ${basis}`,
    'sibling' in reaction ? `sibling ${reaction.sibling?.majorCode}` : '',
    frame.wait ? `wait ${frame.wait}` : '',
  ]
    .filter(Boolean)
    .join(', ');

/** The reactions in short. */
export const reactionsOf = (
  emitted: readonly { readonly name: string; readonly payload: unknown }[],
) =>
  (emitted as readonly EmittedEvent[]).flatMap(({ name, payload }) =>
    name === 'reaction' ? [reactionText(payload)] : [],
  );

/** All that a playing made of its lines: each moment with its reactions, what was locked for how long, and where the session went. */
export function courseOf({ moments }: Played): string[] {
  return moments.flatMap(({ atMs, emitted }) =>
    (emitted as readonly EmittedEvent[]).flatMap(({ name, payload }) => {
      if (name === 'reaction') return [`${atMs} ${reactionText(payload)}`];
      if (name === 'lockout.started' || name === 'lockout.ended') {
        const { scope, waitMs } = payload.lockout;
        return [`${atMs} ${name} ${scope.kind} ${Object(scope).action} ${waitMs}`];
      }
      return name === 'state.changed' ? [`${atMs} ${payload.session}`] : [];
    }),
  );
}

/** A script, played while it is recorded, and then what was recorded. */
export async function playedTwice(script: string) {
  let lines = () => [] as readonly string[];
  const first = await played(script, undefined, (engine, clock) => {
    const recording = recordFrames(engine, { clock });
    lines = () => recording.lines;
  });
  // The clock of the tests may go on for a while after the last line.
  const recorded = lines().filter((line) => JSON.parse(line).atMs <= first.ending.atMs);
  return { first, recorded, second: await played(recorded.join('\n')) };
}
