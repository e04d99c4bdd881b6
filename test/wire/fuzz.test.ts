import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WireError } from '../../src/index.js';
import { decodeErrorFrame } from '../../src/wire.js';
import { goldenFrames } from '../support/golden-frames.js';

const frames = 1_000_000;

/** Numbers from 0 to below a limit, the same in every run (mulberry32). */
function dice(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
const roll = dice(20_181_105);

/** Golden frames that are short, so that a mutation hits something. */
const seeds = goldenFrames.map(({ bytes }) => bytes).filter(({ length }) => length < 100);
const anySeed = () => seeds[roll(seeds.length)] ?? new Uint8Array();
const anyOctets = (most: number) => Array.from({ length: roll(most) }, () => roll(256));

/** Lengths up to 2^35 and 2^63, and tags of groups, which hardly come about by chance. */
const nasty = [
  [0xff, 0xff, 0xff, 0xff, 0x7f],
  [0x81, 0x80, 0x80, 0x80, 0x10],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  [0x2a, 0xff, 0xff, 0xff, 0xff, 0x0f],
  [0x0a, 0xff, 0xff, 0xff, 0x07],
  [0x33, 0x33, 0x33],
  [0x34],
];

/** What may happen to a frame, at some byte of it. */
const mutations: ReadonlyArray<(bytes: number[], at: number) => unknown> = [
  (bytes, at) => bytes.splice(at, 1, (bytes[at] ?? 0) ^ (1 << roll(8))),
  (bytes, at) => bytes.splice(at, 1, roll(256)),
  (bytes, at) => bytes.splice(at),
  (bytes, at) => bytes.splice(at, roll(4)),
  (bytes, at) => bytes.splice(at, 0, ...anyOctets(6)),
  (bytes, at) => bytes.splice(at, roll(4), ...anySeed().subarray(2 + roll(8))),
  (bytes, at) => bytes.splice(at, roll(2), ...(nasty[roll(nasty.length)] ?? [])),
];

function mutated(): Uint8Array {
  const bytes = [...anySeed()];
  for (let times = 1 + roll(2); times > 0; times -= 1) {
    // The action is hit seldom: most frames are to be read.
    const from = roll(50) === 0 ? 0 : 2;
    mutations[roll(mutations.length)]?.(bytes, from + roll(bytes.length));
  }
  return Uint8Array.from(bytes);
}

const isUint32 = (value: unknown) => Number.isInteger(value) && value === (value as number) >>> 0;

/** What is wrong with what was read. */
function unsound(frame: ReturnType<typeof decodeErrorFrame>): boolean {
  if (!frame) return false;
  const { majorCode, minorCode, wait, timestamp, requestId, message } = frame;
  return !(
    [majorCode, minorCode, wait, timestamp].every(isUint32) &&
    [requestId, message].every((text) => typeof text === 'string')
  );
}

describe('a million mutated frames', () => {
  it('are decoded or refused at one of their bytes, in no time, and nothing of them is kept', () => {
    // Stack traces of a million errors are most of what they cost.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    onTestFinished(() => {
      Error.stackTraceLimit = stackTraceLimit;
    });
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const counts: Record<string, number> = {};
    const count = (kind: string) => {
      counts[kind] = (counts[kind] ?? 0) + 1;
    };
    const onFault = () => count('texts mended');
    const round = (times: number) => {
      let slowestMs = 0;
      for (; times > 0; times -= 1) {
        const bytes = mutated();
        const startedMs = performance.now();
        try {
          const frame = decodeErrorFrame(bytes, onFault);
          if (unsound(frame)) throw new Error(`unsound: ${Buffer.from(bytes).toString('hex')}`);
          count(frame ? 'decoded' : 'another message');
        } catch (error) {
          if (!(error instanceof WireError)) throw error;
          // Where bytes are missing, that is the byte after the last; else it is one of them, or the one that a response lacks.
          const { byte, message } = error;
          const truncated = message === `Truncated at byte ${bytes.length}`;
          if (!truncated && !(byte >= 2 && byte <= bytes.length)) throw new Error(message);
          count(message.replace(/ at byte \d+$/, ''));
        }
        slowestMs = Math.max(slowestMs, performance.now() - startedMs);
      }
      return slowestMs;
    };
    const used = () => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };

    round(frames / 10);
    const before = used();
    const slowestMs = round((frames * 9) / 10);
    const grownBytes = used() - before;

    console.log(`${frames} mutated frames:`, counts, `slowest ${slowestMs.toFixed(1)} ms`);
    const { 'texts mended': mended = 0, ...outcomes } = counts;
    expect(Object.values(outcomes).reduce((sum, times) => sum + times)).toBe(frames);
    expect(Object.keys(outcomes).sort()).toEqual([
      'Invalid tag',
      'Too long',
      'Truncated',
      'another message',
      'decoded',
    ]);
    for (const times of [mended, ...Object.values(outcomes)]) {
      expect(times).toBeGreaterThan(frames / 1000);
    }
    expect(slowestMs).toBeLessThan(1000);
    // A byte kept of each would be more.
    expect(grownBytes).toBeLessThan(frames / 2);
  });
});
