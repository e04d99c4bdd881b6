// The entry `igap-reactions/recording`: what an engine received, as `npx igap-reactions play` plays it. Names, not `*`; nothing runs at import.

export { type Recording, type RecordingOptions, recordFrames } from './recording/record-frames.js';
