// What it costs to read an error frame.
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { decodeErrorFrame, encodeErrorFrame } from 'igap-reactions/wire';
import { describeProto } from '../../seeds/proto.js';
import { naiveProto, reflectedType } from '../baselines/naive-client.js';
import { compared, type Work } from '../compared.js';
import { see } from '../engine.js';
import type { Metric } from '../figure.js';
import { frameCount } from '../frames.js';

const persian = 'تعداد تلاش‌های شما بیش از اندازه است. کمی صبر کنید و دوباره تلاش کنید.';
const texts = {
  short: {},
  'with an id': { requestId: 'f3a91c0e-7d52' },
  'with an ASCII text': {
    requestId: 'f3a91c0e-7d52',
    message: 'Too many attempts. Wait for a moment, and try again.',
  },
  'with a Persian text': { requestId: 'f3a91c0e-7d52', message: persian },
};

const reflected = reflectedType();
const schema = createFileRegistry(describeProto('error.proto', naiveProto)).getMessage(
  'ErrorResponse',
);

const reading = (bytes: Uint8Array, read: (bytes: Uint8Array) => unknown): Work => ({
  run() {
    for (let times = 0; times < frameCount; times++) see(read(bytes));
  },
});

export const metrics: readonly Metric[] = Object.entries(texts).flatMap(([what, fields]) => {
  const bytes = encodeErrorFrame({ majorCode: 201, minorCode: 3, wait: 30, ...fields });
  const name = `an error frame read, ${what}`;
  const ours = reading(bytes, (given) => decodeErrorFrame(given));
  return [
    {
      name,
      baseline: 'protobufjs by reflection',
      goal: 1,
      measure: (effort) =>
        compared(
          ours,
          reading(bytes, (given) => reflected.decode(given.subarray(2))),
          effort,
        ),
    },
    {
      name,
      baseline: '@bufbuild/protobuf',
      measure: (effort) =>
        compared(
          ours,
          reading(bytes, (given) => schema && fromBinary(schema, given.subarray(2))),
          effort,
        ),
    },
  ] satisfies Metric[];
});
