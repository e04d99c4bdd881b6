// Frames as bytes; an entry of its own. `receive` takes bytes by itself: this is for who looks into a frame, or makes one.
export type { Fault, FaultCode } from './faults.js';
export { decodeErrorFrame } from './wire/decode-error-frame.js';
export { encodeErrorFrame } from './wire/encode-error-frame.js';
export type { ErrorFrame } from './wire/error-frame.js';
export { type Bytes, decodeFrame, type Frame } from './wire/frame.js';
