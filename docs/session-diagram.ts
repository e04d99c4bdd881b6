// The diagrams and the table of the session. Comes in: the table of transitions, as the core runs it. Goes out: Mermaid and Markdown text.
// Pure. Next: session-page.ts puts them in the page.
import type { SessionState } from '../src/index.js';
import type { SessionInput, SessionPhase } from '../src/machine.js';
import { entering, sessionOf, transitions } from '../src/session/transitions.js';
import { arrowWords, phaseWords } from './session-words.js';

/** What the table does: on an input, from a phase to another. */
interface Way {
  readonly from: SessionPhase;
  readonly input: SessionInput;
  readonly to: SessionPhase;
}

const phases = Object.keys(transitions) as SessionPhase[];
const ways = phases.flatMap((from) =>
  Object.entries(transitions[from]).map(
    ([input, to]): Way => ({ from, input: input as SessionInput, to }),
  ),
);

/** The phases against which nothing final is known: an 8 ends them. */
const open = phases.filter((phase) => 'sessionTerminated' in transitions[phase]);
const isOpen = (phase: SessionPhase) => open.includes(phase);
/** Whether all of some phases go the same way. */
const isCommonTo =
  (some: readonly SessionPhase[]) =>
  ({ input, to }: Way) =>
    some.every((phase) =>
      ways.some((way) => way.from === phase && way.input === input && way.to === to),
    );
const isOfAll = isCommonTo(phases);
const isOfOpen = isCommonTo(open);
/** What the diagram of states shows, without what stays where it is. */
const shown = ways.filter((way) => way.from !== way.to && !isOfAll(way));
const shared = shown.filter((way) => isOpen(way.from) && isOfOpen(way));
const ofLogin = shown.filter((way) => isOpen(way.from) && !isOfOpen(way));

/** One line for all that leads from one place to another; what several places in a box do alike is there once. */
function arrows(
  among: readonly Way[],
  from: (way: Way) => string,
  to: (way: Way) => string,
  indent = '  ',
): string[] {
  const labels = new Map<string, Set<string>>();
  for (const way of among) {
    const arrow = `${indent}${from(way)} --> ${to(way)}`;
    labels.set(arrow, (labels.get(arrow) ?? new Set()).add(arrowWords(way.input, way.from)));
  }
  return [...labels].map(([arrow, words]) => `${arrow}: ${[...words].join(', ')}`);
}

const stateOf = (way: Way) => sessionOf(way.to);

/** How the session leaves the open states and comes back, by public states. */
export function sessionDiagram(): string {
  const states = [...new Set(open.map(sessionOf))];
  const fromHere = (way: Way) => sessionOf(way.from);
  return [
    'stateDiagram-v2',
    '  direction LR',
    '  state "nothing final is known" as open {',
    '    [*] --> ready',
    ...states.map((state) => `    ${state}`),
    '    state "any of these" as anyOpen',
    ...arrows(
      shared.filter(({ to }) => isOpen(to)),
      () => 'anyOpen',
      stateOf,
      '    ',
    ),
    '  }',
    ...arrows(
      [...shared, ...ofLogin].filter(({ to }) => !isOpen(to)),
      () => 'open',
      stateOf,
    ),
    ...arrows(
      shown.filter(({ from }) => !isOpen(from)),
      fromHere,
      stateOf,
    ),
    '  state "any state" as any',
    ...arrows(ways.filter(isOfAll), () => 'any', stateOf),
  ].join('\n');
}

/** How a login goes, by phases. */
export function loginDiagram(): string {
  const boxes = new Map<SessionState, SessionPhase[]>();
  for (const phase of open) {
    const state = sessionOf(phase);
    boxes.set(state, [...(boxes.get(state) ?? []), phase]);
  }
  return [
    'stateDiagram-v2',
    ...[...boxes].flatMap(([state, parts]) =>
      parts.length === 1
        ? [`  ${state}`]
        : [`  state ${state} {`, ...parts.map((part) => `    ${part}`), '  }'],
    ),
    ...arrows(
      [
        ...ofLogin.filter(({ to }) => isOpen(to)),
        ...ways.filter(({ from, input }) => from === 'calling' && input === 'signedIn'),
      ],
      ({ from }) => from,
      ({ to }) => to,
    ),
  ].join('\n');
}

/** Each phase, the state that the app sees, and what entering it emits. */
export function phaseTable(): string {
  const rows = phases.map((phase) => {
    const event = entering[phase];
    const emitted = event ? `\`${event}\`` : 'nothing';
    return `| \`${phase}\` | \`${sessionOf(phase)}\` | ${emitted} | ${phaseWords[phase]} |`;
  });
  return ['| phase | state | entering it emits | meaning |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}
