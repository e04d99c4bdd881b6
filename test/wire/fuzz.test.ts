import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WireError } from '../../src/faults.js';
import { decodeErrorFrame } from '../../src/wire.js';
import { goldenFrames } from '../support/golden-frames.js';
import { dice } from './dice.js';

/** So many frames are tried within `budgetMs`, as a machine does that has time; on a busy one fewer, but never fewer than `fewest`. */
const most = 1_000_000;
const fewest = 100_000;
const budgetMs = 15_000;

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

/** What became of each kind of frame, and how often. */
const counts: Record<string, number> = {};
const count = (kind: string) => {
  counts[kind] = (counts[kind] ?? 0) + 1;
};
const onFault = () => count('texts with U+FFFD');

/** Decodes a frame, and checks what comes of it. */
function check(bytes: Uint8Array): void {
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
}

/** More is slow: a frame takes some thousandths of a ms. */
const slowMs = 20;

/** How long a frame takes. Other processes make some tries slow, never a hundred on end: only what is slow each time counts. */
function decodingMs(bytes: Uint8Array): number {
  const once = (decode: (bytes: Uint8Array) => unknown) => {
    const startedMs = performance.now();
    decode(bytes);
    return performance.now() - startedMs;
  };
  const again = () =>
    once(() => {
      try {
        decodeErrorFrame(bytes);
      } catch {}
    });
  let fastestMs = once(check);
  for (let tries = 1; tries < 100 && fastestMs >= slowMs; tries += 1) {
    fastestMs = Math.min(fastestMs, again());
  }
  return fastestMs;
}

/** Runs until so many frames were tried, or the time is over and enough were. */
function round(times: number, atLeast: number): { tried: number; slowestMs: number } {
  const endMs = performance.now() + budgetMs;
  let slowestMs = 0;
  let tried = 0;
  while (tried < times && (tried < atLeast || performance.now() < endMs)) {
    slowestMs = Math.max(slowestMs, decodingMs(mutated()));
    tried += 1;
  }
  return { tried, slowestMs };
}

describe('mutated frames, a million where there is time', () => {
  it('are decoded or refused at one of their bytes, at once, and nothing of them is kept', () => {
    // Stack traces are most of what errors cost.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    onTestFinished(() => {
      Error.stackTraceLimit = stackTraceLimit;
    });
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const used = () => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };

    const warmUp = round(fewest / 2, fewest / 2);
    const before = used();
    const { tried, slowestMs } = round(most - warmUp.tried, fewest - warmUp.tried);
    const grownBytes = used() - before;

    const frames = warmUp.tried + tried;
    console.log(`${frames} mutated frames:`, counts, `slowest ${slowestMs.toFixed(1)} ms`);
    const { 'texts with U+FFFD': replaced = 0, ...outcomes } = counts;
    expect(frames).toBeGreaterThanOrEqual(fewest);
    expect(Object.values(outcomes).reduce((sum, times) => sum + times)).toBe(frames);
    expect(Object.keys(outcomes).sort()).toEqual([
      'Invalid tag',
      'Too long',
      'Truncated',
      'another message',
      'decoded',
    ]);
    for (const times of [replaced, ...Object.values(outcomes)]) {
      expect(times).toBeGreaterThan(frames / 1000);
    }
    expect(slowestMs).toBeLessThan(slowMs);
    // Of each frame a few bytes would be more.
    expect(grownBytes).toBeLessThan(400_000);
    // However few turns of the processor it gets.
  }, 600_000);
});
