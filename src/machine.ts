// The entry `igap-reactions/machine`: the session as an XState chart, so that who does not draw it does not pay for it.
export { type SessionMachineEvent, sessionMachine } from './session/session-machine.js';
export type { SessionInput, SessionPhase } from './session/transitions.js';
