// What a frame costs to resolve, in a process of its own: in one that other tests share, what they did slows the compiled code of both. Prints
// a line of JSON: nanoseconds for each frame, ours and those of a table by text keys, the least of many slices that are taken in turn.
import { errorCodes, findError, resolve } from '../../src/index.js';

/** What clients write by hand: a table by text keys, and a copy of what is found for each frame. */
function naiveTable() {
  const table: Record<string, object> = {};
  for (const code of Object.values(errorCodes)) {
    const entry = findError(code);
    table[`${code}`] = { ...entry };
    for (const row of entry.minors) table[`${code}/${row.minor}`] = { ...row };
  }
  return (frame: { majorCode: number; minorCode: number }) => {
    const key = `${frame.majorCode}/${frame.minorCode}`;
    const row = Object.hasOwn(table, key) ? table[key] : table[`${frame.majorCode}/*`];
    return { ...table[`${frame.majorCode}`], ...row, ...frame };
  };
}

const codes = Object.values(errorCodes);
const frames = Array.from({ length: 5000 }, (_, at) => ({
  majorCode: codes[(at * 7919) % codes.length] ?? 0,
  minorCode: at % 5,
  requestId: `request-${at}`,
  action: 201,
}));

const costOf = (resolveOne: (frame: (typeof frames)[0]) => unknown) => {
  const began = process.hrtime.bigint();
  for (const frame of frames) resolveOne(frame);
  return Number(process.hrtime.bigint() - began) / frames.length;
};

const naive = naiveTable();
const ofOne = (frame: (typeof frames)[0]) => resolve(frame);
// Of many short slices some meet no other work of the machine.
const rounds = Array.from({ length: 200 }, () => [costOf(ofOne), costOf(naive)] as const);
const least = (at: 0 | 1) => Math.min(...rounds.map((costs) => costs[at]));
console.log(JSON.stringify({ resolveNs: least(0), naiveNs: least(1) }));
