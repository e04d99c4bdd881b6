// Frames as servers send them, all of another id: one is handled once. Comes in: nothing. Goes out: decoded frames and their bytes.
import { type ErrorFrame, errorCodes, resolve } from 'igap-reactions';
import { encodeErrorFrame } from 'igap-reactions/wire';

/** So many are handled in one piece of work. */
export const frameCount = 2000;

const codes = Object.values(errorCodes);

/** Frames of all errors that change no session and lock nothing. */
const ordinary = codes.filter((majorCode) =>
  ['correctInput', 'deny', 'inform', 'retryLater'].includes(resolve({ majorCode }).reaction.kind),
);

const framesOf = (majors: readonly number[]): readonly ErrorFrame[] =>
  Array.from({ length: frameCount }, (_, at) => ({
    majorCode: majors[(at * 7919) % majors.length] ?? 0,
    minorCode: 1 + (at % 5),
    requestId: `request-${at}`,
  }));

export const allFrames = framesOf(codes);
export const ordinaryFrames = framesOf(ordinary);
export const ordinaryBytes = ordinaryFrames.map((frame) => encodeErrorFrame(frame));
