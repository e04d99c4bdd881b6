// The entry `igap-reactions/machine`: the session as an XState chart, so that who does not draw it does not pay for it.
export {
  type SessionMachineEvent,
  type SessionStates,
  sessionMachine,
} from './session/session-machine.js';
export type { RowOf, SessionInput, SessionPhase, transitions } from './session/transitions.js';
