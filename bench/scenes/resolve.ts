// What it costs to know what a frame asks for.
import { resolve } from 'igap-reactions';
import { handlerTable } from '../baselines/handlers.js';
import { naiveEntries } from '../baselines/naive-entries.js';
import { naiveResolver } from '../baselines/naive-table.js';
import { compared } from '../compared.js';
import { see } from '../engine.js';
import type { Metric } from '../figure.js';
import { allFrames } from '../frames.js';

const ours = {
  run() {
    for (const frame of allFrames) see(resolve(frame));
  },
};

const naive = naiveResolver(naiveEntries());
const handle = handlerTable((kind) => see(kind));

export const metrics: readonly Metric[] = [
  {
    name: 'a frame resolved, with its result',
    baseline: 'a table by text keys and spreads',
    goal: 0.1,
    measure: (effort) =>
      compared(
        ours,
        {
          run() {
            for (const frame of allFrames) see(naive(frame));
          },
        },
        effort,
      ),
  },
  {
    name: 'a frame resolved, with its result',
    baseline: 'a table of handlers written by hand, without a result',
    measure: (effort) =>
      compared(
        ours,
        {
          run() {
            for (const frame of allFrames) handle(frame);
          },
        },
        effort,
      ),
  },
];
