// The entry `igap-reactions/observed`: what public clients take undocumented codes for, as an extension of the protocol.

export { observed } from './protocol/observed.js';
