// The table of transitions as an XState chart: for diagrams, path generation and inspectors, and to run the session on. Comes in: the
// table. Goes out: a machine. Next: the entry `igap-reactions/machine`; the core itself runs the table without the chart.
import { createMachine, type MachineContext, type setup } from 'xstate';
import { type SessionInput, type SessionPhase, transitions } from './transitions.js';

/** An event of the session machine. */
export interface SessionMachineEvent {
  readonly type: SessionInput;
}

/** As `setup` types it, which itself would bring every action creator into the bundle. */
type Typed = ReturnType<typeof setup<MachineContext, SessionMachineEvent>>;
const createTyped: Typed['createMachine'] = createMachine as never;

/** The states of the chart: what each lists, and where that leads. */
export type SessionStates = {
  readonly [Phase in SessionPhase]: { readonly on: (typeof transitions)[Phase] };
};

function createSessionMachine() {
  const rows = Object.entries(transitions).map(([phase, on]) => [phase, { on: { ...on } }]);
  return createTyped({
    id: 'session',
    initial: 'ready',
    states: Object.fromEntries(rows) as SessionStates,
  });
}

/**
 * The session (docs/session.md) as an XState v5 machine; it begins in `ready`. Use it alone to draw it or to generate paths through
 * it, or let an engine run it: `createReactionEngine({ machine: sessionMachine })` behaves the same, and an inspector sees a chart.
 *
 * @example
 * ```ts
 * import { sessionMachine } from 'igap-reactions/machine';
 *
 * console.log(Object.keys(sessionMachine.states)); // [ 'ready', 'nicknameRequired', ... ]
 * ```
 */
export const sessionMachine = /* @__PURE__ */ createSessionMachine();
