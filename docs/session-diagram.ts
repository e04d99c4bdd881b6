// The diagrams and the table of the session, from the machine. Comes in: sessionMachine. Goes out: Mermaid and Markdown text. Pure.
// Next: session-page.ts puts them in the page.
import { type SessionInput, type SessionState, sessionMachine } from '../src/index.js';
import { type SessionPhase, sessionOf, tells } from '../src/session/machine.js';
import { arrowWords, phaseWords } from './session-words.js';

/** What the machine does: on an input, from a phase to another. */
interface Way {
  readonly from: SessionPhase;
  readonly input: SessionInput['type'];
  readonly to: SessionPhase;
}

const phases = Object.keys(sessionMachine.states) as SessionPhase[];

/** What a state of the machine hears by itself; the root's: what every one hears. */
function waysOf(from: SessionPhase, { transitions }: typeof sessionMachine.root): Way[] {
  return [...transitions.values()].flat().flatMap(({ eventType, target = [] }) =>
    target.map(({ key }) => ({
      from,
      input: eventType as Way['input'],
      to: key as SessionPhase,
    })),
  );
}

const ways = Object.entries(sessionMachine.states).flatMap(([phase, node]) =>
  waysOf(phase as SessionPhase, node),
);

/** The phases against which nothing final is known: an 8 ends them. */
const open = phases.filter((phase) =>
  ways.some(({ from, input }) => from === phase && input === 'sessionTerminated'),
);
const isOpen = (phase: SessionPhase) => open.includes(phase);
/** What all of them hear alike. */
const isShared = (way: Way) =>
  isOpen(way.from) &&
  open.every((phase) =>
    ways.some(({ from, input, to }) => from === phase && input === way.input && to === way.to),
  );
const isOfLogin = (way: Way) => isOpen(way.from) && isOpen(way.to) && !isShared(way);

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
    labels.set(
      arrow,
      (labels.get(arrow) ?? new Set()).add(arrowWords({ type: way.input }, way.from)),
    );
  }
  return [...labels].map(([arrow, words]) => `${arrow}: ${[...words].join(', ')}`);
}

const stateOf = (way: Way) => sessionOf(way.to);

/** How the session leaves the open states and comes back, by public states. */
export function sessionDiagram(): string {
  const shared = ways.filter(isShared);
  const states = [...new Set(open.map(sessionOf))];
  return [
    'stateDiagram-v2',
    '  direction LR',
    '  state "nothing final is known" as open {',
    `    [*] --> ${sessionMachine.config.initial}`,
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
      shared.filter(({ to }) => !isOpen(to)),
      () => 'open',
      stateOf,
    ),
    ...arrows(
      ways.filter(({ from }) => !isOpen(from)),
      ({ from }) => sessionOf(from),
      stateOf,
    ),
    '  state "any state" as any',
    ...arrows(waysOf('ready', sessionMachine.root), () => 'any', stateOf),
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
      ways.filter(isOfLogin),
      ({ from }) => from,
      ({ to }) => to,
    ),
  ].join('\n');
}

/** Each phase, the state that the host sees, and what entering it tells. */
export function phaseTable(): string {
  const rows = phases.map((phase) => {
    const event = tells[phase];
    const told = event ? `\`${event}\`` : 'nothing';
    return `| \`${phase}\` | \`${sessionOf(phase)}\` | ${told} | ${phaseWords[phase]} |`;
  });
  return ['| phase | state | entering it tells | meaning |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}
